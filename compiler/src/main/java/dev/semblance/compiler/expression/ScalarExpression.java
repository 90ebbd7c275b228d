package dev.semblance.compiler.expression;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A typed expression over the columns of one row: names bound, functions inlined, conversions
 * written out.
 *
 * <p>Evaluation is total: where a value cannot be given, it is null, and then {@link #nullable()}.
 */
public sealed interface ScalarExpression {

  Type type();

  /** Whether the value may be null for some row. */
  boolean nullable();

  <R> R accept(Visitor<R> visitor);

  /** One method a kind: a new kind breaks every place that must think about it. */
  interface Visitor<R> {
    R visitLiteral(Literal literal);

    R visitColumn(Column column);

    R visitCall(Call call);

    R visitOwnCall(OwnCall call);
  }

  /**
   * A constant.
   *
   * @param value empty for null; else Boolean, Long (int; timestamp and duration in microseconds),
   *     Double, BigDecimal (of the type's scale), String, or a List of these
   */
  record Literal(Type type, Optional<Object> value) implements ScalarExpression {
    public Literal {
      requireNonNull(type, "type");
      requireNonNull(value, "value");
    }

    @Override
    public boolean nullable() {
      return value.isEmpty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLiteral(this);
    }
  }

  /** The value of a column of the row, by its name. */
  record Column(String name, Type type, boolean nullable) implements ScalarExpression {
    public Column {
      requireNonNull(name, "name");
      requireNonNull(type, "type");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitColumn(this);
    }
  }

  /** An operator or built-in function applied to arguments of exactly the types it takes. */
  record Call(Operator operator, List<ScalarExpression> arguments, Type type, boolean nullable)
      implements ScalarExpression {
    public Call {
      requireNonNull(operator, "operator");
      arguments = List.copyOf(arguments);
      requireNonNull(type, "type");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCall(this);
    }
  }

  /**
   * A function that a user has written in Java, applied to arguments of exactly the types it takes.
   * Its code may always fail, so it may always be null.
   */
  record OwnCall(OwnFunction function, List<ScalarExpression> arguments)
      implements ScalarExpression {
    public OwnCall {
      requireNonNull(function, "function");
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return function.result();
    }

    @Override
    public boolean nullable() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitOwnCall(this);
    }
  }

  static Literal literal(Type type, Object value) {
    return new Literal(type, Optional.of(value));
  }

  static Literal nullOf(Type type) {
    return new Literal(type, Optional.empty());
  }

  /** The condition that holds where both hold; null counts as false either way. */
  static ScalarExpression and(ScalarExpression left, ScalarExpression right) {
    return new Call(
        Operator.AND, List.of(left, right), Type.BOOL, left.nullable() || right.nullable());
  }

  /** The condition that holds where one of them holds, or both. */
  static ScalarExpression or(ScalarExpression left, ScalarExpression right) {
    return new Call(
        Operator.OR, List.of(left, right), Type.BOOL, left.nullable() || right.nullable());
  }

  /** {@link #and} of two optional conditions, an absent one being true. */
  static Optional<ScalarExpression> and(
      Optional<ScalarExpression> left, Optional<ScalarExpression> right) {
    if (left.isEmpty()) {
      return right;
    }
    return right.isEmpty() ? left : Optional.of(and(left.get(), right.get()));
  }

  /** Calls {@code action} for each column that is read, as often as it is read. */
  default void forEachColumn(Consumer<Column> action) {
    accept(
        new Visitor<Void>() {
          @Override
          public Void visitLiteral(Literal literal) {
            return null;
          }

          @Override
          public Void visitColumn(Column column) {
            action.accept(column);
            return null;
          }

          @Override
          public Void visitCall(Call call) {
            call.arguments().forEach(argument -> argument.accept(this));
            return null;
          }

          @Override
          public Void visitOwnCall(OwnCall call) {
            call.arguments().forEach(argument -> argument.accept(this));
            return null;
          }
        });
  }

  /** This expression with each column replaced by what {@code replace} gives for it. */
  default ScalarExpression replaceColumns(Function<Column, ScalarExpression> replace) {
    return accept(
        new Visitor<ScalarExpression>() {
          @Override
          public ScalarExpression visitLiteral(Literal literal) {
            return literal;
          }

          @Override
          public ScalarExpression visitColumn(Column column) {
            return replace.apply(column);
          }

          @Override
          public ScalarExpression visitCall(Call call) {
            return new Call(
                call.operator(), replaced(call.arguments()), call.type(), call.nullable());
          }

          @Override
          public ScalarExpression visitOwnCall(OwnCall call) {
            return new OwnCall(call.function(), replaced(call.arguments()));
          }

          private List<ScalarExpression> replaced(List<ScalarExpression> arguments) {
            return arguments.stream().map(argument -> argument.accept(this)).toList();
          }
        });
  }
}
