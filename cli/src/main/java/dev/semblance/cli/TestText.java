package dev.semblance.cli;

import dev.semblance.cli.test.TestOutcome;
import dev.semblance.cli.test.TestOutcome.Cell;
import dev.semblance.cli.test.TestOutcome.Unmet;
import dev.semblance.compiler.analysis.ResolvedTest;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.reference.why.Explanation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of a test, for people. */
final class TestText {
  private static final int MOST_EVENTS = 20;

  private TestText() {}

  /** {@code PASS fraud.feature:40 a second charge is counted (12 ms)}. */
  static String line(TestOutcome outcome) {
    return "%s  %s  %s  (%s)"
        .formatted(
            outcome.passed() ? "PASS" : "FAIL",
            place(outcome.test().span()),
            oneLine(outcome.test().title()),
            time(outcome.time()));
  }

  static String place(SourceSpan span) {
    return span.file().name() + ":" + span.line();
  }

  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  static String time(Duration time) {
    return time.toMillis() < 10_000
        ? time.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }

  /** Why it failed, in lines; first what is nobody's expectation, but wrong all the same. */
  static List<String> details(TestOutcome outcome) {
    List<String> lines = new ArrayList<>();
    outcome.errors().forEach(error -> error.lines().forEach(lines::add));
    for (String disagreement : outcome.disagreements()) {
      lines.add("the engines disagree, which is a bug of Semblance");
      disagreement.lines().forEach(line -> lines.add("  " + line));
    }
    outcome.unmet().forEach(unmet -> add(unmet, lines));
    return lines;
  }

  private static void add(Unmet unmet, List<String> lines) {
    SourceSpan span = unmet.expectation().span();
    lines.add("expect " + oneLine(span.text()) + ", " + place(span));
    table(unmet).forEach(line -> lines.add("  " + line));
    unmet.why().ifPresent(why -> add(why, lines));
  }

  private static List<String> table(Unmet unmet) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("column", "expected"));
    header.addAll(unmet.engines());
    rows.add(header);
    for (Cell cell : unmet.cells()) {
      List<String> row = new ArrayList<>(List.of(cell.column().orElse("(the row)")));
      row.add(cell.expected());
      row.addAll(cell.actual());
      rows.add(row);
    }
    return WhyText.aligned(rows);
  }

  private static void add(Explanation why, List<String> lines) {
    StringWriter text = new StringWriter();
    PrintWriter printer = new PrintWriter(text);
    new WhyText(why, MOST_EVENTS).printParts(printer);
    printer.flush();
    if (!text.toString().isBlank()) {
      lines.add("    where @0s is " + WhyValues.instant(ResolvedTest.START));
    }
    text.toString().lines().forEach(line -> lines.add(line.isEmpty() ? "" : "    " + line));
  }
}
