package dev.semblance.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.FunctionCatalogue;
import dev.semblance.compiler.analysis.FunctionDescription;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedTest.ExpectedColumn;
import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.source.DiagnosticPrinter;
import dev.semblance.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference page of functions has all of them, and the results that it shows are theirs. */
class FunctionsPageTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.+)` \\| `(.+)` \\|$");
  private static final Pattern LINE_OF_TABLE = Pattern.compile("(?m)^\\|(?! expression | ---).*$");
  private static final Pattern FUNCTION = Pattern.compile("[a-z]\\w*");
  private static final Pattern CODE = Pattern.compile("`([^`]+\\) -> [^`]+)`");
  private static final Pattern OPERATOR = Pattern.compile("operator=(\\w+)");
  private static final Page PAGE = Page.of("docs/functions.md");

  /** A line of a table. */
  private record Row(String expression, String result) {}

  private static List<Row> rows(Page section) {
    List<Row> rows = new ArrayList<>();
    for (MatchResult row : ROW.matcher(section.text()).results().toList()) {
      rows.add(new Row(row.group(1), row.group(2)));
    }
    return rows;
  }

  @Test
  void itHasEachFunctionWithItsSignatures() {
    Map<String, Page> sections = PAGE.sections();
    Set<String> documented = new LinkedHashSet<>(sections.keySet());
    documented.removeIf(title -> !FUNCTION.matcher(title).matches());
    List<FunctionDescription> functions = FunctionCatalogue.functions();
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            functions.stream().map(FunctionDescription::name).toList());
    for (FunctionDescription function : functions) {
      Page section = sections.get(function.name());
      assertThat(CODE.matcher(section.text()).results().map(code -> code.group(1)))
          .containsExactlyElementsOf(function.signatures());
      assertThat(rows(section))
          .isNotEmpty()
          .allMatch(row -> row.expression().contains(function.name() + "("));
    }
  }

  @Test
  void itsResultsAreThoseOfTheEngines() {
    List<Row> rows = rows(PAGE);
    assertThat(rows).hasSameSizeAs(LINE_OF_TABLE.matcher(PAGE.text()).results().toList());
    ResolvedProgram program = program(rows);
    TestOutcome outcome =
        TestRunner.run(
            program,
            program.tests().get(0),
            List.of(new ReferenceTestEngine(), new EmbeddedTestEngine()));
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.disagreements()).isEmpty();
    assertThat(outcome.unmet())
        .allSatisfy(
            unmet ->
                assertThat(unmet.cells())
                    .extracting(
                        cell -> rows.get(index(cell.column().orElseThrow())), cell -> cell.actual())
                    .isEmpty());
    List<ExpectedColumn> expected = program.tests().get(0).expectations().get(0).columns();
    assertThat(expected).hasSameSizeAs(rows);
    for (ExpectedColumn column : expected) {
      Row row = rows.get(index(column.name()));
      assertThat(TestCells.text(column.type(), column.value()))
          .as("the result of %s as tests write it", row.expression())
          .isEqualTo(row.result());
    }
  }

  @Test
  void itsExpressionsUseEveryOperator() {
    Set<String> used = new TreeSet<>();
    program(rows(PAGE))
        .vectors()
        .get(0)
        .columns()
        .forEach(
            column ->
                OPERATOR
                    .matcher(column.expression().toString())
                    .results()
                    .forEach(operator -> used.add(operator.group(1))));
    assertThat(used)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Operator.values()).map(Operator::name).toList());
  }

  private static int index(String column) {
    return Integer.parseInt(column.substring("row_".length()));
  }

  /** One vector with a column for each row, and a test that expects the results. */
  private static ResolvedProgram program(List<Row> rows) {
    StringBuilder text = new StringBuilder(String.join("\n", PAGE.blocks("feature")));
    List<String> results = new ArrayList<>();
    text.append("vector page v1 on sample {\n");
    for (int i = 0; i < rows.size(); i++) {
      text.append("  row_").append(i).append(" = ").append(rows.get(i).expression()).append('\n');
      results.add("    row_" + i + ": " + rows.get(i).result());
    }
    text.append("}\n\ntest \"the page\" for page {\n")
        .append(String.join("\n", PAGE.blocks("event")))
        .append(results.stream().collect(Collectors.joining("\n", "  expect \"a\" {\n", "\n  }\n")))
        .append("}\n");
    Compilation compilation = Compiler.compile(new SourceFile("page.feature", text.toString()));
    assertThat(DiagnosticPrinter.print(compilation.diagnostics(), false)).isEmpty();
    return compilation.program().orElseThrow();
  }
}
