package dev.semblance.runtime.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every aggregate, bit for bit. */
class AggregateLawsTest {

  /** Whose value does not depend on the order of events. */
  private static final Set<AggregateFunction> ORDER_FREE =
      EnumSet.of(
          AggregateFunction.COUNT,
          AggregateFunction.COUNT_VALUES,
          AggregateFunction.EXISTS,
          AggregateFunction.RATIO,
          AggregateFunction.SUM,
          AggregateFunction.MEAN,
          AggregateFunction.VARIANCE,
          AggregateFunction.STDDEV,
          AggregateFunction.MIN,
          AggregateFunction.MAX,
          AggregateFunction.DISTINCT,
          AggregateFunction.MODE,
          AggregateFunction.TOP,
          AggregateFunction.QUANTILE,
          AggregateFunction.COVARIANCE,
          AggregateFunction.CORRELATION,
          AggregateFunction.ENTROPY,
          AggregateFunction.APPROX_QUANTILE,
          AggregateFunction.APPROX_DISTINCT);

  /** Which only ever go on, and merge with nothing. */
  static final Set<AggregateFunction> FOLDED =
      EnumSet.of(AggregateFunction.DECAYED_COUNT, AggregateFunction.DECAYED_SUM);

  /** An aggregate and events in order; the last may serve as the trigger. */
  record Case(Aggregate aggregate, List<TestEvent> events) {
    @Override
    public String toString() {
      return AggregateSubjects.name(aggregate) + " over " + events;
    }

    EventColumns columns() {
      return TestEvent.columns(aggregate, events);
    }

    AggregateState fresh(boolean expiring) {
      return AggregateStates.create(aggregate, expiring);
    }

    int size() {
      return events.size();
    }
  }

  /** The value is what all events together give, computed naively. */
  @Property
  void givesTheNaiveValue(@ForAll("cases") Case given, @ForAll boolean expiring) {
    EventColumns columns = given.columns();
    AggregateState state = given.fresh(expiring);
    for (int trigger = 0; trigger < given.size(); trigger++) {
      long asOf = given.events().get(trigger).time();
      List<TestEvent> past = given.events().subList(0, trigger);
      assertThat(value(given, state, columns, -1, asOf))
          .isEqualTo(NaiveAggregate.value(given.aggregate(), past, null, asOf));
      assertThat(value(given, state, columns, trigger, asOf))
          .isEqualTo(
              NaiveAggregate.value(given.aggregate(), past, given.events().get(trigger), asOf));
      state.add(columns, trigger, trigger + 1);
    }
  }

  /** After any adding and removing, the state is that of the events that remain. */
  @Property
  void removingLeavesWhatRemains(@ForAll("divisible") Case given, @ForAll Random random) {
    EventColumns columns = given.columns();
    AggregateState state = given.fresh(true);
    int low = 0;
    int high = 0;
    while (high < given.size()) {
      int newHigh = high + random.nextInt(given.size() - high + 1);
      state.add(columns, high, newHigh);
      high = newHigh;
      int newLow = low + random.nextInt(high - low + 1);
      state.remove(columns, low, newLow, high);
      low = newLow;
      AggregateState expected = given.fresh(true);
      expected.add(columns, low, high);
      assertSame(given, state, expected);
      if (newHigh == high && random.nextInt(4) == 0) {
        break;
      }
    }
  }

  /** Events may be cut anywhere: merging the parts gives what one pass over the whole gives. */
  @Property
  void mergingPartsEqualsOnePass(
      @ForAll("divisible") Case given, @ForAll boolean expiring, @ForAll Random random) {
    EventColumns columns = given.columns();
    int first = random.nextInt(given.size() + 1);
    int second = first + random.nextInt(given.size() - first + 1);
    AggregateState whole = given.fresh(expiring);
    whole.add(columns, 0, given.size());
    AggregateState parts = over(given, columns, 0, first, expiring);
    AggregateState middle = over(given, columns, first, second, expiring);
    byte[] middleBefore = bytes(middle);
    parts.merge(middle);
    parts.merge(over(given, columns, second, given.size(), expiring));
    assertSame(given, parts, whole);
    assertThat(bytes(middle)).isEqualTo(middleBefore);
    if (expiring) {
      parts.remove(columns, 0, second, given.size());
      assertSame(given, parts, over(given, columns, second, given.size(), true));
    }
  }

