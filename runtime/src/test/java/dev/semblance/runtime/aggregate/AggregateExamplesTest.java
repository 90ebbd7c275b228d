package dev.semblance.runtime.aggregate;

import static dev.semblance.compiler.type.Type.BOOL;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.DURATION;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The small print of the aggregates, one line each. */
class AggregateExamplesTest {
  private static final Type WIDE = AggregateSubjects.WIDE;
  private static final Type SUM_OF_NARROW = Type.decimal(38, 2);
  private static final BigDecimal NINES = new BigDecimal("9".repeat(28) + "." + "9".repeat(10));
  private static final Aggregate SUM = of(AggregateFunction.SUM, INT, INT);
  private static final Aggregate MEAN = of(AggregateFunction.MEAN, DOUBLE, DOUBLE);
  private static final Aggregate VARIANCE = of(AggregateFunction.VARIANCE, DOUBLE, DOUBLE);
  private static final Aggregate ENTROPY = of(AggregateFunction.ENTROPY, DOUBLE, STRING);
  private static final Aggregate SLOPE = of(AggregateFunction.SLOPE, DOUBLE, DOUBLE);

  private static final Aggregate DECAYED =
      AggregateSubjects.with(
          ScalarExpression.literal(DURATION, 1L), AggregateFunction.DECAYED_SUM, DOUBLE, DOUBLE);

  static Stream<Arguments> examples() {
    return Stream.of(
        example("a sum of nothing is 0", SUM, 0L),
        example(
            "a sum may leave its type and return", SUM, 5L, Long.MAX_VALUE, 5L, -Long.MAX_VALUE),
        example("a sum that does not fit is null", SUM, null, Long.MAX_VALUE, 1L),
        example("a sum of decimals has 38 digits", sum(WIDE, WIDE), NINES, NINES),
        example("and no more", sum(WIDE, WIDE), null, NINES, new BigDecimal("0.0000000001")),
        example(
            "a sum of decimals keeps their scale",
            sum(SUM_OF_NARROW, AggregateSubjects.NARROW),
            new BigDecimal("0.10"),
            new BigDecimal("0.03"),
            new BigDecimal("0.07")),
        example("a mean of nothing is null", MEAN, null, (Object) null),
        example("a mean is null where the sum is", MEAN, null, 1e308, 1e308),
        example("a mean is never -0.0", MEAN, 0.0, -Double.MIN_VALUE, 0.0, 0.0),
        example("a mean of ints", of(AggregateFunction.MEAN, DOUBLE, INT), 1.5, 1L, 2L, null),
        example("one value has no variance", VARIANCE, null, 1.0, null),
        example("equal values have none either", VARIANCE, 0.0, 0.1, 0.1, 0.1),
        example("a variance that cancels", VARIANCE, 1.0, 1e15, 1e15 + 1, 1e15 + 2),
        example("one next to nothing", VARIANCE, 2 * Double.MIN_VALUE, 0x1p-537, -0x1p-537),
        example("one too large", VARIANCE, null, 1e300, -1e300),
        example(
            "a deviation is the root of the variance",
            of(AggregateFunction.STDDEV, DOUBLE, DOUBLE),
            Math.sqrt(2.0),
            1.0,
            3.0),
        example("values of one kind have no entropy", ENTROPY, 0.0, "a", "a", "a", null),
        example("four equally frequent ones have two bits", ENTROPY, 2.0, "a", "b", "c", "d"),
        example("one of three apart", ENTROPY, 0.9182958340544894, "a", "b", "a"),
        example("nothing has no entropy", ENTROPY, null, (Object) null),
        example("a growth of a second", SLOPE, 2e6, 1.0, 3.0, null, 7.0),
        example("values of one instant have no slope", SLOPE, null, 1.0, null),
        example("half as much after each half-life", DECAYED, 1.0, 8.0, 4.0, null, 2.0, null),
        example("nothing has no weight", DECAYED, 0.0, (Object) null),
        example("a fading debt is never -0.0", DECAYED, 0.0, -Double.MIN_VALUE, null, null, null),
        example("once off the scale", DECAYED, null, 1.7e308, 1.7e308, 0.0),
        example("a bin's middle", approximate(0.5), 100.49456770856492, 1.0, 100.0, 1e300),
        example("bins of both signs", approximate(0.0), -0.9900000000000001, -1.0, 1.0),
        example("the bin of zero", approximate(0.5), 0.0, -5.0, 0.0, 5.0),
        example(
            "the greatest double has a bin",
            approximate(1.0),
            1.7814027366772571E308,
            Double.MAX_VALUE),
        example("a quantile between two values", quantile(0.25), 1.75, 1.0, 2.0, 3.0, 4.0),
        example("a quantile on a value", quantile(0.5), 2.0, 3.0, 2.0, 1.0),
        example("the last of all", quantile(1.0), 3.0, 3.0, 2.0, 1.0),
        example("between extremes, on a value", quantile(0.0), -1e308, -1e308, 1e308),
        example("between extremes, off the scale", quantile(0.5), null, -1e308, 1e308),
        example(
            "strings compare by code point",
            of(AggregateFunction.MAX, STRING, STRING),
            "\ud83d\ude00",
            "\ud83d\ude00",
            "\uffff"),
        example(
            "ties of mode go to the smaller",
            of(AggregateFunction.MODE, STRING, STRING),
            "a",
            "b",
            "a",
            "c",
            "b",
            "a"),
        example(
            "a streak passes over nulls",
            of(AggregateFunction.STREAK, INT, BOOL),
            2L,
            true,
            false,
            true,
            null,
            true),
        example(
            "a ratio of nulls is null",
            of(AggregateFunction.RATIO, DOUBLE, BOOL),
            null,
            null,
            null),
        example(
            "the newest first",
            AggregateSubjects.with(
                ScalarExpression.literal(INT, 2L), AggregateFunction.LAST_N, Type.listOf(INT), INT),
            List.of(4L, 2L),
            1L,
            2L,
            null,
            4L));
  }

