package dev.semblance.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of excuses that is not looked after grows. */
class KnownDifferencesTest {
  private static final KnownDifferences LISTED =
      KnownDifferences.parse("# Why.\n\nfold | a.case | rounds down\n");

  @ParameterizedTest
  @CsvSource({
    "fold, a.case, rounded,",
    "fold, a.case,, no longer differs",
    "fold, b.case, rounded, rounded",
    "fold, b.case,,",
    "Spark, a.case, rounded, rounded"
  })
  void onlyWhatIsListedMayDiffer(String engine, String file, String difference, String complaint) {
    Optional<String> actual = LISTED.complaint(engine, file, Optional.ofNullable(difference));
    if (complaint == null) {
      assertThat(actual).isEmpty();
    } else {
      assertThat(actual).hasValueSatisfying(text -> assertThat(text).startsWith(complaint));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fold", "fold | a.case", "fold | a.case | "})
  void aDifferenceHasAReason(String line) {
    assertThatThrownBy(() -> KnownDifferences.parse(line))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Else a listed difference would never be found to be gone. */
  @Test
  void whatIsListedExists(@TempDir Path folder) throws IOException, URISyntaxException {
    Stream<Path> files =
        Stream.concat(CaseFiles.all().stream(), CaseFiles.inArrivalOrder().stream());
    assertThat(files.map(file -> file.getFileName().toString()))
        .containsAll(KnownDifferences.read().all().stream().map(k -> k.file()).toList());
    assertThat(CaseEngines.names(folder))
        .containsAll(KnownDifferences.read().all().stream().map(k -> k.engine()).toList());
  }
}
