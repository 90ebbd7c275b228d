package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.NESTED_TOO_DEEPLY;
import static dev.semblance.grammar.SemblanceParser.*;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Takes out whatever nests so deeply, or chains so many operators, that reading it (here or in any
 * later step that walks the tree) could exhaust the stack. Works on the laid out tokens, where an
 * item ends at a separator.
 */
final class NestingLimit {
  /**
   * How deep brackets may nest, each {@code if}, {@code not} and sign before them counted as well:
   * the parser goes ten calls down for each.
   */
  static final int MAX_DEPTH = 200;

  /** How many infix operators one item, or one header, may have: a chain makes a tree as deep. */
  static final int MAX_OPERATORS = 500;

  private final SourceTokens source;
  private final List<Token> tokens;
  private final Diagnostics diagnostics;

  private NestingLimit(SourceTokens source, List<Token> tokens, Diagnostics diagnostics) {
    this.source = source;
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  /** The tokens without the items that go too deep; these are reported. */
  static List<Token> apply(SourceTokens source, List<Token> tokens, Diagnostics diagnostics) {
    return new NestingLimit(source, tokens, diagnostics).kept();
  }

  private List<Token> kept() {
    List<Token> kept = new ArrayList<>(tokens.size());
    int i = 0;
    while (i < tokens.size()) {
      i = statement(i, kept);
    }
    return kept;
  }

  /** Keeps what can be kept of the statement at {@code from}; the index behind it. */
  private int statement(int from, List<Token> kept) {
    int statementStart = kept.size();
    int itemStart = kept.size();
    Depth depth = new Depth();
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!isSignOfElement(i)) {
        depth.enter(token.getType(), isPrefix(i));
      }
      if (depth.tooDeep()) {
        report(token, depth);
        // Blocks that nest are no items of a block.
        boolean whole = depth.braces != 1;
        kept.subList(whole ? statementStart : itemStart, kept.size()).clear();
        int end = endOfItem(i, whole ? depth.braces : 0);
        if (whole) {
          return end;
        }
        i = end - 1;
        depth.newItem();
        continue;
      }
      kept.add(token);
      if (token.getType() == SEPARATOR && depth.braces == 0) {
        return i + 1;
      }
      if (token.getType() == SEPARATOR || token.getType() == LBRACE) {
        depth.newItem();
        itemStart = depth.braces == 1 ? kept.size() : itemStart;
      }
    }
    return tokens.size();
  }

  private boolean isPrefix(int i) {
    int type = tokens.get(i).getType();
    return type == IF
        || type == NOT && tokens.get(Math.min(i + 1, tokens.size() - 1)).getType() != IN
        || type == MINUS && (i == 0 || !endsOperand(tokens.get(i - 1).getType()));
  }

  private static boolean endsOperand(int type) {
    return Words.isName(type)
        || List.of(RPAREN, RBRACKET, INTEGER, DECIMAL, STRING, DURATION, TRUE, FALSE, NULL)
            .contains(type);
  }

  // A long list of negative numbers is no deep tree.
  private boolean isSignOfElement(int i) {
    return tokens.get(i).getType() == MINUS
        && i > 0
        && List.of(LBRACKET, COMMA, COLON).contains(tokens.get(i - 1).getType())
        && i + 1 < tokens.size()
        && List.of(INTEGER, DECIMAL, DURATION).contains(tokens.get(i + 1).getType());
  }

  /** The index behind the separator that ends what holds {@code i}, {@code braces} levels up. */
  private int endOfItem(int i, int braces) {
    int depth = braces;
    for (int end = tokens.get(i).getType() == LBRACE ? i + 1 : i; end < tokens.size(); end++) {
      switch (tokens.get(end).getType()) {
        case LBRACE -> depth++;
        case RBRACE -> depth--;
        case SEPARATOR -> {
          if (depth == 0) {
            return end + 1;
          }
        }
        default -> {}
      }
    }
    return tokens.size();
  }

  private void report(Token token, Depth depth) {
    diagnostics.report(
        depth.operators > MAX_OPERATORS
            ? Diagnostic.at(
                    NESTED_TOO_DEEPLY,
                    source.span(token),
                    "more than " + MAX_OPERATORS + " operators in one expression")
                .help("split it: give the parts names of their own")
            : Diagnostic.at(
                    NESTED_TOO_DEEPLY,
                    source.span(token),
                    "nested more than " + MAX_DEPTH + " levels deep")
                .help("split it: give the inner parts names of their own"));
  }

  /** How deep a place in a statement is. */
  private static final class Depth {
    private int braces;
    private int brackets;
    private int prefixes;
    private int operators;

    private void enter(int type, boolean prefix) {
      if (prefix) {
        prefixes++;
        return;
      }
      switch (type) {
        case LBRACE -> braces++;
        case RBRACE -> braces--;
        case LPAREN, LBRACKET -> brackets++;
        case RPAREN, RBRACKET -> brackets = Math.max(0, brackets - 1);
        case MINUS,
            OR,
            AND,
            IN,
            IS,
            EQUAL,
            NOT_EQUAL,
            LESS,
            LESS_EQUAL,
            GREATER,
            GREATER_EQUAL,
            COALESCE,
            PLUS,
            STAR,
            SLASH,
            PERCENT ->
            operators++;
        default -> {}
      }
    }

    private boolean tooDeep() {
      return brackets + prefixes + braces > MAX_DEPTH || operators > MAX_OPERATORS;
    }

    private void newItem() {
      brackets = 0;
      prefixes = 0;
      operators = 0;
    }
  }
}
