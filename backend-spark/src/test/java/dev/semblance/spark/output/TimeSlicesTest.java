package dev.semblance.spark.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How an output is cut into parts. */
class TimeSlicesTest {
  private static final long HOUR = 3_600_000_000L;

  @Test
  void fewRowsAreOnePart() {
    assertThat(TimeSlices.balanced(new TreeMap<>(Map.of(0L, 10L, 500L, 20L)), 8).parts())
        .isEqualTo(1);
  }

  @Test
  void partsFollowTimeAndEndWithDaysWherePossible() {
    Map<Long, Long> rows = new TreeMap<>();
    for (long hour = -48; hour < 96; hour++) {
      rows.put(hour, 10_000L);
    }

    TimeSlices slices = TimeSlices.balanced(rows, 2);

    assertThat(slices.parts()).isBetween(3, 6);
    int last = 0;
    for (long hour = -48; hour < 96; hour++) {
      int part = slices.partOf(hour * HOUR + 1);
      assertThat(part).isBetween(last, last + 1);
      if (part > last) {
        assertThat(Math.floorMod(hour, 24)).isZero();
      }
      last = part;
    }
    assertThat(last).isEqualTo(slices.parts() - 1);
  }

  @Test
  void timesNobodyCountedHaveAPartToo() {
    TimeSlices slices = TimeSlices.balanced(new TreeMap<>(Map.of(0L, 300_000L, 30L, 300_000L)), 1);

    assertThat(slices.partOf(Long.MIN_VALUE)).isZero();
    assertThat(slices.partOf(Long.MAX_VALUE)).isEqualTo(slices.parts() - 1);
  }

  @Test
  void dealsOutTimeOfWhichNothingIsKnown() {
    TimeSlices slices = TimeSlices.dealt(4);

    assertThat(slices.partOf(-1)).isEqualTo(3);
    assertThat(slices.partOf(0)).isZero();
    assertThat(slices.partOf(6 * HOUR)).isEqualTo(1);
    assertThat(slices.partOf(24 * HOUR)).isZero();
  }
}
