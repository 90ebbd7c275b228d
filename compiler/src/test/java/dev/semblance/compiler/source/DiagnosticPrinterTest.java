package dev.semblance.compiler.source;

import static dev.semblance.compiler.source.DiagnosticCode.FILE_UNREADABLE;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;
import static dev.semblance.compiler.source.DiagnosticCode.UNBOUNDED_STATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person sees. The marked places are, in order: the main one, then those of the labels. */
class DiagnosticPrinterTest {

  @Test
  void underlinesThePlaceAndHangsLabelsBelowIt() {
    MarkedSource source = marked("stream s = charge\n  where «charge.country» «>» «5»\n");
    Diagnostic diagnostic =
        Diagnostic.at(TYPE_MISMATCH, source.marks().get(1), "cannot compare text with a number")
            .label(source.marks().get(0), "this is text")
            .label(source.marks().get(2), "this is a number")
            .help("compare with a text");
    assertThat(DiagnosticPrinter.print(diagnostic, false))
        .isEqualTo(
            """
            error[SEM0301]: cannot compare text with a number
              --> cards.feature:2:24
              |
            2 |   where charge.country > 5
              |         -------------- ^ - this is a number
              |         |
              |         this is text
              |
              = help: compare with a text
            """);
  }

  @Test
  void showsEveryLineThatALabelPointsTo() {
    MarkedSource source = marked("event «charge» {\n}\n\n\nevent «charge» {\n}\n");
    Diagnostic diagnostic =
        Diagnostic.at(TYPE_MISMATCH, source.marks().get(1), "declared twice")
            .label(source.marks().get(0), "first here");
    assertThat(DiagnosticPrinter.print(diagnostic, false))
        .isEqualTo(
            """
            error[SEM0301]: declared twice
              --> cards.feature:5:7
              |
            1 | event charge {
              |       ------ first here
            ...
            5 | event charge {
              |       ^^^^^^
            """);
  }

  @Test
  void showsLabelsInOtherFilesBelow() {
    MarkedSource here = marked("event «charge» {}");
    MarkedSource there = MarkedSource.of("other.feature", "\n\nevent «charge» {}");
    Diagnostic diagnostic =
        Diagnostic.at(TYPE_MISMATCH, here.marks().get(0), "declared twice")
            .label(there.marks().get(0), "first here");
    assertThat(DiagnosticPrinter.print(diagnostic, false))
        .isEqualTo(
            """
            error[SEM0301]: declared twice
              --> cards.feature:1:7
              |
            1 | event charge {}
              |       ^^^^^^
              ::: other.feature:3:7
              |
            3 | event charge {}
              |       ------ first here
            """);
  }

  @Test
  void underlinesTheFirstAndTheLastLineOfALongPlace() {
    assertThat(print("stream «s = charge\n  with a = 1,\n       b = 2»\n"))
        .isEqualTo(
            """
            warning[SEM0901]: look
              --> cards.feature:1:8
              |
            1 | stream s = charge
              |        ^^^^^^^^^^
            ...
            3 |        b = 2
              |        ^^^^^
            """);
  }

  @Test
  void pointsBehindTheLastCharacterAtTheEndOfAFile() {
    assertThat(print("event x {«»")).endsWith("1 | event x {\n  |          ^\n");
    assertThat(print("event x {\n«»")).endsWith("2 | \n  | ^\n");
  }

  @Test
  void countsColumnsAsATerminalShowsThem() {
    assertThat(print("\ta «b»")).endsWith("1 |     a b\n  |       ^\n");
    assertThat(print("\"漢字\" «b»")).endsWith("1 | \"漢字\" b\n  |        ^\n");
    assertThat(print("\"e\u0301\" «b»")).endsWith("1 | \"e\u0301\" b\n  |     ^\n");
    assertThat(print("\"😀\" «b»")).endsWith("1 | \"😀\" b\n  |      ^\n");
    assertThat(print("a «b» c\r\nd")).endsWith("1 | a b c\n  |   ^\n");
  }

  @Test
  void neverSendsControlCharactersToTheTerminal() {
    assertThat(print("\"\u001B[2J\u202E\" «b»")).doesNotContain("\u001B").doesNotContain("\u202E");
  }

  @Test
  void cutsAVeryLongLineAroundThePlace() {
    String printed = print("a ".repeat(2000) + "«here»" + " z".repeat(2000));
    assertThat(printed.lines()).allMatch(line -> line.length() < 130);
    List<String> lines = printed.lines().toList();
    int caret = lines.get(4).indexOf("^^^^");
    assertThat(lines.get(3).substring(caret, caret + 4)).isEqualTo("here");
    assertThat(lines.get(3)).startsWith("1 | ...a").endsWith("z...");
  }

  @Test
  void showsNoSourceForAFileThatCouldNotBeRead() {
    SourceSpan span = new SourceSpan(new SourceFile("gone.feature", ""), 0, 0);
    Diagnostic diagnostic = Diagnostic.at(FILE_UNREADABLE, span, "there is no such file");
    assertThat(DiagnosticPrinter.print(List.of(diagnostic), false))
        .isEqualTo(
            """
            error[SEM0109]: there is no such file
              --> gone.feature

            """);
  }

  @Test
  void coloursOnlyWhenAsked() {
    MarkedSource source = marked("a «b»");
    Diagnostic diagnostic = Diagnostic.at(TYPE_MISMATCH, source.marks().get(0), "look");
    String coloured = DiagnosticPrinter.print(diagnostic, true);
    assertThat(coloured).contains("\u001B[1;31merror[SEM0301]\u001B[0m");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", ""))
        .isEqualTo(DiagnosticPrinter.print(diagnostic, false));
  }

  private static String print(String text) {
    MarkedSource source = marked(text);
    return DiagnosticPrinter.print(
        Diagnostic.at(UNBOUNDED_STATE, source.marks().get(0), "look"), false);
  }

  private static MarkedSource marked(String text) {
    return MarkedSource.of("cards.feature", text);
  }
}
