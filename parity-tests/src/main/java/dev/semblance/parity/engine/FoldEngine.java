package dev.semblance.parity.engine;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.expression.ExpressionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The product's own evaluator in one thread: the stages' folds chained, without any engine. */
public final class FoldEngine implements Engine {
  private final long seed;

  /**
   * @param seed decides where the folds' batches are cut, and where a fold is thrown away and goes
   *     on from its saved state; neither must matter
   */
  public FoldEngine(long seed) {
    this.seed = seed;
  }

  @Override
  public String name() {
    return "fold, cut by " + seed;
  }

  @Override
  public VectorSet run(Plan plan, EventLog log) {
    Map<String, RowTable> tables = new HashMap<>();
    for (EventSchema schema : plan.events()) {
      tables.put(schema.name(), RowTable.of(schema, log.of(schema.name())));
    }
    for (Stage stage : plan.stages()) {
      new StageRun(answered(stage, plan, log), tables, seed).run();
    }
    RowTable triggers = tables.get(plan.output().event());
    triggers.dropDuplicates();
    return output(plan, triggers);
  }

  /** The stage with answers only to those whose labels are mature. */
  private static Stage answered(Stage stage, Plan plan, EventLog log) {
    if (!stage.looksAhead()) {
      return stage;
    }
    EventSchema source = plan.event(stage.sources().get(0).event());
    OptionalLong latest =
        log.of(source.name()).stream()
            .mapToLong(event -> (Long) event.get(source.timeField()))
            .max();
    return stage.answeringMature(plan.trigger().timeField(), latest);
  }

  private static VectorSet output(Plan plan, RowTable triggers) {
    List<Plan.OutputColumn> columns = plan.output().columns();
    List<ScalarExpression> expressions =
        new ArrayList<>(columns.stream().map(Plan.OutputColumn::expression).toList());
    Optional<ScalarExpression> condition = plan.output().condition();
    condition.ifPresent(expressions::add);
    ColumnBatch batch = triggers.batch();
    ColumnVector[] vectors = ExpressionSet.compile(expressions, triggers.layout()).evaluate(batch);
    List<VectorRow> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      if (condition.isEmpty() || vectors[columns.size()].isTrue(row)) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          values.put(columns.get(i).name(), vectors[i].value(row));
        }
        rows.add(new VectorRow(triggers.id(row), triggers.time(row), values));
      }
    }
    return new VectorSet(columns.stream().map(Plan.OutputColumn::name).toList(), rows);
  }
}
