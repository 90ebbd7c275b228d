package dev.semblance.parity.laws;

import dev.semblance.grammar.SemblanceLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Comments of a text: put anywhere between its tokens, and found again. */
final class Comments {
  private static final List<String> WITHIN_LINES =
      List.of("/* } */", "/* // */", "/* \"é😀 */", "/**/", "/*a*//*b*/");
  private static final List<String> LINES =
      List.of("// n = count() {", "/// What it is.", "/* over\n   lines */", "//");
  private static final List<String> LINE_ENDS = List.of("// as it was /*", "/* on */ // and on");

  private Comments() {}

  /** The definition with comments in about a quarter of the places where one may stand. */
  static String scattered(String definition, Random random) {
    StringBuilder text = new StringBuilder();
    for (String line : definition.lines().toList()) {
      if (random.nextInt(4) == 0) {
        text.append(" ".repeat(random.nextInt(5))).append(any(LINES, random)).append('\n');
      }
      text.append(withinLine(line, random));
      if (random.nextInt(4) == 0) {
        text.append("  ").append(any(LINE_ENDS, random));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String withinLine(String line, Random random) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens(line)) {
      if (random.nextInt(4) == 0) {
        text.append(' ').append(any(WITHIN_LINES, random));
      }
      text.append(random.nextInt(4) == 0 ? "   " : " ").append(token.getText());
    }
    return text.toString();
  }

  private static String any(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }

  /** All comments of a text, in order. */
  static List<String> of(String text) {
    return tokens(text).stream()
        .filter(token -> token.getChannel() != Token.DEFAULT_CHANNEL)
        .map(token -> token.getText().stripTrailing())
        .toList();
  }

  /** What a text is made of, comments too. */
  static List<Token> tokens(String text) {
    SemblanceLexer lexer = new SemblanceLexer(CharStreams.fromString(text));
    List<Token> tokens = new ArrayList<>();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      tokens.add(token);
    }
    return tokens;
  }
}
