package dev.semblance.compiler.syntax;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** An expression with a pair of parentheses around everything an operator makes. */
final class FullParentheses implements Expression.Visitor<String> {
  private FullParentheses() {}

  static String of(Expression expression) {
    return expression.accept(new FullParentheses());
  }

  private String all(List<Expression> expressions) {
    return expressions.stream().map(FullParentheses::of).collect(joining(", "));
  }

  @Override
  public String visitInteger(Expression.IntegerLiteral literal) {
    return literal.value().toString();
  }

  @Override
  public String visitDecimal(Expression.DecimalLiteral literal) {
    return literal.value().toString();
  }

  @Override
  public String visitString(Expression.StringLiteral literal) {
    return "\"" + literal.value() + "\"";
  }

  @Override
  public String visitBoolean(Expression.BooleanLiteral literal) {
    return String.valueOf(literal.value());
  }

  @Override
  public String visitNull(Expression.NullLiteral literal) {
    return "null";
  }

  @Override
  public String visitDuration(Expression.DurationLiteral literal) {
    return literal.text();
  }

  @Override
  public String visitTimeOffset(Expression.TimeOffset offset) {
    return offset.text();
  }

  @Override
  public String visitList(Expression.ListLiteral list) {
    return "[" + all(list.items()) + "]";
  }

  @Override
  public String visitMap(Expression.MapLiteral map) {
    throw new IllegalStateException("no expression has a map written out");
  }

  @Override
  public String visitPath(Expression.Path path) {
    return path.text();
  }

  @Override
  public String visitCall(Expression.Call call) {
    return call.function().name() + "(" + all(call.arguments()) + ")";
  }

  @Override
  public String visitUnary(Expression.Unary unary) {
    String space = unary.operator() == Expression.UnaryOperator.NOT ? " " : "";
    return "(" + unary.operator().text() + space + of(unary.operand()) + ")";
  }

  @Override
  public String visitBinary(Expression.Binary binary) {
    return "("
        + of(binary.left())
        + " "
        + binary.operator().text()
        + " "
        + of(binary.right())
        + ")";
  }

  @Override
  public String visitIsNull(Expression.IsNull isNull) {
    return "(" + of(isNull.operand()) + (isNull.negated() ? " is not null)" : " is null)");
  }

  @Override
  public String visitIn(Expression.In in) {
    return "(" + of(in.operand()) + (in.negated() ? " not in " : " in ") + of(in.list()) + ")";
  }

  @Override
  public String visitConditional(Expression.Conditional conditional) {
    return "if "
        + of(conditional.condition())
        + " then "
        + of(conditional.then())
        + " else "
        + of(conditional.otherwise());
  }
}
