package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.source.DiagnosticCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorsCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(DiagnosticCode.class)
  void everyCodeIsExplainedWithExamples(DiagnosticCode code) {
    Run run = Run.of("errors", code.code());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith(code.severity().name().toLowerCase() + "[" + code.code() + "]: ")
        .contains("\nwrong:\n\n    ", "\nright:\n\n    ")
        .doesNotContain("```", "](", "###");
    List<String> prose = run.out().lines().skip(1).filter(it -> !it.startsWith("    ")).toList();
    assertThat(prose).allMatch(line -> line.length() <= 80).anyMatch(line -> line.endsWith("."));
  }

  @Test
  void anEntryIsReadAsOnThePage() {
    assertThat(Run.of("errors", "sem0103").out())
        .isEqualTo(
            """
            error[SEM0103]: a string without its closing quote

            A text without its closing quote. Texts end on the line that they begin on.

            wrong:

                stream home = charge where country == "NL

            right:

                stream home = charge where country == "NL"
            """);
    assertThat(Run.of("errors", "SEM0102", "SEM0904").out())
        .contains("error[SEM0102]", "warning[SEM0904]");
  }

  @Test
  void withoutACodeAllAreListed() {
    assertThat(Run.of("errors").out().lines())
        .hasSize(DiagnosticCode.values().length)
        .contains("SEM0904  warning  a deprecated version in use");
    Run unknown = Run.of("errors", "SEM0112");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no code 'SEM0112'", "'semblance errors'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "event e { id: int @id }                              | SEM0501' explains it",
        "event e { at: timestamp @time };stream s = e where at is not null | ",
        "event e { at: timestamp @time, x: nope, y: int @id @what } | "
            + "SEM0305 SEM0502' explains them",
      })
  void errorsSayWhereTheyAreExplained(String text, String explained) throws Exception {
    Path file = Files.writeString(folder.resolve("e.feature"), text.replace(';', '\n'));
    List<String> expected =
        explained == null ? List.of() : List.of("'semblance errors " + explained);
    assertThat(Run.of("check", file).err().lines().filter(line -> line.contains("explains")))
        .isEqualTo(expected);
    assertThat(Run.of("check", file, "--format", "json").out()).doesNotContain("explains");
  }
}
