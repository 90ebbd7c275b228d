package dev.semblance.runtime.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However values come and go, they are there in order. */
class OrderedDoublesTest {

  @ParameterizedTest(name = "{0} different values")
  @ValueSource(ints = {1, 3, 700, 1_000_000})
  void isASortedListThroughGrowthAndDecline(int different) {
    Random random = new Random(different);
    OrderedDoubles values = new OrderedDoubles();
    List<Double> expected = new ArrayList<>();
    for (int phase = 0; phase < 6; phase++) {
      boolean growing = phase % 2 == 0;
      for (int i = 0; i < 4000; i++) {
        if (random.nextInt(10) < (growing ? 9 : 1) || expected.isEmpty()) {
          double value = random.nextInt(different) - different / 2;
          values.add(value);
          expected.add(value);
        } else {
          int last = expected.size() - 1;
          Collections.swap(expected, random.nextInt(expected.size()), last);
          values.remove(expected.remove(last));
        }
      }
      assertSame(values, expected, different);
    }
    while (!expected.isEmpty()) {
      values.remove(expected.remove(expected.size() - 1));
    }
    assertThat(values.size()).isZero();
  }

  @ParameterizedTest(name = "removing in order, rising: {0}")
  @ValueSource(booleans = {true, false})
  void survivesRemovalFromOneEnd(boolean rising) {
    OrderedDoubles values = new OrderedDoubles();
    int count = 3000;
    for (int i = 0; i < count; i++) {
      values.add(i);
    }
    for (int left = count; left > 0; left--) {
      values.remove(rising ? count - left : left - 1);
      if (left > 1) {
        assertThat(values.get(0)).isEqualTo(rising ? count - left + 1 : 0);
        assertThat(values.get(left - 2)).isEqualTo(rising ? count - 1 : left - 2);
      }
    }
  }

  private static void assertSame(OrderedDoubles values, List<Double> expected, int different) {
    List<Double> sorted = new ArrayList<>(expected);
    Collections.sort(sorted);
    assertThat(values.size()).isEqualTo(sorted.size());
    for (int i = 0; i < sorted.size(); i++) {
      assertThat(values.get(i)).isEqualTo(sorted.get(i));
    }
    for (double probe : new double[] {-different, -1, 0, 0.5, 1, different}) {
      long less = sorted.stream().filter(value -> value < probe).count();
      assertThat(values.rank(probe)).isEqualTo((int) less);
    }
  }
}
