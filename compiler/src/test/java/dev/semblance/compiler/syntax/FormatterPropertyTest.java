package dev.semblance.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.source.DiagnosticPrinter;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What formatting must never do, whatever the file. */
class FormatterPropertyTest {

  /** Formatting twice is formatting once. */
  @Property(tries = 500)
  void formattingIsStable(@ForAll long seed) {
    String once = format(RandomFeatureFile.of(seed));
    assertThat(format(once)).isEqualTo(once);
  }

  /** A formatted file reads as the same tree, doc comments included. */
  @Property(tries = 500)
  void formattingKeepsTheMeaning(@ForAll long seed) {
    String text = RandomFeatureFile.of(seed);
    assertThat(TreeText.of(parse(format(text)))).isEqualTo(TreeText.of(parse(text)));
  }

  /** No comment is lost, and none changes its place in the order of comments. */
  @Property(tries = 500)
  void formattingKeepsEveryComment(@ForAll long seed) {
    String text = RandomFeatureFile.of(seed);
    assertThat(comments(format(text))).isEqualTo(comments(text));
  }

  /** No line ends in blanks, and no two lines in a row are empty. */
  @Property(tries = 200)
  void formattedLinesAreClean(@ForAll long seed) {
    String formatted = format(RandomFeatureFile.of(seed));
    assertThat(formatted).doesNotContain("\n\n\n").doesNotStartWith("\n");
    assertThat(Arrays.stream(formatted.split("\n")))
        .allMatch(line -> line.stripTrailing().equals(line));
  }

  private static List<String> comments(String text) {
    return SourceTokens.of(new SourceFile("random.feature", text)).all().stream()
        .filter(token -> token.getChannel() != 0)
        .map(token -> token.getText().stripTrailing())
        .toList();
  }

  private static String format(String text) {
    return Formatter.format(parse(text));
  }

  private static FeatureFile parse(String text) {
    Diagnostics diagnostics = new Diagnostics();
    FeatureFile file = Parser.parse(new SourceFile("random.feature", text), diagnostics);
    assertThat(DiagnosticPrinter.print(diagnostics.sorted(), false))
        .as("what is said about\n%s", text)
        .isEmpty();
    return file;
  }
}