  private static Arguments example(
      String name, Aggregate aggregate, Object expected, Object... values) {
    return Arguments.of(name, aggregate, expected, Arrays.asList(values));
  }

  private static Aggregate of(AggregateFunction function, Type type, Type argument) {
    return AggregateSubjects.of(function, type, argument);
  }

  private static Aggregate sum(Type type, Type argument) {
    return of(AggregateFunction.SUM, type, argument);
  }

  private static Aggregate quantile(double q) {
    return AggregateSubjects.with(
        ScalarExpression.literal(DOUBLE, q), AggregateFunction.QUANTILE, DOUBLE, DOUBLE);
  }

  private static Aggregate approximate(double q) {
    return AggregateSubjects.with(
        ScalarExpression.literal(DOUBLE, q), AggregateFunction.APPROX_QUANTILE, DOUBLE, DOUBLE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void holds(String name, Aggregate aggregate, Object expected, List<Object> values) {
    List<TestEvent> events = new ArrayList<>();
    for (Object value : values) {
      events.add(new TestEvent(events.size(), Arrays.asList(value)));
    }
    EventColumns columns = TestEvent.columns(aggregate, events);
    for (boolean expiring : new boolean[] {true, false}) {
      AggregateState state = AggregateStates.create(aggregate, expiring);
      state.add(columns, 0, events.size());
      ColumnVector out = new ColumnVector(aggregate.type(), 1);
      state.writeResult(columns, -1, events.size(), out, 0);
      assertThat(out.value(0)).isEqualTo(expected);
    }
  }

  @Test
  void refusesStateThatEndsTooEarly() {
    for (Aggregate aggregate : AggregateSubjects.all()) {
      AggregateState state = AggregateStates.create(aggregate, true);
      assertThatIllegalArgumentException()
          .as(AggregateSubjects.name(aggregate))
          .isThrownBy(() -> state.read(new StateInput(new byte[0])));
    }
  }
}
