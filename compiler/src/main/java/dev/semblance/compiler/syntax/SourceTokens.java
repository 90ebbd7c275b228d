package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.grammar.SemblanceLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a file, comments included, and where they stand in its text.
 *
 * <p>The lexer counts code points, spans count UTF-16 units; the two are brought together here.
 */
final class SourceTokens {
  private final SourceFile file;
  private final List<Token> all;

  /** Per code point its UTF-16 offset; null where the two are the same. */
  private final int[] offsets;

  private SourceTokens(SourceFile file, List<Token> all, int[] offsets) {
    this.file = file;
    this.all = all;
    this.offsets = offsets;
  }

  static SourceTokens of(SourceFile file) {
    SemblanceLexer lexer = new SemblanceLexer(CharStreams.fromString(file.text(), file.name()));
    List<Token> all = new ArrayList<>();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      all.add(token);
    }
    return new SourceTokens(file, List.copyOf(all), offsetsOf(file.text()));
  }

  private static int[] offsetsOf(String text) {
    int length = text.codePointCount(0, text.length());
    if (length == text.length()) {
      return null;
    }
    int[] offsets = new int[length + 1];
    int offset = 0;
    for (int i = 0; i < length; i++) {
      offsets[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    offsets[length] = offset;
    return offsets;
  }

  SourceFile file() {
    return file;
  }

  /** Every token in the order of the text, comments too, without an end mark. */
  List<Token> all() {
    return all;
  }

  /** Whether a comment without its end swallows the rest of the file. */
  boolean endsInComment() {
    return !all.isEmpty()
        && all.get(all.size() - 1).getType() == SemblanceLexer.UNTERMINATED_COMMENT;
  }

  /** The tokens that are not comments. */
  List<Token> visible() {
    return all.stream().filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL).toList();
  }

  /** The place of a token; empty for separators and the like, which have no text. */
  SourceSpan span(Token token) {
    int start = offset(token.getStartIndex());
    return new SourceSpan(file, start, Math.max(start, offset(token.getStopIndex() + 1)));
  }

  /** From the first token of {@code context} to its last. */
  SourceSpan span(ParserRuleContext context) {
    Token start = context.getStart();
    Token stop = context.getStop();
    return stop == null || stop.getStopIndex() < start.getStartIndex()
        ? span(start)
        : span(start).to(span(stop));
  }

  private int offset(int codePointIndex) {
    if (offsets == null) {
      return Math.min(codePointIndex, file.text().length());
    }
    return offsets[Math.min(codePointIndex, offsets.length - 1)];
  }

  /**
   * The doc comment right before {@code first}, its lines joined, without slashes; empty where
   * there is none. A {@code ///} behind something on its line is an ordinary comment.
   */
  String docBefore(Token first) {
    int index = indexAt(first.getStartIndex());
    int from = index;
    while (from > 0 && all.get(from - 1).getChannel() != Token.DEFAULT_CHANNEL) {
      from--;
    }
    List<String> lines =
        IntStream.range(from, index).filter(this::isDoc).mapToObj(this::docLine).toList();
    return String.join("\n", lines).strip();
  }

  /** Whether the token at {@code index} is a doc comment with nothing before it on its line. */
  boolean isDoc(int index) {
    Token token = all.get(index);
    return token.getType() == SemblanceLexer.DOC_COMMENT
        && (index == 0 || all.get(index - 1).getLine() < token.getLine());
  }

  private String docLine(int index) {
    String text = all.get(index).getText().substring("///".length()).stripTrailing();
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  private int indexAt(int startIndex) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).getStartIndex() < startIndex) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
