package dev.semblance.parity.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Differences that are known by name and not mended yet. The goal is to have none. */
final class KnownDifferences {
  private static final String RESOURCE = "/known-differences.txt";

  /**
   * One of them.
   *
   * @param engine its name
   * @param file name of the case file
   * @param reason what differs, and why it is so still
   */
  record Known(String engine, String file, String reason) {}

  private final List<Known> all;

  private KnownDifferences(List<Known> all) {
    this.all = all;
  }

  /** Those of the tests' resources. */
  static KnownDifferences read() {
    try (InputStream text = KnownDifferences.class.getResourceAsStream(RESOURCE)) {
      return parse(new String(text.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of a text in which a line is a difference, empty or a comment.
   *
   * @throws IllegalArgumentException where a line is neither
   */
  static KnownDifferences parse(String text) {
    return new KnownDifferences(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(KnownDifferences::known)
            .toList());
  }

  private static Known known(String line) {
    String[] parts = line.split("\\|", 3);
    if (parts.length < 3 || parts[2].isBlank()) {
      throw new IllegalArgumentException("not 'engine | case file | reason': " + line);
    }
    return new Known(parts[0].strip(), parts[1].strip(), parts[2].strip());
  }

  List<Known> all() {
    return all;
  }

  /**
   * What is wrong with an engine's vectors of a case, knowing what is known; empty if nothing is.
   *
   * @param difference from what the case expects, if there is one
   */
  Optional<String> complaint(String engine, String file, Optional<String> difference) {
    Optional<Known> known =
        all.stream().filter(k -> k.engine().equals(engine) && k.file().equals(file)).findFirst();
    if (known.isEmpty()) {
      return difference;
    }
    return difference.isPresent()
        ? Optional.empty()
        : Optional.of("no longer differs; take it out of %s: %s".formatted(RESOURCE, known.get()));
  }
}
