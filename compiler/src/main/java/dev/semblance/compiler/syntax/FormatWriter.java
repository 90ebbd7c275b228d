package dev.semblance.compiler.syntax;

import static dev.semblance.grammar.SemblanceParser.*;

import dev.semblance.compiler.syntax.FormattedRow.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Collects the rows of a formatted file and puts every comment where it was. */
final class FormatWriter {
  private static final int CONTINUATION = 4;

  private final List<Token> tokens;
  private final Spacing spacing;

  /** By the token that follows: the comments before it, back to the token before. */
  private final Map<Integer, List<Token>> commentsBefore = new HashMap<>();

  private final List<Token> commentsAtEnd;
  private final List<FormattedRow> rows = new ArrayList<>();

  /** Where the rows begin that are to be aligned with what follows in the same block. */
  private int blockStart;

  /** Where the rows of the block that was opened last begin. */
  private int opened;

  /** The index of the last token that was written or left out. */
  private int written = -1;

  private boolean blankBeforeNext;

  FormatWriter(Parser.ParsedText text) {
    this.tokens = text.laidOut();
    this.spacing = new Spacing(text.file());
    List<Token> pending = new ArrayList<>();
    for (Token token : text.source().all()) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        commentsBefore.put(token.getStartIndex(), pending);
        pending = new ArrayList<>();
      } else {
        pending.add(token);
      }
    }
    this.commentsAtEnd = pending;
  }

  /** Whether a block's braces stand on one line. */
  static boolean onOneLine(ParserRuleContext block) {
    return block.getStart().getLine() == block.getStop().getLine();
  }

  /** Whether a token is the first on its line. */
  boolean beginsLine(Token token) {
    int before = token.getTokenIndex() - 1;
    return before >= 0 && tokens.get(before).getLine() < token.getLine();
  }

  /** Adds a row for text just rendered. */
  void row(Kind kind, int indent, List<String> cells) {
    rows.add(new FormattedRow(kind, indent, blankBeforeNext, cells));
    blankBeforeNext = false;
  }

  /** The row that opens a block. */
  void open(int indent, String head, ParserRuleContext block) {
    Token brace = block.getStart();
    String gap = gap(brace.getTokenIndex(), indent + CONTINUATION, " ");
    written = brace.getTokenIndex();
    Alignment.align(rows.subList(blockStart, rows.size()));
    row(Kind.OTHER, indent, List.of(head + (gap.isBlank() ? " " : gap) + "{"));
    blockStart = rows.size();
    opened = rows.size();
  }

  /** The row that closes a block, and the alignment of what it holds. */
  void close(ParserRuleContext block, int indent, boolean empty) {
    Token brace = block.getStop();
    boolean bare = empty && commentsBefore(brace).isEmpty();
    comments(brace, indent + 2, false);
    blankBeforeNext = false;
    Alignment.align(rows.subList(blockStart, rows.size()));
    blockStart = rows.size();
    written = brace.getTokenIndex();
    if (bare) {
      rows.get(rows.size() - 1).append("}");
    } else {
      row(Kind.OTHER, indent, List.of("}"));
    }
  }

  /** What stands behind a block's brace in the item that the block is a part of. */
  void appendRest(ParserRuleContext block, ParserRuleContext item, int indent) {
    int from = block.getStop().getTokenIndex() + 1;
    int to = item.getStop().getTokenIndex();
    if (from <= to) {
      Token brace = tokens.get(from - 1);
      String gap = gap(from, indent + CONTINUATION, spacing.between(brace, tokens.get(from)));
      rows.get(rows.size() - 1).append(gap + render(from, to, indent));
    }
  }

  /**
   * Writes the comments between the last token written and {@code next}: those on its line behind
   * it, the others above {@code next}.
   *
   * @param apart whether an empty line must stand before them
   */
  void comments(Token next, int indent, boolean apart) {
    write(commentsBetween(written + 1, next.getTokenIndex()), next, indent, apart);
  }

  private void write(List<Token> comments, Token next, int indent, boolean apart) {
    int line = lastLine(next.getTokenIndex());
    int i = 0;
    while (i < comments.size() && isTrailing(comments.get(i), line, next)) {
      rows.get(rows.size() - 1).addTrailing(text(comments.get(i)));
      line = endLine(comments.get(i));
      i++;
    }
    boolean first = rows.isEmpty() || rows.size() == opened && indent > 0;
    Token following = i < comments.size() ? comments.get(i) : next;
    blankBeforeNext = !first && (apart || following.getLine() > line + 1);
    while (i < comments.size()) {
      StringBuilder row = new StringBuilder(text(comments.get(i)));
      line = endLine(comments.get(i));
      while (++i < comments.size() && comments.get(i).getLine() == line) {
        row.append(' ').append(text(comments.get(i)));
        line = endLine(comments.get(i));
      }
      row(Kind.OTHER, indent, List.of(row.toString()));
      following = i < comments.size() ? comments.get(i) : next;
      blankBeforeNext = following.getLine() > line + 1;
    }
  }

  private boolean isTrailing(Token comment, int line, Token next) {
    boolean leadsNext = endLine(comment) == next.getLine() && comment.getType() == BLOCK_COMMENT;
    return comment.getLine() == line && !leadsNext && !rows.isEmpty();
  }

  /** The line of the last token before {@code index} that has text. */
  private int lastLine(int index) {
    return index == 0 ? 0 : tokens.get(index - 1).getLine();
  }

  /** The whole text: what is written, and the comments at the end of the file. */
  String end() {
    CommonToken end = new CommonToken(Token.EOF, "");
    end.setTokenIndex(tokens.size());
    // Far below, so that no comment stands on its line.
    end.setLine(Integer.MAX_VALUE);
    write(commentsAtEnd, end, 0, false);
    return rows.stream().map(FormattedRow::text).collect(Collectors.joining());
  }

  /** How long a context would be on one line, or the widest of its lines. */
  int width(ParserRuleContext context) {
    int before = written;
    String text = render(context, 0);
    written = before;
    return text.lines().mapToInt(line -> line.codePointCount(0, line.length())).max().orElse(0);
  }

  String render(ParserRuleContext context, int indent) {
    return render(context.getStart().getTokenIndex(), context.getStop().getTokenIndex(), indent);
  }

  /** The tokens {@code from} to {@code to}, with the comments between them. */
  String render(int from, int to, int indent) {
    StringBuilder text = new StringBuilder();
    for (int index = from; index <= to; index++) {
      Token token = tokens.get(index);
      if (token.getType() == SEPARATOR || isNeedlessComma(index)) {
        continue;
      }
      if (index > from) {
        Token before = tokens.get(before(index));
        text.append(gap(index, indent + CONTINUATION, spacing.between(before, token)));
      }
      text.append(token.getText());
    }
    written = Math.max(written, to);
    return text.toString();
  }

  /** The text cut before the given tokens; -1 for no cut. */
  List<String> cells(ParserRuleContext item, int indent, int firstCut, int secondCut) {
    int from = item.getStart().getTokenIndex();
    int to = item.getStop().getTokenIndex();
    List<String> cells = new ArrayList<>();
    cells.add(render(from, firstCut - 1, indent));
    int end = secondCut < 0 ? to : secondCut - 1;
    cells.add(gap(firstCut, indent + CONTINUATION, " ") + render(firstCut, end, indent));
    if (secondCut >= 0) {
      cells.add(gap(secondCut, indent + CONTINUATION, " ") + render(secondCut, to, indent));
    }
    return cells;
  }

  private boolean isNeedlessComma(int index) {
    return tokens.get(index).getType() == COMMA
        && index + 1 < tokens.size()
        && tokens.get(index + 1).getType() == RBRACE;
  }

  /** The index of the token that is written before the one at {@code index}. */
  private int before(int index) {
    int before = index - 1;
    while (tokens.get(before).getType() == SEPARATOR || isNeedlessComma(before)) {
      before--;
    }
    return before;
  }

  /** What stands before a token within an item: blanks, comments, a line break of the author. */
  private String gap(int index, int indent, String blank) {
    Token token = tokens.get(index);
    int before = before(index);
    String lineBreak = "\n" + " ".repeat(indent);
    StringBuilder gap = new StringBuilder();
    int line = tokens.get(before).getLine();
    boolean mustBreak = false;
    for (Token comment : commentsBetween(before + 1, index)) {
      gap.append(comment.getLine() > line || mustBreak ? lineBreak : " ").append(text(comment));
      line = endLine(comment);
      mustBreak = comment.getType() != BLOCK_COMMENT;
    }
    if (token.getLine() > line || mustBreak) {
      return gap.append(lineBreak).toString();
    }
    return gap.append(gap.isEmpty() ? blank : " ").toString();
  }

  /** The comments before each of the tokens {@code from} to {@code to}. */
  private List<Token> commentsBetween(int from, int to) {
    List<Token> comments = new ArrayList<>();
    for (int index = from; index <= to; index++) {
      comments.addAll(commentsBefore(tokens.get(index)));
    }
    return comments;
  }

  private List<Token> commentsBefore(Token token) {
    return token.getType() == SEPARATOR || token.getText().isEmpty()
        ? List.of()
        : commentsBefore.getOrDefault(token.getStartIndex(), List.of());
  }

  private static int endLine(Token token) {
    return token.getLine() + (int) token.getText().chars().filter(c -> c == '\n').count();
  }

  private static String text(Token comment) {
    return comment.getText().replace("\r\n", "\n").stripTrailing();
  }
}
