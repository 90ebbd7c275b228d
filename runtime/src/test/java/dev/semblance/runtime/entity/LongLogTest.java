package dev.semblance.runtime.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.entity.StageRun.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An entity whose window holds thousands of events. */
class LongLogTest {
  private static final Window WINDOW = new Window.Trailing(3_000, 0);

  private static Stage stage() {
    List<Aggregate> aggregates =
        List.of(
            aggregate("n", AggregateFunction.COUNT, Type.INT, WINDOW),
            aggregate("least", AggregateFunction.MIN, Type.INT, WINDOW, StageRun.X),
            aggregate("kinds", AggregateFunction.DISTINCT, Type.INT, WINDOW, StageRun.X),
            aggregate("all", AggregateFunction.SUM, Type.INT, new Window.AllHistory(), StageRun.X));
    Stage.Source source =
        new Stage.Source(
            "charge", List.of(StageRun.CARD), Optional.empty(), Optional.empty(), aggregates);
    List<Stage.AddedColumn> columns =
        aggregates.stream()
            .map(
                a ->
                    new Stage.AddedColumn(
                        "g." + a.slot(), new ScalarExpression.Column(a.slot(), a.type(), true)))
            .toList();
    return new Stage(
        "by card",
        List.of(new Stage.KeyPart("card", Type.STRING)),
        new Stage.Subject(
            "charge",
            List.of(StageRun.CARD),
            Optional.empty(),
            List.of(),
            List.of(new Stage.Answer("g", "g v1", 0, columns))),
        List.of(source));
  }

  private static Aggregate aggregate(
      String slot,
      AggregateFunction function,
      Type type,
      Window window,
      ScalarExpression... arguments) {
    return new Aggregate(
        slot,
        function,
        List.of(arguments),
        Optional.empty(),
        Optional.empty(),
        window,
        false,
        type,
        true);
  }

  /** Growing beyond, shrinking below, and out of order: chunks or not, the values are the same. */
  @Test
  void isTheSameFromItsParts() {
    Random random = new Random(7);
    List<Row> rows = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < 6_000; i++) {
      // A busy time, then a quiet one in which the window empties, then a busy one again.
      time += i > 2_500 && i < 3_000 ? 100 : 1;
      long at = time - random.nextInt(20);
      rows.add(new Row("charge", at, "c" + i, "A", null, random.nextLong(50), null, null));
    }
    ArrivalRun kept = new ArrivalRun(stage(), 50, () -> false);
    ArrivalRun reloaded = new ArrivalRun(stage(), 50, () -> random.nextInt(100) == 0);
    for (Row row : rows) {
      assertThat(reloaded.arrive(row)).as("%s", row).isEqualTo(kept.arrive(row));
    }
  }

  @Test
  void isNotRewrittenWholeForEachEvent() {
    boolean[] save = {false};
    ArrivalRun run = new ArrivalRun(stage(), 0, () -> save[0]);
    for (int i = 0; i < 2_900; i++) {
      run.arrive(new Row("charge", i, "c" + i, "A", null, 1L, null, null));
    }
    save[0] = true;
    run.arrive(new Row("charge", 2_900, "first save", "A", null, 1L, null, null));
    int whole = run.puts;
    run.arrive(new Row("charge", 2_901, "second save", "A", null, 1L, null, null));
    assertThat(run.partsOf("A")).isGreaterThan(10);
    assertThat(run.puts - whole).isEqualTo(2);
  }
}
