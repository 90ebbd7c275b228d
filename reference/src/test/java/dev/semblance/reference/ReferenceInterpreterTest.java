package dev.semblance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The interpreter on a plan made by hand, so that it is tried without the compiler too. */
class ReferenceInterpreterTest {
  private static final EventSchema CHARGE =
      new EventSchema(
          "charge",
          List.of(
              new Field("id", Type.INT, false, ""),
              new Field("at", Type.TIMESTAMP, false, ""),
              new Field("card", Type.STRING, true, "")),
          List.of("id"),
          "at",
          Optional.empty(),
          "");
  private static final ScalarExpression CARD = new Column("card", Type.STRING, true);

  @Test
  void countsThePastAndItselfAndLooksUpTheLatest() {
    Stage.Source source =
        new Stage.Source(
            "charge",
            List.of(CARD),
            Optional.empty(),
            Optional.empty(),
            List.of(count("n", new Window.Trailing(10, 0))));
    Stage.Lookup lookup =
        new Stage.Lookup(
            "self.other",
            0,
            OptionalLong.of(10),
            "self.other#matched",
            List.of(new Stage.AddedColumn("other", new Column("id", Type.INT, false))));
    Stage.Answer answer =
        new Stage.Answer(
            "g",
            "g v1",
            0,
            List.of(new Stage.AddedColumn("g.n", new Column("n", Type.INT, false))));
    Stage stage =
        new Stage(
            "by card",
            List.of(new Stage.KeyPart("card", Type.STRING)),
            new Stage.Subject(
                "charge", List.of(CARD), Optional.empty(), List.of(lookup), List.of(answer)),
            List.of(source));

    Map<Long, List<Object>> values = run(stage, "other", "g.n");

    assertThat(values)
        .containsEntry(1L, List.of(2L, 1L))
        .containsEntry(2L, List.of(2L, 1L))
        .containsEntry(3L, List.of(3L, 3L))
        .containsEntry(4L, Arrays.asList(null, null));
  }

  private static Aggregate count(String slot, Window window) {
    return new Aggregate(
        slot,
        AggregateFunction.COUNT,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        window,
        false,
        Type.INT,
        false);
  }

  /** Charges 1 and 2 at one instant, 3 later, 4 without a card; the columns' values by id. */
  private static Map<Long, List<Object>> run(Stage stage, String... columns) {
    List<Plan.OutputColumn> output =
        Arrays.stream(columns)
            .map(name -> new Plan.OutputColumn(name, "", new Column(name, Type.INT, true)))
            .toList();
    Plan plan =
        new Plan(
            "",
            List.of(CHARGE),
            List.of(stage),
            new Plan.VectorOutput("v", 1, "", "charge", Optional.empty(), output));
    EventLog log =
        new EventLog(
            Map.of(
                "charge",
                List.of(
                    charge(3, 10, "X"), charge(1, 0, "X"), charge(2, 0, "X"), charge(4, 5, null))));
    Map<Long, List<Object>> values = new LinkedHashMap<>();
    for (VectorRow row : new ReferenceInterpreter().run(plan, log).rows()) {
      values.put((Long) row.id().get(0), new ArrayList<>(row.values().values()));
    }
    return values;
  }

  private static Event charge(long id, long at, String card) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("at", at);
    fields.put("card", card);
    return new Event(fields);
  }
}
