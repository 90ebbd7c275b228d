package dev.semblance.compiler.syntax;

import static dev.semblance.grammar.SemblanceParser.*;

import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNState;

/**
 * Gives up the item, header or statement that holds a mistake, and goes on behind it: one message a
 * mistake, and nothing after it is lost. Tokens are never guessed or put in.
 */
final class RecoveringStrategy extends DefaultErrorStrategy {
  /** What a block consists of. */
  private static final Set<Integer> ITEMS =
      Set.of(
          RULE_field,
          RULE_definition,
          RULE_vectorItem,
          RULE_testStep,
          RULE_testField,
          RULE_mapEntry);

  private static final Set<Integer> HEADERS =
      Set.of(RULE_eventHeader, RULE_featuresHeader, RULE_vectorHeader, RULE_testHeader);

  /** Rules that are a loop over items or statements. */
  private static final Set<Integer> LOOPS =
      Set.of(
          RULE_file,
          RULE_fieldBlock,
          RULE_definitionBlock,
          RULE_itemBlock,
          RULE_nameBlock,
          RULE_testBlock,
          RULE_valueBlock,
          RULE_mapBlock);

  private final SyntaxErrors errors;

  RecoveringStrategy(SyntaxErrors errors) {
    this.errors = errors;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      errors.report(parser, e);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    int rule = parser.getContext().getRuleIndex();
    if (rule == RULE_statement) {
      skip(parser, Stop.STATEMENT);
    } else if (HEADERS.contains(rule)) {
      skip(parser, Stop.HEADER);
    } else if (ITEMS.contains(rule)) {
      skip(parser, Stop.ITEM);
    } else if (rule == RULE_itemEnd) {
      skip(parser, Stop.ITEM);
      endItem(parser);
    } else if (rule == RULE_statementEnd) {
      skip(parser, Stop.STATEMENT);
      endItem(parser);
    } else {
      throw e;
    }
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  /** Before each turn of a block's loop: skips what cannot be an item at all. */
  @Override
  public void sync(Parser parser) {
    int rule = parser.getContext().getRuleIndex();
    if (!LOOPS.contains(rule)) {
      return;
    }
    ATNState state = parser.getInterpreter().atn.states.get(parser.getState());
    int type = state.getStateType();
    if (type != ATNState.STAR_LOOP_ENTRY && type != ATNState.STAR_LOOP_BACK) {
      return;
    }
    TokenStream input = parser.getInputStream();
    while (input.LA(1) != Token.EOF
        && !parser.getInterpreter().atn.nextTokens(state).contains(input.LA(1))) {
      reportError(parser, new InputMismatchException(parser));
      skip(parser, rule == RULE_file ? Stop.STATEMENT : Stop.ITEM);
      endItem(parser);
    }
  }

  private void endItem(Parser parser) {
    int next = parser.getInputStream().LA(1);
    if (next == SEPARATOR || next == COMMA) {
      parser.consume();
    }
    endErrorCondition(parser);
  }

  /** Where skipping ends. */
  private enum Stop {
    STATEMENT,
    HEADER,
    ITEM
  }

  private static void skip(Parser parser, Stop stop) {
    TokenStream input = parser.getInputStream();
    int braces = 0;
    while (input.LA(1) != Token.EOF) {
      int next = input.LA(1);
      if (braces == 0 && ends(input, next, stop)) {
        return;
      }
      braces += next == LBRACE ? 1 : next == RBRACE ? -1 : 0;
      parser.consume();
    }
  }

  private static boolean ends(TokenStream input, int next, Stop stop) {
    return switch (stop) {
      case STATEMENT -> next == SEPARATOR;
      case HEADER -> next == SEPARATOR || next == LBRACE;
      case ITEM ->
          next == SEPARATOR
              || next == RBRACE
              || next == COMMA && beginsItem(input.LA(2), input.LA(3));
    };
  }

  /** Whether a comma is followed by what looks like a new item, rather than by more of the old. */
  private static boolean beginsItem(int first, int second) {
    return Words.isName(first) && (second == ASSIGN || second == COLON);
  }
}
