package dev.semblance.spark.plan;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of event time.
 *
 * @param fromMicros the first instant that belongs to it; {@link Long#MIN_VALUE} for no limit
 * @param toMicros the first instant after it; {@link Long#MAX_VALUE} for no limit
 */
public record TimeRange(long fromMicros, long toMicros) implements Serializable {

  /** All of time. */
  public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  public boolean contains(long micros) {
    return micros >= fromMicros && (micros < toMicros || toMicros == Long.MAX_VALUE);
  }

  /** Whether some instant from {@code from} on and before {@code to} belongs to it. */
  public boolean meets(long from, long to) {
    return to > fromMicros && (from < toMicros || !hasEnd());
  }

  public boolean hasStart() {
    return fromMicros != Long.MIN_VALUE;
  }

  public boolean hasEnd() {
    return toMicros != Long.MAX_VALUE;
  }

  /** That a row's {@code timeField} lies within; empty for all of time. */
  Optional<ScalarExpression> condition(String timeField) {
    ScalarExpression time = new ScalarExpression.Column(timeField, Type.TIMESTAMP, false);
    Optional<ScalarExpression> from =
        hasStart()
            ? Optional.of(compare(Operator.GREATER_EQUAL, time, fromMicros))
            : Optional.empty();
    Optional<ScalarExpression> to =
        hasEnd() ? Optional.of(compare(Operator.LESS, time, toMicros)) : Optional.empty();
    return ScalarExpression.and(from, to);
  }

  private static ScalarExpression compare(Operator operator, ScalarExpression time, long micros) {
    List<ScalarExpression> sides = List.of(time, ScalarExpression.literal(Type.TIMESTAMP, micros));
    return new ScalarExpression.Call(operator, sides, Type.BOOL, false);
  }

  public boolean isAll() {
    return !hasStart() && !hasEnd();
  }
}
