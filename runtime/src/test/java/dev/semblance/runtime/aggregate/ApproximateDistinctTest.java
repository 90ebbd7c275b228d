package dev.semblance.runtime.aggregate;

import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If a sketch of many values depended on how they came, no two engines would agree on it. */
class ApproximateDistinctTest {
  private static final Aggregate OF_INTS =
      AggregateSubjects.of(AggregateFunction.APPROX_DISTINCT, INT, INT);

  /** The estimates of Apache DataSketches 6.2.0 for the ints from 0, each as 8 bytes. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "384, 384",
    "385, 382",
    "386, 383",
    "1000, 988",
    "5000, 4986",
    "20000, 20253",
    "100000, 102878"
  })
  void estimatesAsDataSketchesDoes(int values, long estimate) {
    EventColumns columns = columns(values);
    AggregateState state = over(columns, 0, values);
    assertThat(estimate(state, columns, -1)).isEqualTo(estimate);
    if (values > 0) {
      assertThat(estimate(over(columns, 0, values - 1), columns, values - 1)).isEqualTo(estimate);
    }
  }

  /** The same of texts, of all lengths modulo a block of the hash, and of doubles. */
  @ParameterizedTest
  @CsvSource({"1000, 1002, 999", "7000, 7083, 7166"})
  void estimatesOtherTypesAsDataSketchesDoes(int values, long ofTexts, long ofDoubles) {
    assertThat(estimate(STRING, values, i -> "x".repeat(1 + i % 37) + i)).isEqualTo(ofTexts);
    assertThat(estimate(DOUBLE, values, i -> i / 8.0)).isEqualTo(ofDoubles);
  }

  private static Object estimate(Type type, int values, IntFunction<Object> value) {
    Aggregate aggregate = AggregateSubjects.of(AggregateFunction.APPROX_DISTINCT, INT, type);
    List<TestEvent> events = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      events.add(new TestEvent(i, List.of(value.apply(i))));
    }
    EventColumns columns = TestEvent.columns(aggregate, events);
    AggregateState state = AggregateStates.create(aggregate, false);
    state.add(columns, 0, values);
    return estimate(state, columns, -1);
  }

  @Test
  void splittingMergingSavingAndAskingLeaveNoTrace() {
    Random random = new Random(3);
    EventColumns columns = columns(3000);
    for (int round = 0; round < 40; round++) {
      int size = 1 + random.nextInt(round < 20 ? 800 : 3000);
      int cut = random.nextInt(size + 1);
      AggregateState whole = over(columns, 0, size);
      AggregateState parts = over(columns, 0, cut);
      estimate(parts, columns, size - 1);
      parts.merge(over(columns, cut, size));
      assertThat(bytes(parts)).isEqualTo(bytes(whole));
      AggregateState backwards = over(columns, cut, size);
      backwards.merge(over(columns, 0, cut));
      assertThat(bytes(backwards)).isEqualTo(bytes(whole));
      AggregateState loaded = over(columns, 0, cut);
      loaded.read(new StateInput(bytes(whole)));
      assertThat(bytes(loaded)).isEqualTo(bytes(whole));
      whole.remove(columns, 0, cut, size);
      assertThat(bytes(whole)).isEqualTo(bytes(over(columns, cut, size)));
    }
  }

  /** Shuffled ints from 0, so that neighbours are not of one size. */
  private static EventColumns columns(int values) {
    List<Long> numbers = new ArrayList<>();
    for (long i = 0; i < values; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, new Random(values));
    List<TestEvent> events = new ArrayList<>();
    numbers.forEach(number -> events.add(new TestEvent(events.size(), List.of(number))));
    return TestEvent.columns(OF_INTS, events);
  }

  private static AggregateState over(EventColumns columns, int from, int to) {
    AggregateState state = AggregateStates.create(OF_INTS, true);
    state.add(columns, from, to);
    return state;
  }

  private static Object estimate(AggregateState state, EventColumns columns, int self) {
    ColumnVector out = new ColumnVector(INT, 1);
    state.writeResult(columns, self, 0, out, 0);
    return out.value(0);
  }

  private static byte[] bytes(AggregateState state) {
    StateOutput out = new StateOutput();
    state.write(out);
    return out.toByteArray();
  }
}
