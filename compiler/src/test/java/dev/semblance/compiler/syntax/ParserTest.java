package dev.semblance.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.source.DiagnosticPrinter;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources", "syntax");

  @Test
  void readsTheWholeLanguage() throws IOException {
    String outline = outline(parse(Files.readString(RESOURCES.resolve("whole-language.feature"))));
    Path golden = RESOURCES.resolve("whole-language.tree");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, outline);
    }
    assertThat(outline).isEqualTo(Files.readString(golden));
  }

  private static String outline(FeatureFile file) {
    StringBuilder outline = new StringBuilder();
    outline.append(TreeText.of(file.namespace())).append(TreeText.of(file.imports())).append("\n");
    for (Declaration declaration : file.declarations()) {
      outline.append("\n").append(TreeText.of(declaration)).append("\n");
    }
    // One part a line, so that a difference can be seen.
    return outline.toString().replace(") ", ")\n  ");
  }

  /** Full parentheses show how an expression is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a or b and not c == d | (a or (b and (not (c == d))))",
        "not a == b | (not (a == b))",
        "a ?? b + c * -d | (a ?? (b + (c * (-d))))",
        "a - b - c | ((a - b) - c)",
        "a / b * c % d | (((a / b) * c) % d)",
        "a + b < c ?? d | ((a + b) < (c ?? d))",
        "- - a | (-(-a))",
        "not not a | (not (not a))",
        "a is null and b is not null | ((a is null) and (b is not null))",
        "a + 1 in [1, 2] or b not in c | (((a + 1) in [1, 2]) or (b not in c))",
        "if a then b else c + d | if a then b else (c + d)",
        "1 + if a then b else c or d | (1 + if a then b else (c or d))",
        "if a then if b then c else d else e | if a then if b then c else d else e",
        "(a or b) and c | ((a or b) and c)",
        "f(a + b, g()) | f((a + b), g())",
        "a.b.c - d.e | (a.b.c - d.e)",
        "count + step * events | (count + (step * events))",
        "a<b | (a < b)",
        "a -1 | (a - 1)",
        "2e3 + 0.50 | (2E+3 + 0.50)"
      })
  void readsOperatorsByTheirRank(String written, String meaning) {
    assertThat(FullParentheses.of(expression(written))).isEqualTo(meaning);
  }

  /** Words that mean something at their place are names elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "namespace",
        "import",
        "event",
        "stream",
        "features",
        "vector",
        "fn",
        "test",
        "deprecated",
        "left",
        "prior",
        "use",
        "label",
        "expect",
        "for",
        "ending",
        "ago",
        "step",
        "events",
        "session",
        "v1",
        "key",
        "time",
        "count",
        "int",
        "string",
        "last",
        "now",
        "id",
        "number",
        "`where`",
        "`from`",
        "`null`"
      })
  void takesOrdinaryWordsAsNames(String word) {
    FeatureFile file =
        parse(
            """
            event %1$s {
              %1$s : %1$s
              other : int
            }
            stream %1$s = %1$s where %1$s == %1$s.%1$s with %1$s = %1$s
            fn %1$s(%1$s: int) = %1$s + %1$s(1)
            features %1$s v1 by %1$s from %1$s {
              %1$s = %1$s(%1$s) over 1d, 5 events
              a = %1$s
              b = %1$s + 1 prior
            }
            vector %1$s v1 on %1$s {
              use %1$s by %1$s as %1$s
              %1$s
              %1$s.*
              %1$s.%1$s
              %1$s.{%1$s, %1$s}
              %1$s = %1$s
              label %1$s = %1$s() from %1$s by %1$s within 1d
            }
            """
                .formatted(word));
    String name = word.replace("`", "");
    assertThat(file.declarations()).hasSize(5);
    assertThat(TreeText.of(file.declarations().get(4)))
        .contains("FieldItem('' " + name + ") GroupAll('' " + name + ")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n b = c",
        "a, b = c",
        "a,\n b = c,",
        "\n\n a // why\n\n b /* so */ = c // and\n",
        "a\n b\n = c",
        "a\n b =\n c"
      })
  void endsAnItemAtALineBreakOrAComma(String items) {
    assertThat(items(items)).isEqualTo("[FieldItem('' a) ComputedItem('' b Path([c]))]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = a - b * c",
        "x = a -\n b * c",
        "x = a\n - b\n * c",
        "x =\n a\n - b * c",
        "x = a - b * /* \n */ c",
        "x\n = a - b // first\n * c // second"
      })
  void goesOnAtAnOperatorOnEitherSideOfALineBreak(String item) {
    assertThat(items(item)).isEqualTo(items("x = a - b * c"));
  }

  @Test
  void ignoresLineBreaksInBrackets() {
    assertThat(items("x = f(\na\n,\nb\n)\ny = [\n1,\n2\n]"))
        .isEqualTo(items("x = f(a, b), y = [1, 2]"));
  }

  @Test
  void keepsDocCommentsWithWhatFollowsThem() {
    assertThat(items("/// one\n///   two\n\n// not this\n\na /// nor this\nb"))
        .isEqualTo("[FieldItem('one\n  two' a) FieldItem('' b)]");
  }

  @Test
  void countsPlacesInUtf16WhateverStandsBefore() {
    FeatureFile file = parse("fn f(x: string) = concat(\"😀😀\", x)\nfn g(x: int) = x\n");
    Declaration second = file.declarations().get(1);
    assertThat(second.span().text()).isEqualTo("fn g(x: int) = x");
    assertThat(second.span().line()).isEqualTo(2);
  }

  @Test
  void coversParenthesesInThePlaceOfAnExpression() {
    Expression.Binary product = (Expression.Binary) expression("(a + b) * (c)");
    assertThat(product.span().text()).isEqualTo("(a + b) * (c)");
    assertThat(product.operatorSpan().text()).isEqualTo("*");
  }

  @Test
  void readsWhatStandsAroundAMistake() {
    Diagnostics diagnostics = new Diagnostics();
    FeatureFile file =
        Parser.parse(
            new SourceFile(
                "x.feature",
                """
                event a {
                  id : string @id
                  no type here
                  at : timestamp @time
                }
                stream = broken
                features g v1 by id from a {
                  one = count() over 1d
                  two = count( over 1d
                  three = count()
                }
                """),
            diagnostics);
    assertThat(diagnostics.sorted()).hasSize(3);
    assertThat(file.declarations()).hasSize(2);
    assertThat(TreeText.of(file.declarations().get(0)))
        .contains(" id ", " at ")
        .doesNotContain(" no ");
    assertThat(TreeText.of(file.declarations().get(1)))
        .contains(" one ", " three ")
        .doesNotContain("two");
  }

  @Test
  void saysNoMoreThanAPersonCanMend() {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(new SourceFile("x.feature", "event {}\n".repeat(5000)), diagnostics);
    assertThat(diagnostics.sorted()).hasSize(100);
  }

  private static Expression expression(String written) {
    FeatureFile file = parse("fn f(x: int) = " + written);
    return ((Declaration.FunctionDeclaration) file.declarations().get(0)).body();
  }

  private static String items(String items) {
    FeatureFile file = parse("vector v v1 on s {\n" + items + "\n}\n");
    return TreeText.of(((Declaration.VectorDeclaration) file.declarations().get(0)).items());
  }

  private static FeatureFile parse(String text) {
    Diagnostics diagnostics = new Diagnostics();
    FeatureFile file = Parser.parse(new SourceFile("x.feature", text), diagnostics);
    assertThat(DiagnosticPrinter.print(diagnostics.sorted(), false)).isEmpty();
    return file;
  }
}
