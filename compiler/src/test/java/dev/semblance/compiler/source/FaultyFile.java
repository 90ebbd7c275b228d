package dev.semblance.compiler.source;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A feature file with mistakes, and what must be said about each: see {@code faulty/README.md}.
 *
 * @param path below the folder of faulty files
 */
public record FaultyFile(String path, MarkedSource source, List<Expected> expected) {
  private static final Pattern EXPECTED = Pattern.compile("// (SEM\\d{4}): (.*)");
  private static final Pattern HELP = Pattern.compile("//   help: (.*)");

  /**
   * What is expected at one mark.
   *
   * @param help the whole advice, or empty where the file does not say
   */
  public record Expected(String code, String message, String help) {}

  /** Every faulty file of the test resources, in the order of their paths. */
  public static List<FaultyFile> all() {
    Path root = Path.of("src", "test", "resources", "faulty");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".feature"))
          .sorted()
          .map(file -> read(root, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a text with marks expects. */
  public static FaultyFile of(String path, String text) {
    return new FaultyFile(path, MarkedSource.of(path, text), expected(text));
  }

  private static FaultyFile read(Path root, Path file) {
    String path = root.relativize(file).toString().replace('\\', '/');
    try {
      return of(path, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Expected> expected(String text) {
    List<Expected> expected = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher message = EXPECTED.matcher(line);
      Matcher help = HELP.matcher(line);
      if (message.matches()) {
        expected.add(new Expected(message.group(1), message.group(2), ""));
      } else if (help.matches() && !expected.isEmpty()) {
        Expected last = expected.remove(expected.size() - 1);
        expected.add(new Expected(last.code(), last.message(), help.group(1)));
      } else {
        break;
      }
    }
    return expected;
  }

  /** What is expected, one line a mark, to compare with {@link #describe}. */
  public String expectation() {
    return IntStream.range(0, expected.size())
        .mapToObj(
            i ->
                line(
                    i < source.marks().size() ? source.marks().get(i) : null,
                    expected.get(i).code(),
                    expected.get(i).message(),
                    expected.get(i).help()))
        .collect(joining("\n"));
  }

  /** What was reported, in the same form; advice only where this file expects some. */
  public String describe(List<Diagnostic> reported) {
    return IntStream.range(0, reported.size())
        .mapToObj(
            i ->
                line(
                    reported.get(i).span(),
                    reported.get(i).code().code(),
                    reported.get(i).message(),
                    i < expected.size() && !expected.get(i).help().isEmpty()
                        ? reported.get(i).help().orElse("none")
                        : ""))
        .collect(joining("\n"));
  }

  private static String line(SourceSpan span, String code, String message, String help) {
    String place =
        span == null ? "no mark" : span.line() + ":" + span.column() + " «" + span.text() + "»";
    return place + " " + code + ": " + message + (help.isEmpty() ? "" : "\n  help: " + help);
  }

  @Override
  public String toString() {
    return path;
  }
}
