package dev.semblance.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticJson;
import dev.semblance.compiler.source.DiagnosticPrinter;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold for any text, however broken. */
class ParserPropertyTest {
  private static final List<String> SPLINTERS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "`",
          "/*",
          "*/",
          "//",
          "=",
          "==",
          ",",
          ":",
          ".",
          "@",
          "-",
          "?",
          ";",
          "#",
          "\n",
          " where ",
          " over ",
          " if ",
          " not ",
          " event x ",
          " features ",
          " 12ab ",
          " 2026-01-01 ",
          "\\",
          "\u0000",
          "\uD83D\uDE00",
          "é",
          "\r",
          "&&");

  /** A damaged file is read to its end, and whatever is said about it can be shown. */
  @Property(tries = 1000)
  void damageNeverStopsTheParser(@ForAll long seed) {
    SourceFile file = new SourceFile("damaged.feature", damaged(seed));
    Diagnostics diagnostics = new Diagnostics();
    FeatureFile tree = Parser.parse(file, diagnostics);
    assertThat(tree.source()).isEqualTo(file);
    assertThat(diagnostics.sorted()).allSatisfy(ParserPropertyTest::canBeShown);
    assertThat(DiagnosticJson.print(diagnostics.sorted())).startsWith("[");
  }

  private static void canBeShown(Diagnostic diagnostic) {
    assertThat(diagnostic.span().end())
        .isLessThanOrEqualTo(diagnostic.span().file().text().length());
    assertThat(DiagnosticPrinter.print(diagnostic, false)).contains(diagnostic.code().code());
    assertThat(diagnostic.message()).doesNotContain("null token").doesNotContain("<EOF>");
  }

  /** What still parses after damage can be formatted without changing what it means. */
  @Property(tries = 1000)
  void whatSurvivesDamageIsFormattedFaithfully(@ForAll long seed) {
    SourceFile file = new SourceFile("damaged.feature", damaged(seed));
    Diagnostics diagnostics = new Diagnostics();
    FeatureFile tree = Parser.parse(file, diagnostics);
    if (diagnostics.hasErrors()) {
      return;
    }
    String formatted = Formatter.format(tree);
    FeatureFile again = Parser.parse(new SourceFile("formatted.feature", formatted), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    assertThat(TreeText.of(again)).isEqualTo(TreeText.of(tree));
    assertThat(Formatter.format(again)).isEqualTo(formatted);
  }

  private static String damaged(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(RandomFeatureFile.of(seed));
    for (int i = 1 + random.nextInt(3); i > 0 && text.length() > 1; i--) {
      int at = random.nextInt(text.length());
      if (random.nextBoolean()) {
        text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
      } else {
        text.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
      }
    }
    return text.toString();
  }
}
