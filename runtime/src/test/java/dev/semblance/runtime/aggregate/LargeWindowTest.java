package dev.semblance.runtime.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows of thousands of events, where inner tables grow, split, shrink and are joined again. */
class LargeWindowTest {
  private static final int EVENTS = 6000;
  private static final int CHECK_EVERY = 500;

  /** Nothing leaves them one by one. */
  private static final Set<AggregateFunction> WITHOUT_SUCH_WINDOWS =
      EnumSet.of(
          AggregateFunction.DECAYED_COUNT,
          AggregateFunction.DECAYED_SUM,
          AggregateFunction.APPROX_DISTINCT);

  static Stream<Named<Aggregate>> aggregates() {
    return AggregateSubjects.all().stream()
        .filter(aggregate -> !WITHOUT_SUCH_WINDOWS.contains(aggregate.function()))
        .map(aggregate -> Named.of(AggregateSubjects.name(aggregate), aggregate));
  }

  /** The window grows to 3,000 events, slides, shrinks to nothing, and grows again. */
  @ParameterizedTest
  @MethodSource("aggregates")
  void isAFreshStateOverWhatRemains(Aggregate aggregate) {
    List<TestEvent> events = events(aggregate);
    EventColumns columns = TestEvent.columns(aggregate, events);
    AggregateState state = AggregateStates.create(aggregate, true);
    int low = 0;
    for (int high = 1; high <= EVENTS; high++) {
      state.add(columns, high - 1, high);
      int newLow = low(high);
      if (newLow > low) {
        state.remove(columns, low, newLow, high);
        low = newLow;
      }
      if (high % CHECK_EVERY == 0) {
        AggregateState fresh = AggregateStates.create(aggregate, true);
        fresh.add(columns, low, high);
        assertThat(bytes(state)).isEqualTo(bytes(fresh));
        assertThat(value(aggregate, state, columns, high))
            .isEqualTo(NaiveAggregate.value(aggregate, events.subList(low, high), null, high));
        state = throughBytes(aggregate, state);
      }
    }
    state.reset();
    assertThat(bytes(state)).isEqualTo(bytes(AggregateStates.create(aggregate, true)));
  }

  /** The oldest event kept when there are {@code high}. */
  private static int low(int high) {
    if (high <= 4000) {
      return Math.max(0, high - 3000);
    }
    // Three leave for each that comes, until none is left at 5,500.
    return Math.min(high, 1000 + 3 * (high - 4000));
  }

  private static AggregateState throughBytes(Aggregate aggregate, AggregateState state) {
    AggregateState loaded = AggregateStates.create(aggregate, true);
    loaded.read(new StateInput(bytes(state)));
    return loaded;
  }

  private static Object value(
      Aggregate aggregate, AggregateState state, EventColumns columns, long asOf) {
    ColumnVector out = new ColumnVector(aggregate.type(), 1);
    state.writeResult(columns, -1, asOf, out, 0);
    return out.value(0);
  }

  private static byte[] bytes(AggregateState state) {
    StateOutput out = new StateOutput();
    state.write(out);
    return out.toByteArray();
  }

  private static List<TestEvent> events(Aggregate aggregate) {
    Random random = new Random(7);
    List<TestEvent> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      List<Object> arguments = new ArrayList<>();
      for (ScalarExpression argument : aggregate.arguments()) {
        arguments.add(random.nextInt(10) == 0 ? null : value(argument.type(), random));
      }
      events.add(new TestEvent(i, arguments));
    }
    return events;
  }

  private static Object value(Type type, Random random) {
    // Many values of which some come often: the difference of two uniform numbers.
    long number = random.nextInt(2000) - random.nextInt(2000);
    return switch (type.kind()) {
      case BOOL -> random.nextInt(1000) > 0;
      case INT, TIMESTAMP, DURATION -> number;
      case DOUBLE -> number / 7.0 + 0.0;
      case DECIMAL -> new BigDecimal(BigInteger.valueOf(number), type.scale());
      case STRING -> Long.toString(number, Character.MAX_RADIX);
      case LIST -> Collections.nCopies(2, value(type.element().orElseThrow(), random));
      case MAP -> throw new AssertionError("no aggregate takes maps");
    };
  }
}
