package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.NESTED_TOO_DEEPLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to exhaust the stack get one message, on any stack. */
class NestingTest {
  private static final int VERY_DEEP = 100_000;
  private static final long SMALL_STACK = 512 * 1024;

  @ParameterizedTest
  @CsvSource({
    "'(', 'x', ')'",
    "'[', 'x', ']'",
    "'f(', 'x', ')'",
    "'not ', 'x', ''",
    "'-', 'x', ''",
    "'- ', 'x', ''",
    "'x + ', 'x', ''",
    "'x and ', 'x', ''",
    "'if x then ', 'x', ' else x'",
    "'if x then x else ', 'x', ''",
    "'(', '', ''",
    "'', 'x', ')'",
    "'f(x, ', 'x', ''"
  })
  void refusesAnythingNestedThousandsDeep(String open, String middle, String close) {
    String expression = open.repeat(VERY_DEEP) + middle + close.repeat(VERY_DEEP);
    Diagnostics diagnostics = parseOnSmallStack("fn deep(x: int) = " + expression + "\n");
    assertThat(diagnostics.sorted()).hasSize(1);
    Diagnostics inBlock =
        parseOnSmallStack("vector v v1 on s {\n a = 1\n b = " + expression + "\n c = 2\n}\n");
    assertThat(inBlock.sorted()).hasSize(1);
  }

  @Test
  void refusesTypesAndBlocksNestedThousandsDeep() {
    String type = "list<".repeat(VERY_DEEP) + "int" + ">".repeat(VERY_DEEP);
    assertThat(parseOnSmallStack("event e {\n a : " + type + "\n}\n").sorted()).hasSize(1);
    assertThat(parseOnSmallStack("event e " + "{".repeat(VERY_DEEP)).sorted()).hasSize(1);
    assertThat(parseOnSmallStack("test \"t\" for v {\n e " + "{ a: ".repeat(VERY_DEEP)).sorted())
        .hasSize(1);
  }

  @Test
  void readsWhatIsJustNotTooDeep() {
    int brackets = NestingLimit.MAX_DEPTH;
    int operators = NestingLimit.MAX_OPERATORS;
    assertThat(parse("fn f(x: int) = " + "(".repeat(brackets) + "x" + ")".repeat(brackets)))
        .isEqualTo("");
    assertThat(parse("fn f(x: bool) = " + "not ".repeat(brackets) + "x")).isEqualTo("");
    assertThat(parse("fn f(x: int) = " + "-".repeat(brackets) + "x")).isEqualTo("");
    assertThat(parse("fn f(x: int) = x" + " + x".repeat(operators))).isEqualTo("");
    assertThat(parse("fn f(x: bool) = " + "if x then x else ".repeat(brackets) + "x"))
        .isEqualTo("");
    assertThat(
            parse(
                "fn f(x: bool) = " + "(not ".repeat(brackets / 2) + "x" + ")".repeat(brackets / 2)))
        .isEqualTo("");
    assertThat(parse("fn f(x: bool) = " + "not ".repeat(brackets + 1) + "x"))
        .isEqualTo(NESTED_TOO_DEEPLY.code());
    assertThat(parse("fn f(x: int) = x" + " + x".repeat(operators + 1)))
        .isEqualTo(NESTED_TOO_DEEPLY.code());
  }

  @Test
  void doesNotMistakeALongListForADeepOne() {
    assertThat(parse("fn f(x: int) = x in [" + "-1, ".repeat(5000) + "-1]")).isEqualTo("");
    assertThat(parse("vector v v1 on s {\n" + "a = -b\n".repeat(5000) + "}")).isEqualTo("");
  }

  @Test
  void keepsTheOtherItemsOfABlock() {
    Diagnostics diagnostics = new Diagnostics();
    String deep = "(".repeat(VERY_DEEP) + "x" + ")".repeat(VERY_DEEP);
    FeatureFile file =
        Parser.parse(
            new SourceFile(
                "x.feature",
                "vector v v1 on s {\n a = 1\n b = " + deep + "\n c = 2\n}\nfn f() = 1"),
            diagnostics);
    assertThat(diagnostics.sorted()).hasSize(1);
    assertThat(file.declarations()).hasSize(2);
    assertThat(((Declaration.VectorDeclaration) file.declarations().get(0)).items()).hasSize(2);
  }

  /** The codes reported. */
  private static String parse(String text) {
    return String.join(
        " ", parseOnSmallStack(text).sorted().stream().map(d -> d.code().code()).toList());
  }

  private static Diagnostics parseOnSmallStack(String text) {
    Diagnostics diagnostics = new Diagnostics();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, () -> parseAndFormat(text, diagnostics), "small", SMALL_STACK);
    thread.setUncaughtExceptionHandler((ignored, thrown) -> failure.set(thrown));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(failure.get()).isNull();
    return diagnostics;
  }

  private static void parseAndFormat(String text, Diagnostics diagnostics) {
    FeatureFile file = Parser.parse(new SourceFile("x.feature", text), diagnostics);
    if (!diagnostics.hasErrors()) {
      Formatter.format(file);
    }
  }
}
