package dev.semblance.runtime.aggregate;

import static dev.semblance.compiler.type.Type.BOOL;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.DURATION;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.compiler.type.Type.TIMESTAMP;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Literal;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every aggregate over every type of argument that its state treats in its own way. */
final class AggregateSubjects {
  static final Type NARROW = Type.decimal(12, 2);
  static final Type WIDE = Type.decimal(38, 10);
  private static final Literal HALF_LIFE = ScalarExpression.literal(DURATION, 3L);
  private static final List<Type> NUMBERS = List.of(INT, DOUBLE, NARROW, WIDE);
  private static final List<Type> ORDERED =
      List.of(BOOL, INT, DOUBLE, NARROW, WIDE, STRING, TIMESTAMP, DURATION);

  private AggregateSubjects() {}

  static List<Aggregate> all() {
    List<Aggregate> all = new ArrayList<>();
    all.add(of(AggregateFunction.COUNT, INT));
    all.add(of(AggregateFunction.EXISTS, BOOL));
    all.add(of(AggregateFunction.RATIO, DOUBLE, BOOL));
    all.add(of(AggregateFunction.STREAK, INT, BOOL));
    all.add(of(AggregateFunction.TIME_SINCE_LAST, DURATION));
    all.add(of(AggregateFunction.TIME_SINCE_FIRST, DURATION));
    all.add(with(HALF_LIFE, AggregateFunction.DECAYED_COUNT, DOUBLE));
    for (Type type : NUMBERS) {
      all.add(of(AggregateFunction.SUM, sumOf(type), type));
      all.add(of(AggregateFunction.MEAN, DOUBLE, type));
      all.add(of(AggregateFunction.VARIANCE, DOUBLE, type));
      all.add(of(AggregateFunction.STDDEV, DOUBLE, type));
      for (double q : new double[] {0.0, 0.25, 0.5, 0.99, 1.0}) {
        all.add(
            with(ScalarExpression.literal(DOUBLE, q), AggregateFunction.QUANTILE, DOUBLE, type));
        all.add(
            with(
                ScalarExpression.literal(DOUBLE, q),
                AggregateFunction.APPROX_QUANTILE,
                DOUBLE,
                type));
      }
      all.add(of(AggregateFunction.SLOPE, DOUBLE, type));
      all.add(with(HALF_LIFE, AggregateFunction.DECAYED_SUM, DOUBLE, type));
    }
    for (List<Type> pair :
        List.of(
            List.of(INT, INT),
            List.of(DOUBLE, DOUBLE),
            List.of(INT, WIDE),
            List.of(NARROW, DOUBLE))) {
      all.add(of(AggregateFunction.COVARIANCE, DOUBLE, pair.get(0), pair.get(1)));
      all.add(of(AggregateFunction.CORRELATION, DOUBLE, pair.get(0), pair.get(1)));
    }
    for (Type type : ORDERED) {
      for (AggregateFunction function : List.of(AggregateFunction.MIN, AggregateFunction.MAX)) {
        all.add(of(function, type, type));
      }
      all.add(of(AggregateFunction.MIN_BY, STRING, STRING, type));
      all.add(of(AggregateFunction.MAX_BY, type, type, INT));
      all.add(of(AggregateFunction.MODE, type, type));
      all.add(of(AggregateFunction.ENTROPY, DOUBLE, type));
      all.add(of(AggregateFunction.APPROX_DISTINCT, INT, type));
      all.add(top(2, type));
    }
    all.add(top(0, INT));
    all.add(top(100, STRING));
    all.add(top(10_000, INT));
    List<Type> any = new ArrayList<>(ORDERED);
    any.add(Type.listOf(STRING));
    for (Type type : any) {
      all.add(of(AggregateFunction.COUNT_VALUES, INT, type));
      all.add(of(AggregateFunction.FIRST, type, type));
      all.add(of(AggregateFunction.LAST, type, type));
      all.add(of(AggregateFunction.DISTINCT, INT, type));
      all.add(lastN(3, type));
    }
    all.add(lastN(0, INT));
    all.add(lastN(1, STRING));
    all.add(lastN(1000, DOUBLE));
    return all;
  }

  private static Aggregate lastN(long n, Type type) {
    return with(
        ScalarExpression.literal(INT, n), AggregateFunction.LAST_N, Type.listOf(type), type);
  }

  private static Aggregate top(long k, Type type) {
    return with(ScalarExpression.literal(INT, k), AggregateFunction.TOP, Type.listOf(type), type);
  }

  private static Type sumOf(Type type) {
    return type.is(Kind.DECIMAL) ? Type.decimal(Type.MAX_PRECISION, type.scale()) : type;
  }

  static Aggregate of(AggregateFunction function, Type type, Type... arguments) {
    return aggregate(Optional.empty(), function, type, arguments);
  }

  static Aggregate with(
      Literal parameter, AggregateFunction function, Type type, Type... arguments) {
    return aggregate(Optional.of(parameter), function, type, arguments);
  }

  private static Aggregate aggregate(
      Optional<Literal> parameter, AggregateFunction function, Type type, Type... arguments) {
    List<ScalarExpression> columns = new ArrayList<>();
    for (Type argument : arguments) {
      columns.add(new ScalarExpression.Column("x" + columns.size(), argument, true));
    }
    return new Aggregate(
        "value",
        function,
        columns,
        parameter,
        Optional.empty(),
        new Window.AllHistory(),
        false,
        type,
        true);
  }

  static String name(Aggregate aggregate) {
    return aggregate.function()
        + aggregate.parameter().map(p -> "[" + p.value().orElseThrow() + "]").orElse("")
        + aggregate.arguments().stream().map(ScalarExpression::type).toList();
  }
}
