package dev.semblance.runtime.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All laws of an aggregate in a few walks that are the same in every run: whatever is done to a
 * state, it is that of the events it covers. The properties look for what these walks do not meet.
 */
class AggregateWalkTest {
  private static final int WALKS = 6;
  private static final int EVENTS = 30;
  private static final int STEPS = 14;

  private static final long[] FAR_LONGS = {
    Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, 1L << 32, 1L << 62, -(1L << 33), 255
  };
  private static final double[] FAR_DOUBLES = {
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    1e-308,
    0x1p-537,
    1e-160,
    0.1,
    1e16,
    -1e16,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1e308,
    1.7e154,
    0x1p1023
  };
  private static final String[] TEXTS = {"", "a", "ab", "b", "\u00e9", "\uffff", "\ud83d\ude00"};

  static Stream<Named<Aggregate>> aggregates() {
    return AggregateSubjects.all().stream()
        .map(aggregate -> Named.of(AggregateSubjects.name(aggregate), aggregate));
  }

  @ParameterizedTest
  @MethodSource("aggregates")
  void isTheStateOfTheEventsItCovers(Aggregate aggregate) {
    boolean divisible = !AggregateLawsTest.FOLDED.contains(aggregate.function());
    for (int walk = 0; walk < WALKS; walk++) {
      Random random = new Random(walk);
      List<TestEvent> events = events(aggregate, walk % 2 == 1, random);
      if (divisible) {
        new Walk(aggregate, events, true, random).go();
      }
      new Walk(aggregate, events, false, random).go();
    }
  }

  private static final class Walk {
    private final Aggregate aggregate;
    private final List<TestEvent> events;
    private final EventColumns columns;
    private final boolean expiring;
    private final Random random;
    private AggregateState state;
    private int low;
    private int high;

    Walk(Aggregate aggregate, List<TestEvent> events, boolean expiring, Random random) {
      this.aggregate = aggregate;
      this.events = events;
      this.columns = TestEvent.columns(aggregate, events);
      this.expiring = expiring;
      this.random = random;
      this.state = fresh();
    }

    void go() {
      for (int step = 0; step < STEPS; step++) {
        int more = random.nextInt(Math.min(events.size() - high, 6) + 1);
        switch (random.nextInt(8)) {
          case 0 -> mergeLater(more);
          case 1 -> goOnFromBytes();
          case 2 -> startAgain();
          case 3, 4 -> remove();
          default -> {
            state.add(columns, high, high + more);
            high += more;
          }
        }
        assertSame();
      }
    }

    private AggregateState fresh() {
      return AggregateStates.create(aggregate, expiring);
    }

    private AggregateState over(int from, int to) {
      AggregateState fresh = fresh();
      fresh.add(columns, from, to);
      return fresh;
    }

    private void mergeLater(int more) {
      if (low < high && AggregateLawsTest.FOLDED.contains(aggregate.function())) {
        return; // Takes in another only as a copy.
      }
      AggregateState later = over(high, high + more);
      byte[] before = bytes(later);
      state.merge(later);
      assertThat(bytes(later)).isEqualTo(before);
      high += more;
    }

    private void goOnFromBytes() {
      AggregateState used = over(0, random.nextInt(events.size()));
      StateInput in = new StateInput(bytes(state));
      used.read(in);
      assertThat(in.isAtEnd()).isTrue();
      state = used;
    }

    private void startAgain() {
      state.reset();
      low = high;
    }

    private void remove() {
      if (expiring) {
        int newLow = low + random.nextInt(high - low + 1);
        state.remove(columns, low, newLow, high);
        low = newLow;
      }
    }

    private void assertSame() {
      List<TestEvent> covered = events.subList(low, high);
      long last = high == 0 ? Long.MIN_VALUE : events.get(high - 1).time();
      assertValue(covered, -1, last);
      if (high < events.size()) {
        assertValue(covered, high, events.get(high).time());
      }
      assertThat(bytes(state)).isEqualTo(bytes(over(low, high)));
    }

    private void assertValue(List<TestEvent> covered, int self, long asOf) {
      ColumnVector out = new ColumnVector(aggregate.type(), 2);
      state.writeResult(columns, self, asOf, out, 1);
      assertThat(out.value(1))
          .isEqualTo(
              NaiveAggregate.value(aggregate, covered, self < 0 ? null : events.get(self), asOf));
    }
  }

  private static byte[] bytes(AggregateState state) {
    StateOutput out = new StateOutput();
    state.write(out);
    return out.toByteArray();
  }

  private static List<TestEvent> events(Aggregate aggregate, boolean far, Random random) {
    long[] times =
        LongStream.generate(() -> far && random.nextInt(9) == 0 ? far(random) : random.nextInt(40))
            .limit(EVENTS)
            .sorted()
            .toArray();
    List<TestEvent> events = new ArrayList<>();
    for (long time : times) {
      List<Object> arguments = new ArrayList<>();
      for (ScalarExpression argument : aggregate.arguments()) {
        boolean isNull = random.nextInt(7) == 0;
        arguments.add(isNull ? null : value(argument.type(), far && random.nextInt(3) > 0, random));
      }
      events.add(new TestEvent(time, arguments));
    }
    return events;
  }

  private static long far(Random random) {
    return FAR_LONGS[random.nextInt(FAR_LONGS.length)];
  }

  private static Object value(Type type, boolean far, Random random) {
    long near = random.nextInt(9) - 4;
    return switch (type.kind()) {
      case BOOL -> random.nextInt(4) > 0;
      case INT, TIMESTAMP, DURATION -> far ? far(random) : near;
      case DOUBLE -> far ? FAR_DOUBLES[random.nextInt(FAR_DOUBLES.length)] : near / 4.0 + 0.0;
      case DECIMAL -> new BigDecimal(far ? farUnscaled(type, random) : big(near), type.scale());
      case STRING -> TEXTS[random.nextInt(TEXTS.length)];
      case LIST -> Collections.nCopies(1, value(type.element().orElseThrow(), far, random));
      case MAP -> throw new AssertionError("no aggregate takes maps");
    };
  }

  private static BigInteger farUnscaled(Type type, Random random) {
    BigInteger limit = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
    BigInteger any = limit.shiftRight(random.nextInt(limit.bitLength()));
    return random.nextBoolean() ? any : any.negate();
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
