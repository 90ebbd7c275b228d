package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(strings = {"init", "check", "fmt", "explain", "backfill"})
  void everyCommandTeachesWithAnExample(String command) {
    Run run = Run.of(command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Example").contains("  semblance " + command + " ");
    assertThat(run.err()).isEmpty();
    assertThat(Run.of("help", command).out()).isEqualTo(run.out());
  }

  @Test
  void theCommandsAreListedWithWhatTheyDo() {
    Run run = Run.of("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("init", "check", "fmt", "explain", "backfill", "Exit codes:");
  }

  @Test
  void theVersionNamesJavaToo() {
    Run run = Run.of("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("semblance ").contains("(Java ");
  }

  @Test
  void helpHasNoColourUnlessItsReaderCanTakeIt() {
    assertThat(Run.of("--help").out()).doesNotContain("\033[");
    assertThat(Run.coloured("--help").out()).contains("\033[");
  }

  @Test
  void aMissingCommandIsAMistakeInUsage() {
    Run run = Run.of();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("a command is missing").contains("semblance --help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chekc x.feature",
        "check",
        "check --nope x.feature",
        "check x.feature --format xml",
        "backfill x.feature --vector v",
        "backfill x.feature --vector v --bindings b --out o --on-bad-record ignore",
        "backfill x.feature --vector v --bindings b --out o --from yesterday",
        "backfill x.feature --vector v --bindings b --out o --from 2026-02-30",
        "backfill x.feature --vector v --bindings b --out o --from 2026-01-02 --to 2026-01-01",
        "backfill x.feature --vector v --bindings b --out o --conf nothing",
        "backfill x.feature --vector v --bindings b --out o --show -1",
        "backfill x.feature --vector v@2 --bindings b --out o",
        "explain x.feature --vector @v2",
        "fmt - --check x.feature"
      })
  void aWrongCommandLineEndsWithTwoAndOneMessage(String line) {
    Run run = Run.of((Object[]) line.split(" "));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").doesNotContain("Exception", "\tat ");
  }
}
