package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.grammar.SemblanceParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Where the parser stopped: the token it did not understand, its neighbours, and what it read. */
final class ErrorPlace {
  private static final int LONGEST_QUOTE = 40;

  private final SourceTokens source;
  private final List<Token> tokens;
  private final ParserRuleContext context;
  private final RecognitionException error;
  private final int index;

  ErrorPlace(SourceTokens source, List<Token> tokens, Parser parser, RecognitionException error) {
    this.source = source;
    this.tokens = tokens;
    this.context = parser.getContext();
    this.error = error;
    this.index = error.getOffendingToken().getTokenIndex();
  }

  /** The token that does not fit. */
  Token found() {
    return at(index);
  }

  Token previous() {
    return at(index - 1);
  }

  Token next() {
    return at(index + 1);
  }

  /** The token at an index of the laid out text; an end mark outside it. */
  Token at(int position) {
    return position < 0 || position >= tokens.size()
        ? new CommonToken(Token.EOF, "")
        : tokens.get(position);
  }

  /** The line of the text that follows the token that does not fit. */
  int lineBehind() {
    int behind = index + 1;
    while (behind < tokens.size() && tokens.get(behind).getText().isEmpty()) {
      behind++;
    }
    return behind < tokens.size() ? tokens.get(behind).getLine() : Integer.MAX_VALUE;
  }

  boolean found(int type) {
    return found().getType() == type;
  }

  boolean foundText(String text) {
    return found().getText().equalsIgnoreCase(text);
  }

  SourceSpan span() {
    return spanOf(error.getOffendingToken());
  }

  SourceSpan spanOf(Token token) {
    return source.span(token);
  }

  /** The rule being read. */
  ParserRuleContext context() {
    return context;
  }

  /** The innermost enclosing construct of this kind. */
  <C extends ParserRuleContext> Optional<C> enclosing(Class<C> kind) {
    for (RuleContext at = context; at != null; at = at.getParent()) {
      if (kind.isInstance(at)) {
        return Optional.of(kind.cast(at));
      }
    }
    return Optional.empty();
  }

  boolean inside(Class<? extends ParserRuleContext> kind) {
    return enclosing(kind).isPresent();
  }

  /** Whether an expression is being read that is not a value in a test. */
  boolean inExpression() {
    return inside(SemblanceParser.ExpressionContext.class) && !inTest();
  }

  boolean inTest() {
    return inside(SemblanceParser.TestDeclarationContext.class);
  }

  /** Whether an operand is missing here, rather than something wrong behind one. */
  boolean wantsOperand() {
    return context.getChildCount() == 0 && Expectation.isExpression(context.getRuleIndex());
  }

  /** Whether a name is missing here. */
  boolean wantsName() {
    return context.getRuleIndex() == SemblanceParser.RULE_name
        || expected().contains(SemblanceParser.NAME) && !wantsOperand();
  }

  /** What the grammar allows here, as far as the parser had decided where it is. */
  IntervalSet expected() {
    IntervalSet expected = error.getExpectedTokens();
    return expected == null ? new IntervalSet() : expected;
  }

  /** What was found, as a message calls it. */
  String foundWords() {
    Token token = error.getOffendingToken();
    if (token.getType() == SemblanceParser.SEPARATOR
        && next().getType() == SemblanceParser.RBRACE
        && next().getText().equals("}")
        && next().getLine() == previous().getLine()) {
      return "`}`";
    }
    if (token.getType() == SemblanceParser.SEPARATOR) {
      return "the end of the line";
    }
    if (token.getType() == Token.EOF || token.getText().isEmpty()) {
      return "the end of the file";
    }
    String text = token.getText();
    String shown =
        text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 3) + "...";
    return Words.isReserved(token.getType())
        ? "the reserved word `" + shown + "`"
        : "`" + shown.replace('`', '\'') + "`";
  }
}
