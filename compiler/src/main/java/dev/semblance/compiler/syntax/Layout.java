package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.UNEXPECTED_TEXT;
import static dev.semblance.grammar.SemblanceParser.*;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Puts a SEPARATOR where a line break ends something, as the grammar's head says, and makes braces
 * match: whatever a declaration has left open ends where the next one begins. Brackets in the
 * result may still be wrong, braces never.
 */
final class Layout {
  private final SourceTokens source;
  private final Diagnostics diagnostics;
  private final List<Token> tokens;
  private final List<Token> laidOut = new ArrayList<>();

  /** What is open, innermost first. */
  private final Deque<Token> open = new ArrayDeque<>();

  private int braces;
  private int mostBraces;

  /** The word that began the declaration being read. */
  private int declarationWord = Token.INVALID_TYPE;

  private Layout(SourceTokens source, List<Token> tokens, Diagnostics diagnostics) {
    this.source = source;
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  /** The tokens with separators, without an end mark. */
  static List<Token> of(SourceTokens source, List<Token> tokens, Diagnostics diagnostics) {
    return new Layout(source, tokens, diagnostics).layOut();
  }

  private List<Token> layOut() {
    for (int i = 0; i < tokens.size(); i++) {
      if (i == 0 || tokens.get(i - 1).getLine() < tokens.get(i).getLine()) {
        beginLine(i);
      }
      if (braces == 0 && last().getType() == SEPARATOR) {
        declarationWord = type(i);
      }
      add(tokens.get(i));
    }
    if (!tokens.isEmpty()) {
      endDeclaration(null);
    }
    return laidOut;
  }

  private void add(Token token) {
    switch (token.getType()) {
      case LPAREN, LBRACKET -> {
        open.push(token);
        laidOut.add(token);
      }
      case RPAREN, RBRACKET -> {
        if (!open.isEmpty() && open.peek().getType() != LBRACE) {
          open.pop();
        }
        laidOut.add(token);
      }
      case LBRACE -> {
        open.push(token);
        braces++;
        mostBraces = Math.max(mostBraces, braces);
        laidOut.add(token);
      }
      case RBRACE -> closeBrace(token);
      default -> laidOut.add(token);
    }
  }

  private void closeBrace(Token brace) {
    if (braces == 0) {
      diagnostics.report(
          Diagnostic.at(UNEXPECTED_TEXT, source.span(brace), "this `}` closes nothing")
              .help("remove it, or look above for a `{` that is missing"));
      return;
    }
    forgetBrackets();
    int last = last().getType();
    if (last != LBRACE && last != COMMA) {
      separate();
    }
    open.pop();
    braces--;
    laidOut.add(brace);
    if (braces == 0) {
      separate();
    }
  }

  // A bracket that is still open where its line must end is reported by the parser.
  private void forgetBrackets() {
    while (!open.isEmpty() && open.peek().getType() != LBRACE) {
      open.pop();
    }
  }

  private void beginLine(int i) {
    if (beginsDeclaration(i)) {
      if (!laidOut.isEmpty()) {
        endDeclaration(tokens.get(i));
      }
    } else if (braces > 0) {
      beginLineInBlock(i);
    }
  }

  private void beginLineInBlock(int i) {
    if (beginsItem(i)) {
      forgetBrackets();
      separate();
    } else if (open.peek().getType() == LBRACE && !goesOn(i)) {
      separate();
    }
  }

  /** `name =` and `name :` begin something new, whatever the line above has left open. */
  private boolean beginsItem(int i) {
    boolean named = Words.isName(type(i)) && (type(i + 1) == ASSIGN || type(i + 1) == COLON);
    int last = last().getType();
    return named && last != LBRACE && last != COMMA && last != BY && last != LABEL;
  }

  private boolean goesOn(int i) {
    return last().getType() == LBRACE
        || last().getType() == COMMA
        || (inEvent() ? eventGoesOn(i) : wantsMore() || continues(i));
  }

  private boolean inEvent() {
    return declarationWord == EVENT;
  }

  // No expressions here, so `>` and `?` end a type, and every word is a field's name.
  private boolean eventGoesOn(int i) {
    return last().getType() == COLON
        || last().getType() == AT
        || List.of(COLON, AT, LBRACE, COMMA, LESS, GREATER, QUESTION, LPAREN).contains(type(i));
  }

  /** Whether what stands so far cannot be the end of anything. */
  private boolean wantsMore() {
    Token last = last();
    return switch (last.getType()) {
      case ASSIGN,
          COLON,
          AT,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          COALESCE,
          PLUS,
          MINUS,
          SLASH,
          PERCENT ->
          true;
      // `group.*` is whole, `a *` is not.
      case STAR -> laidOut.size() < 2 || laidOut.get(laidOut.size() - 2).getType() != DOT;
      case TRUE, FALSE, NULL -> false;
      default -> Words.isReserved(last.getType());
    };
  }

  /** Whether the token at {@code i} can only go on with what stands before it. */
  private boolean continues(int i) {
    return switch (type(i)) {
      case DOT,
          COMMA,
          COLON,
          ASSIGN,
          AT,
          LBRACE,
          RPAREN,
          RBRACKET,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          COALESCE,
          PLUS,
          MINUS,
          STAR,
          SLASH,
          PERCENT ->
          true;
      case AND, AS, BY, ELSE, FROM, IN, IS, JOIN, ON, OR, OVER, THEN, WHERE, WITH, WITHIN ->
          type(i + 1) != ASSIGN && type(i + 1) != COLON;
      case NOT -> type(i + 1) == IN;
      case ENDING, STEP -> type(i + 1) == DURATION;
      case PRIOR -> declarationWord == FEATURES && endsItem(i + 1);
      default -> false;
    };
  }

  private boolean endsItem(int i) {
    return i >= tokens.size()
        || tokens.get(i).getLine() > tokens.get(i - 1).getLine()
        || type(i) == COMMA
        || type(i) == RBRACE;
  }

  private boolean beginsDeclaration(int i) {
    int type = type(i);
    if (!Words.declares(type)) {
      return braces == 0 && looksLikeDeclaration(i);
    }
    boolean sameLine =
        i + 1 < tokens.size() && tokens.get(i + 1).getLine() == tokens.get(i).getLine();
    int next = sameLine ? type(i + 1) : Token.EOF;
    boolean named =
        type == IMPORT || type == TEST
            ? next == STRING || next == UNTERMINATED_STRING
            : Words.isName(next);
    return named || braces == 0 && (laidOut.isEmpty() || !wantsMoreOutsideBlocks());
  }

  private boolean wantsMoreOutsideBlocks() {
    return !open.isEmpty() || last().getType() == COMMA || wantsMore();
  }

  /** `feature x ...`: a slip at the head must not be taken for the end of what stands before. */
  private boolean looksLikeDeclaration(int i) {
    return type(i) == NAME
        && Words.isName(type(i + 1))
        && DeclarationWords.meant(tokens.get(i).getText()).isPresent()
        && (laidOut.isEmpty() || last().getType() == SEPARATOR || !wantsMoreOutsideBlocks());
  }

  private void endDeclaration(Token next) {
    forgetBrackets();
    // What an endless comment has swallowed is not missing as well; braces that nest without end
    // are reported for that.
    boolean swallowed = next == null && source.endsInComment();
    if (braces > 0 && !swallowed && mostBraces <= NestingLimit.MAX_DEPTH) {
      reportOpenBrace(next);
    }
    while (braces > 0) {
      forgetBrackets();
      if (last().getType() != LBRACE && last().getType() != COMMA) {
        separate();
      }
      laidOut.add(invisible(RBRACE));
      open.pop();
      braces--;
    }
    open.clear();
    separate();
  }

  private void reportOpenBrace(Token next) {
    List<Token> openBraces = open.stream().filter(token -> token.getType() == LBRACE).toList();
    Token outermost = openBraces.get(openBraces.size() - 1);
    Diagnostic diagnostic =
        Diagnostic.at(UNEXPECTED_TEXT, source.span(outermost), "this `{` is never closed");
    diagnostics.report(
        next == null
            ? diagnostic.help("put the missing `}` at the end of the block")
            : diagnostic.label(source.span(next), "a `}` is missing before this"));
  }

  private void separate() {
    if (!laidOut.isEmpty() && last().getType() != SEPARATOR) {
      laidOut.add(invisible(SEPARATOR));
    }
  }

  private Token last() {
    return laidOut.isEmpty() ? invisible(SEPARATOR) : laidOut.get(laidOut.size() - 1);
  }

  private int type(int i) {
    return i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
  }

  /** A token without text, right behind the last one. */
  private Token invisible(int type) {
    CommonToken token = new CommonToken(type, "");
    if (!laidOut.isEmpty()) {
      Token last = laidOut.get(laidOut.size() - 1);
      token.setStartIndex(last.getStopIndex() + 1);
      token.setStopIndex(last.getStopIndex());
      token.setLine(last.getLine());
    } else {
      token.setStartIndex(0);
      token.setStopIndex(-1);
    }
    return token;
  }
}
