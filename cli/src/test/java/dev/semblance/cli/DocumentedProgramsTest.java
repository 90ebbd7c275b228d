package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.cli.test.EngineName;
import dev.semblance.cli.test.Page;
import dev.semblance.cli.test.TestEngines;
import dev.semblance.cli.test.TestOutcome;
import dev.semblance.cli.test.TestRunner;
import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedTest;
import dev.semblance.compiler.source.DiagnosticPrinter;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.Formatter;
import dev.semblance.compiler.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definitions that the documentation shows compile, and its tests pass. */
@ExtendWith(SparkForTests.class)
class DocumentedProgramsTest {

  static List<String> pagesWithPrograms() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "docs"))) {
      return Stream.concat(Stream.of("README.md"), files.map(file -> "docs/" + file.getFileName()))
          .filter(path -> path.endsWith(".md") && !Page.of(path).blocks("feature").isEmpty())
          .sorted()
          .toList();
    }
  }

  /** The blocks of one page are one program. */
  @ParameterizedTest
  @MethodSource("pagesWithPrograms")
  void whatAPageDefinesCompilesAndPassesItsTests(String path) {
    ResolvedProgram program = program(path);
    for (ResolvedTest test : program.tests()) {
      try (TestEngines engines = engines(program, test)) {
        TestOutcome outcome = TestRunner.run(program, test, engines.started());
        assertThat(outcome.passed()).as("%s: %s", path, outcome).isTrue();
      }
    }
  }

  /** Spark, which takes its time, where serving knows less: of labels. */
  private static TestEngines engines(ResolvedProgram program, ResolvedTest test) {
    boolean labels =
        program.vectors().stream()
            .anyMatch(vector -> test.isOf(vector) && !vector.labels().isEmpty());
    return new TestEngines(
        EnumSet.of(EngineName.REFERENCE, labels ? EngineName.SPARK : EngineName.EMBEDDED),
        () -> assertThat(test.title()).as("starts another session").isEmpty());
  }

  /** As {@code semblance fmt} writes them, so that readers copy what it leaves alone. */
  @ParameterizedTest
  @MethodSource("pagesWithPrograms")
  void whatAPageDefinesIsFormatted(String path) {
    for (String block : Page.of(path).blocks("feature")) {
      FeatureFile file = Parser.parse(new SourceFile(path, block), new Diagnostics());
      assertThat(Formatter.format(file)).isEqualTo(block);
    }
  }

  /** Whoever adds a construct to the page says whether it is a program. */
  @Test
  void everyBlockOfTheLanguagesPageIsAProgramOrAForm() {
    Page page = Page.of("docs/language.md");
    assertThat(page.blocks("")).isEmpty();
    assertThat(program("docs/language.md").tests()).hasSizeGreaterThan(10);
  }

  private static ResolvedProgram program(String path) {
    String text = String.join("\n", Page.of(path).blocks("feature"));
    Compilation compilation = Compiler.compile(new SourceFile(path, text));
    assertThat(DiagnosticPrinter.print(compilation.diagnostics(), false)).isEmpty();
    return compilation.program().orElseThrow();
  }
}
