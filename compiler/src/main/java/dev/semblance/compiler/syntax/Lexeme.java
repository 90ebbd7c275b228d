package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceFile;
import dev.semblance.grammar.SemblanceLexer;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * A word or sign of a text, for tools that look at what is being written before it makes sense.
 *
 * @param start offset of its first character
 * @param end offset behind its last
 */
public record Lexeme(Kind kind, String text, int start, int end) {

  /** What it looks like. */
  public enum Kind {
    /** A name or a word of the language. */
    WORD,
    /** Also a duration. */
    NUMBER,
    STRING,
    /** One that is not at its end, too. */
    COMMENT,
    SIGN
  }

  private static final Set<Integer> NUMBERS =
      Set.of(
          SemblanceLexer.INTEGER,
          SemblanceLexer.DECIMAL,
          SemblanceLexer.DURATION,
          SemblanceLexer.BAD_NUMBER,
          SemblanceLexer.MOMENT);
  private static final Set<Integer> STRINGS =
      Set.of(
          SemblanceLexer.STRING, SemblanceLexer.UNTERMINATED_STRING, SemblanceLexer.SINGLE_QUOTED);

  /** All words and signs of a text, comments too, in their order. Never fails. */
  public static List<Lexeme> of(SourceFile file) {
    SourceTokens tokens = SourceTokens.of(file);
    return tokens.all().stream()
        .map(
            token ->
                new Lexeme(
                    kind(token),
                    token.getText(),
                    tokens.span(token).start(),
                    tokens.span(token).end()))
        .toList();
  }

  private static Kind kind(Token token) {
    int type = token.getType();
    if (token.getChannel() != Token.DEFAULT_CHANNEL
        || type == SemblanceLexer.UNTERMINATED_COMMENT) {
      return Kind.COMMENT;
    }
    if (Words.isReserved(type) || Words.isName(type)) {
      return Kind.WORD;
    }
    if (NUMBERS.contains(type)) {
      return Kind.NUMBER;
    }
    return STRINGS.contains(type) ? Kind.STRING : Kind.SIGN;
  }

  /** Whether it is this word or sign. */
  public boolean is(String other) {
    return text.equals(other) && kind != Kind.COMMENT && kind != Kind.STRING;
  }
}
