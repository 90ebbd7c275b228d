package dev.semblance.lsp;

import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands around a place where somebody is writing, by words and signs alone: the declaration
 * there need not make sense yet.
 */
final class Surroundings {
  private static final Set<String> DECLARING =
      Set.of("event", "stream", "features", "vector", "fn", "test", "import", "namespace");

  /** Words with which the line of a block goes on. */
  private static final Set<String> CONTINUING =
      Set.of(
          "where", "over", "prior", "and", "or", "else", "then", "by", "as", "from", "within", "in",
          "is", "not", "ending", "step");

  private final String text;
  private final List<Lexeme> before;
  private final List<Lexeme> after;
  private final int wordStart;
  private int declarationStart = -1;
  private int statementStart = -1;
  private int depth;
  private int parentheses;

  private Surroundings(String text, List<Lexeme> before, List<Lexeme> after, int wordStart) {
    this.text = text;
    this.before = before;
    this.after = after;
    this.wordStart = wordStart;
    for (int i = 0; i < before.size(); i++) {
      take(i);
    }
  }

  /** Those of an offset; empty within a comment or a string, where no name can stand. */
  static Optional<Surroundings> at(SourceFile source, int offset) {
    List<Lexeme> before = new ArrayList<>();
    List<Lexeme> after = new ArrayList<>();
    int wordStart = offset;
    for (Lexeme lexeme : Lexeme.of(source)) {
      if (lexeme.start() < offset && isWithin(lexeme, offset)) {
        return Optional.empty();
      }
      if (lexeme.kind() == Lexeme.Kind.COMMENT) {
        continue;
      }
      if (lexeme.start() >= offset) {
        after.add(lexeme);
      } else if (lexeme.kind() == Lexeme.Kind.WORD && lexeme.end() >= offset) {
        wordStart = lexeme.start();
      } else {
        before.add(lexeme);
      }
    }
    return Optional.of(new Surroundings(source.text(), before, after, wordStart));
  }

  private static boolean isWithin(Lexeme lexeme, int offset) {
    String text = lexeme.text();
    return switch (lexeme.kind()) {
      case COMMENT -> offset < lexeme.end() || (offset == lexeme.end() && !text.endsWith("*/"));
      case STRING ->
          offset < lexeme.end()
              || (offset == lexeme.end() && (text.length() == 1 || !text.endsWith("\"")));
      case NUMBER -> offset <= lexeme.end();
      default -> false;
    };
  }

  private void take(int i) {
    Lexeme lexeme = before.get(i);
    if (depth == 0 && DECLARING.contains(lexeme.text()) && isFirstOnLine(i)) {
      declarationStart = i;
      parentheses = 0;
    }
    if (lexeme.is("{")) {
      depth++;
      statementStart = depth <= 2 && !isMemberList(i) ? i + 1 : statementStart;
    } else if (lexeme.is("}")) {
      depth = Math.max(0, depth - 1);
      declarationStart = depth == 0 ? -1 : declarationStart;
      statementStart = depth == 0 ? -1 : i + 1;
    } else if (lexeme.is("(") || lexeme.is("[")) {
      parentheses++;
    } else if (lexeme.is(")") || lexeme.is("]")) {
      parentheses = Math.max(0, parentheses - 1);
    } else if (depth > 0 && startsStatement(i)) {
      statementStart = i;
      parentheses = 0;
    }
  }

  private boolean isMemberList(int brace) {
    return brace > 0 && before.get(brace - 1).is(".");
  }

  private boolean startsStatement(int i) {
    Lexeme lexeme = before.get(i);
    return lexeme.kind() == Lexeme.Kind.WORD
        && isFirstOnLine(i)
        && !CONTINUING.contains(lexeme.text())
        && !wantsMore(before.get(i - 1));
  }

  private static boolean wantsMore(Lexeme last) {
    return (last.kind() == Lexeme.Kind.SIGN
            && !Set.of("{", "}", ")", "]", "?", "*").contains(last.text()))
        || CONTINUING.contains(last.text());
  }

  private boolean isFirstOnLine(int i) {
    return i == 0 || isBreak(before.get(i - 1).end(), before.get(i).start());
  }

  private boolean isBreak(int from, int to) {
    return text.substring(from, Math.max(from, to)).indexOf('\n') >= 0;
  }

  /** Whether nothing stands before the place on its line. */
  boolean atLineStart() {
    return before.isEmpty() || isBreak(before.get(before.size() - 1).end(), wordStart);
  }

  /** Whether something new begins here within a block. */
  boolean atStatementStart() {
    return depth > 0
        && !isInMemberList()
        && (previousIs("{") || (atLineStart() && !wantsMore(before.get(before.size() - 1))));
  }

  private boolean isInMemberList() {
    int brace = openBrace();
    return brace > 0 && isMemberList(brace);
  }

  /** How many blocks are open. */
  int depth() {
    return depth;
  }

  /** Whether the place is within parentheses or brackets of its statement. */
  boolean inParentheses() {
    return parentheses > 0;
  }

  boolean previousIs(String sign) {
    return !before.isEmpty() && before.get(before.size() - 1).is(sign);
  }

  /** The word that the declaration begins with, {@code vector}; empty outside of any. */
  String head() {
    return declarationStart < 0 ? "" : before.get(declarationStart).text();
  }

  /** The declaration so far, without the word at the place. */
  List<Lexeme> declaration() {
    return declarationStart < 0 ? List.of() : before.subList(declarationStart, before.size());
  }

  /** The line of a block so far, without the word at the place. */
  List<Lexeme> statement() {
    return statementStart < 0 || atStatementStart()
        ? List.of()
        : before.subList(Math.min(statementStart, before.size()), before.size());
  }

  /** What follows the place, to the next declaration. */
  List<Lexeme> rest() {
    int end = 0;
    while (end < after.size() && !(DECLARING.contains(after.get(end).text()) && endsBefore(end))) {
      end++;
    }
    return after.subList(0, end);
  }

  private boolean endsBefore(int i) {
    int from = i == 0 ? wordStart : after.get(i - 1).end();
    int line = text.lastIndexOf('\n', after.get(i).start() - 1) + 1;
    return isBreak(from, after.get(i).start()) && line == after.get(i).start();
  }

  /** The names before the dot that stands before the place; none where there is no dot. */
  List<String> path() {
    int dot = before.size() - 1;
    if (isInMemberList()) {
      dot = openBrace() - 1;
    }
    List<String> names = new ArrayList<>();
    while (dot > 0 && before.get(dot).is(".") && before.get(dot - 1).kind() == Lexeme.Kind.WORD) {
      names.add(0, unquoted(before.get(dot - 1).text()));
      dot -= 2;
    }
    return names;
  }

  /** The index of the innermost brace that is open; -1 for none. */
  private int openBrace() {
    int open = 0;
    for (int i = before.size() - 1; i >= 0; i--) {
      if (before.get(i).is("}")) {
        open++;
      } else if (before.get(i).is("{") && open-- == 0) {
        return i;
      }
    }
    return -1;
  }

  /** What stands before the innermost open block: {@code expect "b"}, {@code charge}. */
  List<Lexeme> blockHead() {
    int brace = openBrace();
    int start = brace;
    while (start > 0 && !isFirstOnLine(start)) {
      start--;
    }
    return brace < 0 ? List.of() : before.subList(start, brace);
  }

  static String unquoted(String name) {
    return name.replace("`", "");
  }
}
