package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Pieces of a file as their author wrote them, but on one line and without comments. */
public final class WrittenText {
  private WrittenText() {}

  /**
   * The text of {@code span}, one blank wherever there was anything between two words or signs.
   *
   * @param span of a whole piece of a tree, as a parser gives it
   */
  public static String of(SourceSpan span) {
    List<Token> tokens = SourceTokens.of(new SourceFile(span.file().name(), span.text())).visible();
    StringBuilder text = new StringBuilder();
    int end = -1;
    for (Token token : tokens) {
      text.append(end < 0 || token.getStartIndex() == end ? "" : " ").append(token.getText());
      end = token.getStopIndex() + 1;
    }
    return text.toString();
  }
}