  /** What is folded in order can still be copied, and refuses what it cannot do. */
  @Property(tries = 100)
  void whatIsFoldedInOrderIsCopiedWhole(@ForAll("folded") Case given) {
    EventColumns columns = given.columns();
    AggregateState whole = over(given, columns, 0, given.size(), false);
    AggregateState copy = given.fresh(false);
    copy.merge(whole);
    assertSame(given, copy, whole);
    copy.merge(given.fresh(false));
    assertSame(given, copy, whole);
    AggregateState empty = given.fresh(false);
    boolean counted = !Arrays.equals(bytes(whole), bytes(empty));
    if (counted) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> copy.merge(whole));
    }
  }

  @Provide
  Arbitrary<Case> folded() {
    return Arbitraries.of(AggregateSubjects.all())
        .filter(aggregate -> FOLDED.contains(aggregate.function()))
        .flatMap(AggregateLawsTest::casesOf);
  }

  /** Where order has no meaning, it has no effect. */
  @Property
  void orderDoesNotShowWhereItHasNoMeaning(@ForAll("orderFree") Case given, @ForAll Random random) {
    List<TestEvent> shuffled = new ArrayList<>(given.events());
    Collections.shuffle(shuffled, random);
    Case other = new Case(given.aggregate(), shuffled);
    AggregateState left = over(given, given.columns(), 0, given.size(), false);
    AggregateState right = over(other, other.columns(), 0, given.size(), false);
    assertSame(given, left, right);
  }

  /** A state written and read back goes on as if nothing had happened. */
  @Property
  void savingAndLoadingChangesNothing(
      @ForAll("cases") Case given, @ForAll boolean windowed, @ForAll Random random) {
    boolean expiring = windowed && !FOLDED.contains(given.aggregate().function());
    EventColumns columns = given.columns();
    int low = expiring ? random.nextInt(given.size() + 1) : 0;
    int cut = low + random.nextInt(given.size() - low + 1);
    AggregateState state = over(given, columns, 0, cut, expiring);
    if (expiring) {
      state.remove(columns, 0, low, cut);
    }
    AggregateState loaded = over(given, columns, 0, random.nextInt(given.size() + 1), expiring);
    StateInput in = new StateInput(bytes(state));
    loaded.read(in);
    assertThat(in.isAtEnd()).isTrue();
    assertSame(given, loaded, state);
    state.add(columns, cut, given.size());
    loaded.add(columns, cut, given.size());
    assertSame(given, loaded, state);
    if (expiring) {
      loaded.remove(columns, low, cut, given.size());
      state.remove(columns, low, cut, given.size());
      assertSame(given, loaded, state);
    }
  }

  /** Counting the trigger itself leaves the state as it was. */
  @Property
  void countingTheTriggerLeavesNoTrace(
      @ForAll("cases") Case given,
      @ForAll boolean expiring,
      @ForAll @IntRange(min = 1, max = 3) int times) {
    EventColumns columns = given.columns();
    int self = given.size() - 1;
    if (self < 0) {
      return;
    }
    AggregateState state = over(given, columns, 0, self, expiring);
    for (int i = 0; i < times; i++) {
      value(given, state, columns, self, given.events().get(self).time());
    }
    assertSame(given, state, over(given, columns, 0, self, expiring));
  }

  /** A state that was used and reset is a new one. */
  @Property
  void resettingForgetsEverything(
      @ForAll("cases") Case given, @ForAll boolean expiring, @ForAll @IntRange(max = 5) int twice) {
    EventColumns columns = given.columns();
    AggregateState state = over(given, columns, 0, given.size(), expiring);
    state.reset();
    assertSame(given, state, given.fresh(expiring));
    int from = Math.min(twice, given.size());
    state.add(columns, from, given.size());
    assertSame(given, state, over(given, columns, from, given.size(), expiring));
  }

  private static AggregateState over(
      Case given, EventColumns columns, int from, int to, boolean expiring) {
    AggregateState state = given.fresh(expiring);
    state.add(columns, from, to);
    return state;
  }

  private static void assertSame(Case given, AggregateState actual, AggregateState expected) {
    EventColumns columns = given.columns();
    long asOf = given.events().isEmpty() ? 0 : given.events().get(given.size() - 1).time();
    assertThat(value(given, actual, columns, -1, asOf))
        .isEqualTo(value(given, expected, columns, -1, asOf));
    assertThat(bytes(actual)).isEqualTo(bytes(expected));
  }

  private static Object value(
      Case given, AggregateState state, EventColumns columns, int self, long asOf) {
    ColumnVector out = new ColumnVector(given.aggregate().type(), 2);
    state.writeResult(columns, self, asOf, out, 1);
    Object value = out.value(1);
    assertThat(value).isNotEqualTo(-0.0);
    return value;
  }

  private static byte[] bytes(AggregateState state) {
    StateOutput out = new StateOutput();
    state.write(out);
    return out.toByteArray();
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.of(AggregateSubjects.all()).flatMap(AggregateLawsTest::casesOf);
  }

  @Provide
  Arbitrary<Case> divisible() {
    return Arbitraries.of(AggregateSubjects.all())
        .filter(aggregate -> !FOLDED.contains(aggregate.function()))
        .flatMap(AggregateLawsTest::casesOf);
  }

  @Provide
  Arbitrary<Case> orderFree() {
    return Arbitraries.of(AggregateSubjects.all())
        .filter(aggregate -> ORDER_FREE.contains(aggregate.function()))
        .flatMap(AggregateLawsTest::casesOf);
  }

  private static Arbitrary<Case> casesOf(Aggregate aggregate) {
    List<Arbitrary<Object>> arguments =
        aggregate.arguments().stream()
            .map(ScalarExpression::type)
            .map(AggregateLawsTest::nullable)
            .toList();
    Arbitrary<List<Object>> rows =
        arguments.isEmpty()
            ? Arbitraries.just(List.of())
            : Combinators.combine(arguments).as(ArrayList::new);
    return Combinators.combine(times(), rows.list().ofMinSize(60).ofMaxSize(60))
        .as((times, values) -> new Case(aggregate, events(times, values)));
  }

  private static List<TestEvent> events(List<Long> times, List<List<Object>> values) {
    List<TestEvent> events = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      events.add(new TestEvent(times.get(i), values.get(i)));
    }
    return events;
  }

  private static Arbitrary<List<Long>> times() {
    Arbitrary<Long> time =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.longs().between(-20, 20)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE)));
    return time.list().ofMaxSize(60).map(times -> times.stream().sorted().toList());
  }

  private static Arbitrary<Object> nullable(Type type) {
    return TestValues.of(type).injectNull(0.2);
  }
}
