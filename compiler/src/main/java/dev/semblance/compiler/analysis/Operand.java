package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An expression that has been typed, and what its context may still decide: a number literal takes
 * the type of its neighbour, {@code null} and {@code []} have no type of their own.
 *
 * @param expression present unless the form is an error, a null or an empty list; with its default
 *     type
 * @param number the exact value of a number literal
 * @param items of a list literal
 */
record Operand(
    SourceSpan span,
    Form form,
    Optional<ScalarExpression> expression,
    Optional<BigDecimal> number,
    List<Operand> items) {

  /** What an operand is. An error has been reported already, and absorbs. */
  enum Form {
    VALUE,
    NULL,
    EMPTY_LIST,
    ERROR
  }

  Operand {
    items = List.copyOf(items);
  }

  static Operand error(SourceSpan span) {
    return new Operand(span, Form.ERROR, Optional.empty(), Optional.empty(), List.of());
  }

  static Operand nullLiteral(SourceSpan span) {
    return new Operand(span, Form.NULL, Optional.empty(), Optional.empty(), List.of());
  }

  static Operand emptyList(SourceSpan span) {
    return new Operand(span, Form.EMPTY_LIST, Optional.empty(), Optional.empty(), List.of());
  }

  static Operand value(SourceSpan span, ScalarExpression expression) {
    return new Operand(span, Form.VALUE, Optional.of(expression), Optional.empty(), List.of());
  }

  /** A number literal: {@code expression} is an int or a double literal. */
  static Operand number(SourceSpan span, ScalarExpression expression, BigDecimal exact) {
    return new Operand(span, Form.VALUE, Optional.of(expression), Optional.of(exact), List.of());
  }

  static Operand list(SourceSpan span, ScalarExpression expression, List<Operand> items) {
    return new Operand(span, Form.VALUE, Optional.of(expression), Optional.empty(), items);
  }

  /** The value, or an error where typing failed (and has said so). */
  static Operand of(SourceSpan span, Optional<ScalarExpression> expression) {
    return expression.map(e -> value(span, e)).orElseGet(() -> error(span));
  }

  boolean isError() {
    return form == Form.ERROR;
  }

  boolean isNull() {
    return form == Form.NULL;
  }

  boolean isValue() {
    return form == Form.VALUE;
  }

  /** Whether this is a literal as written, lists of literals included. */
  boolean isConstant() {
    return expression.isPresent() && expression.get() instanceof ScalarExpression.Literal;
  }

  /** The constant's value, if this is one. */
  Optional<Object> constant() {
    return expression.isPresent() && expression.get() instanceof ScalarExpression.Literal literal
        ? literal.value()
        : Optional.empty();
  }

  /** The expression with its default type; only of a value. */
  ScalarExpression get() {
    return expression.orElseThrow();
  }

  /** Only of a value. */
  Type type() {
    return get().type();
  }

  boolean is(Type.Kind kind) {
    return isValue() && type().is(kind);
  }

  boolean isNumeric() {
    return isValue() && type().isNumeric();
  }

  boolean nullable() {
    return isValue() ? get().nullable() : !isError();
  }

  /** As a user would call its type: {@code string?}. */
  String describe() {
    return switch (form) {
      case NULL -> "null";
      case EMPTY_LIST -> "an empty list";
      case ERROR -> "a mistake";
      case VALUE -> type() + (nullable() ? "?" : "");
    };
  }
}
