package dev.semblance.compiler.syntax;

import static dev.semblance.grammar.SemblanceParser.*;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression.BinaryOperator;
import dev.semblance.compiler.syntax.Expression.UnaryOperator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds expressions. Called only for what was read whole. */
final class ExpressionBuilder {
  private static final Map<Integer, BinaryOperator> OPERATORS =
      Map.ofEntries(
          Map.entry(OR, BinaryOperator.OR),
          Map.entry(AND, BinaryOperator.AND),
          Map.entry(EQUAL, BinaryOperator.EQUAL),
          Map.entry(NOT_EQUAL, BinaryOperator.NOT_EQUAL),
          Map.entry(LESS, BinaryOperator.LESS),
          Map.entry(LESS_EQUAL, BinaryOperator.LESS_EQUAL),
          Map.entry(GREATER, BinaryOperator.GREATER),
          Map.entry(GREATER_EQUAL, BinaryOperator.GREATER_EQUAL),
          Map.entry(COALESCE, BinaryOperator.COALESCE),
          Map.entry(PLUS, BinaryOperator.ADD),
          Map.entry(MINUS, BinaryOperator.SUBTRACT),
          Map.entry(STAR, BinaryOperator.MULTIPLY),
          Map.entry(SLASH, BinaryOperator.DIVIDE),
          Map.entry(PERCENT, BinaryOperator.REMAINDER));

  private final TreeSource source;
  private final LiteralBuilder literals;

  ExpressionBuilder(TreeSource source) {
    this.source = source;
    this.literals = new LiteralBuilder(source);
  }

  LiteralBuilder literals() {
    return literals;
  }

  Expression build(ExpressionContext context) {
    return buildAny(context);
  }

  /**
   * Goes straight down to where something is combined: each rank of operators is a level of the
   * parser's tree, and an operand in parentheses must not cost a call for each.
   */
  private Expression buildAny(ParserRuleContext context) {
    ParserRuleContext at = context;
    while (at.getChildCount() == 1 && at.getChild(0) instanceof ParserRuleContext only) {
      at = only;
    }
    return switch (at.getRuleIndex()) {
      case RULE_expression, RULE_conjunction, RULE_fallback, RULE_sum, RULE_product -> chain(at);
      case RULE_negation -> prefixed(UnaryOperator.NOT, at);
      case RULE_unary -> prefixed(UnaryOperator.NEGATE, at);
      case RULE_comparison -> comparison((ComparisonContext) at);
      case RULE_conditional -> conditional((ConditionalContext) at);
      case RULE_parenthesized -> build(((ParenthesizedContext) at).expression());
      case RULE_list -> list((ListContext) at);
      case RULE_call -> call((CallContext) at);
      case RULE_path -> path((PathContext) at);
      // A path of one name.
      case RULE_name -> path((PathContext) at.getParent());
      case RULE_literal -> literals.build((LiteralContext) at);
      default -> throw new IllegalStateException("no expression: " + at.getText());
    };
  }

  private Expression prefixed(UnaryOperator operator, ParserRuleContext context) {
    return new Expression.Unary(source.span(context), operator, buildAny(operand(context, 1)));
  }

  /** Operands with operators of one rank between them, the leftmost combined first. */
  private Expression chain(ParserRuleContext context) {
    Expression left = buildAny(operand(context, 0));
    for (int i = 1; i < context.getChildCount(); i += 2) {
      // Not from the operands' trees: these know nothing of the parentheses around them.
      SourceSpan span = source.span(operand(context, 0)).to(source.span(operand(context, i + 1)));
      Token operator = ((TerminalNode) context.getChild(i)).getSymbol();
      left = binary(span, left, operator, buildAny(operand(context, i + 1)));
    }
    return left;
  }

  private static ParserRuleContext operand(ParserRuleContext context, int child) {
    return (ParserRuleContext) context.getChild(child);
  }

  private Expression comparison(ComparisonContext context) {
    Expression left = buildAny(context.fallback(0));
    if (context.IS() != null) {
      return new Expression.IsNull(source.span(context), left, context.NOT() != null);
    }
    if (context.IN() != null) {
      Expression list = buildAny(context.fallback(1));
      return new Expression.In(source.span(context), left, list, context.NOT() != null);
    }
    if (context.comparisonOperator() == null) {
      return left;
    }
    Token operator = context.comparisonOperator().getStart();
    return binary(source.span(context), left, operator, buildAny(context.fallback(1)));
  }

  private Expression binary(SourceSpan span, Expression left, Token operator, Expression right) {
    BinaryOperator meant = OPERATORS.get(operator.getType());
    return new Expression.Binary(span, meant, source.span(operator), left, right);
  }

  private Expression conditional(ConditionalContext context) {
    return new Expression.Conditional(
        source.span(context),
        build(context.expression(0)),
        build(context.expression(1)),
        build(context.expression(2)));
  }

  private Expression list(ListContext context) {
    return new Expression.ListLiteral(source.span(context), buildAll(context.expression()));
  }

  private Expression call(CallContext context) {
    return new Expression.Call(
        source.span(context),
        source.identifier(context.name()),
        buildAll(context.arguments().expression()));
  }

  Expression.Path path(PathContext context) {
    return new Expression.Path(
        source.span(context), context.name().stream().map(source::identifier).toList());
  }

  List<Expression> buildAll(List<ExpressionContext> contexts) {
    return contexts.stream().map(this::build).toList();
  }

  /** A value in a test: an expression, a moment, or a list of such. */
  Expression testValue(TestValueContext context) {
    if (context.expression() != null) {
      return build(context.expression());
    }
    if (context.AT() != null) {
      Token duration = context.DURATION().getSymbol();
      return new Expression.TimeOffset(
          source.span(context), "@" + duration.getText(), literals.micros(duration));
    }
    return new Expression.ListLiteral(
        source.span(context), context.testValue().stream().map(this::testValue).toList());
  }

  /** The expression, where one was written. */
  Optional<Expression> optional(ExpressionContext context) {
    return Optional.ofNullable(context).map(this::build);
  }
}
