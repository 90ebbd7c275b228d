package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "import",
        "check",
        "errors",
        "fmt",
        "test",
        "lock",
        "diff",
        "explain",
        "catalog",
        "backfill",
        "replay",
        "run",
        "lsp",
        "why"
      })
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
    assertThat(run.out())
        .contains("init", "check", "fmt", "explain", "backfill", "replay", "run", "Exit codes:");
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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bogus                         | there is no command 'bogus'
          chekc x.feature               | there is no command 'chekc'; did you mean 'check'?
          backfill --vectr v            | there is no option '--vectr'; did you mean '--vector'?
          backfill --bindings=b --ot=x  | there is no option '--ot'; did you mean '--out'?
          explain a b                   | 'b' is one argument too many
          check x.feature --format xml  | expected one of text, json, but was 'xml'
          """)
  void whatIsWrongIsSaidInItsWritersWords(String line, String message) {
    assertThat(Run.of((Object[]) line.split(" +")).err().lines().findFirst().orElseThrow())
        .startsWith("error: ")
        .endsWith(message);
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
        "backfill x.feature --vector v --bindings b --out o --checkpoint often",
        "backfill x.feature --vector v --bindings b --out o --resume --checkpoint never",
        "backfill x.feature --vector v@2 --bindings b --out o",
        "explain x.feature --vector @v2",
        "fmt - --check x.feature",
        "test",
        "test x.feature --engine duck",
        "test x.feature --filter  ",
        "lock x.feature --replace fraud",
        "diff a",
        "diff a b --git HEAD",
        "diff a b --root .",
        "replay x.feature --vector v",
        "replay x.feature --vector v --bindings b --out o --order time",
        "replay x.feature --vector v --bindings b --out o --format csv",
        "replay x.feature --vector v --bindings b --out o --state disk",
        "replay x.feature --vector v --bindings b --out o --from 2026-01-02 --to 2026-01-01",
        "replay x.feature --vector v --bindings b --out o --show -1",
        "run x.feature --bindings b",
        "run x.feature --bindings b --bootstrap-server k:1 --http 8080",
        "run x.feature --bindings b --bootstrap-server k:1 --http h:99999",
        "run x.feature --bindings b --bootstrap-server k:1 --emit later",
        "run x.feature --bindings b --bootstrap-server k:1 --format csv",
        "run x.feature --bindings b --bootstrap-server k:1 --conf nothing",
        "run x.feature --vector v@2 --bindings b --bootstrap-server k:1"
      })
  void aWrongCommandLineEndsWithTwoAndOneMessage(String line) {
    Run run = Run.of((Object[]) line.split(" "));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").doesNotContain("Exception", "\tat ");
  }
}
