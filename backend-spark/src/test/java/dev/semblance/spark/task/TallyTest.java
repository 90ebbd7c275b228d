package dev.semblance.spark.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counts stay right when a task runs again. */
class TallyTest {

  private static Tally said(String name, int partition, long count) {
    Tally tally = new Tally();
    tally.add(new Tally.Report(new Tally.Counter(name, partition), count));
    return tally;
  }

  @Test
  void aTaskThatRunsAgainReplacesItsCount() {
    Tally tally = said("bad", 1, 3);
    tally.merge(said("bad", 2, 4));
    tally.merge(said("bad", 1, 3));

    assertThat(tally.total("bad")).isEqualTo(7);
    assertThat(tally.total("other")).isZero();
  }

  @Test
  void rowsByHourAreSummedUp() {
    RowsByHour rows = new RowsByHour();
    rows.add(Map.of(10L, 3L));
    RowsByHour more = new RowsByHour();
    more.add(Map.of(-5L, 1L, 10L, 4L));
    rows.merge(more);

    assertThat(rows.value()).containsExactly(Map.entry(-5L, 1L), Map.entry(10L, 7L));
  }
}
