package dev.semblance.runtime.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Stage;
import dev.semblance.runtime.entity.StageRun.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every stage and rows that arrive in any order. */
class StageArrivalsLawsTest {
  private static final int MOST_DISORDER = 8;

  /** While nothing is too late, a row gains what the definition says of the rows that came. */
  @Property
  void addsWhatTheDefinitionSaysOfWhatCame(
      @ForAll("stages") Stage stage, @ForAll("rows") List<Row> rows, @ForAll Random random) {
    int often = 1 + random.nextInt(6);
    ArrivalRun run = new ArrivalRun(stage, 2 * MOST_DISORDER, () -> random.nextInt(often) == 0);
    List<Row> drifting = new ArrayList<>();
    int pace = random.nextInt(4);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      drifting.add(at((long) i * pace + Math.floorMod(row.time(), MOST_DISORDER), row));
      if (i > 0 && random.nextInt(4) == 0) {
        drifting.add(at((long) (i - 1) * pace + random.nextInt(MOST_DISORDER), rows.get(i - 1)));
      }
      if (random.nextInt(4) == 0) {
        drifting.add(drifting.get(drifting.size() - 1));
      }
    }
    feed(stage, drifting, run);
  }

  private static Row at(long time, Row row) {
    return new Row(row.event(), time, row.id(), row.card(), row.shop(), row.x(), row.s(), row.ok());
  }

  /** Without lateness everything settles at once. */
  @Property
  void addsTheSameInOrderOfTimeWithoutLateness(
      @ForAll("stages") Stage stage, @ForAll("rows") List<Row> rows, @ForAll Random random) {
    int often = 1 + random.nextInt(6);
    ArrivalRun run = new ArrivalRun(stage, 0, () -> random.nextInt(often) == 0);
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing(Row::time));
    feed(stage, sorted, run);
  }

  private static void feed(Stage stage, List<Row> rows, ArrivalRun run) {
    List<Row> came = new ArrayList<>();
    Set<Row> known = new HashSet<>();
    for (Row row : rows) {
      came.add(row);
      boolean asks = row.event().equals("charge");
      if (known.add(row)) {
        Map<String, Object> expected = asks ? new NaiveStage(stage, came).added(row) : null;
        if (asks) {
          assertThat(run.peek(row)).as("before %s", row).isEqualTo(expected);
        }
        assertThat(run.arrive(row)).as("%s", row).isEqualTo(expected);
        assertThat(run.last == null ? List.of() : run.last.lateFor()).isEmpty();
      } else if (asks && row.card() != null) {
        assertThat(run.arrive(row)).as("again %s", row).isNull();
      }
    }
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    return new StageFoldLawsTest().rows();
  }

  @Provide
  Arbitrary<Stage> stages() {
    return new StageFoldLawsTest().stages();
  }
}
