package dev.semblance.parity.compare;

import dev.semblance.parity.cases.ParityCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A case that a failure has shown, as a file: under {@code target/parity-failures} of the working
 * folder, or where {@code -Dsemblance.failures} says. Moved to the case files of the tests, it is
 * tried on every engine from then on.
 */
public final class KeptFailure {
  /** The system property that names another folder. */
  public static final String FOLDER_PROPERTY = "semblance.failures";

  private static final String USUAL_FOLDER = "target/parity-failures";

  /** Where cases in arrival order are kept, there and among the tests' resources. */
  private static final String IN_ARRIVAL_ORDER = "arrival-order";

  private KeptFailure() {}

  /**
   * Writes the case as a file.
   *
   * @param name of who failed, for people
   * @return where it is
   */
  public static Path keep(String name, ParityCase shown) {
    String text = shown.text();
    String file =
        "%s-%08x.case"
            .formatted(
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), text.hashCode());
    Path folder = Path.of(System.getProperty(FOLDER_PROPERTY, USUAL_FOLDER)).toAbsolutePath();
    Path place =
        (shown.isInArrivalOrder() ? folder.resolve(IN_ARRIVAL_ORDER) : folder).resolve(file);
    try {
      Files.createDirectories(place.getParent());
      return Files.writeString(place, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to do with a file that was kept. */
  static String advice(Path place, ParityCase shown) {
    return "the case is kept in %s%nto try it on every engine from now on, move it to %s%n"
        .formatted(
            place,
            "parity-tests/src/test/resources/cases/"
                + (shown.isInArrivalOrder() ? IN_ARRIVAL_ORDER + "/" : ""));
  }
}
