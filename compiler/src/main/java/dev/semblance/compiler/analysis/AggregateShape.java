package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * An aggregate's call once it is typed, before its clauses.
 *
 * @param prior whether the trigger itself never counts, whatever the clauses say
 * @param keepsValues whether its state grows with the number of different values
 */
record AggregateShape(
    AggregateFunction function,
    List<ScalarExpression> arguments,
    Optional<ScalarExpression.Literal> parameter,
    Type type,
    boolean nullable,
    boolean prior,
    boolean keepsValues) {

  AggregateShape {
    arguments = List.copyOf(arguments);
  }

  static AggregateShape of(
      AggregateFunction function, Type type, boolean nullable, ScalarExpression... arguments) {
    return new AggregateShape(
        function, List.of(arguments), Optional.empty(), type, nullable, false, false);
  }

  AggregateShape withParameter(Type parameterType, Object value) {
    ScalarExpression.Literal literal = ScalarExpression.literal(parameterType, value);
    return new AggregateShape(
        function, arguments, Optional.of(literal), type, nullable, prior, keepsValues);
  }

  AggregateShape withPrior() {
    return new AggregateShape(function, arguments, parameter, type, nullable, true, keepsValues);
  }

  AggregateShape withValuesKept() {
    return new AggregateShape(function, arguments, parameter, type, nullable, prior, true);
  }

  Aggregate over(
      Window window, String slot, Optional<ScalarExpression> condition, boolean priorClause) {
    return new Aggregate(
        slot,
        function,
        arguments,
        parameter,
        condition,
        window,
        prior || priorClause,
        type,
        nullable);
  }
}
