package dev.semblance.streaming.topology;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.expression.ExpressionSet;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.VectorSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the vector off a trigger's row, once all stages have added their columns. */
final class VectorReader {
  private static final int HASHED_ID_LENGTH = 32;

  private final VectorSchema schema;
  private final List<String> idFields;
  private final boolean hasCondition;
  private final ExpressionSet expressions;

  VectorReader(Plan plan, RowLayout layout) {
    this.schema = VectorSchema.of(plan);
    this.idFields = plan.trigger().idFields();
    this.hasCondition = plan.output().condition().isPresent();
    List<ScalarExpression> all = new ArrayList<>();
    plan.output().condition().ifPresent(all::add);
    plan.output().columns().forEach(column -> all.add(column.expression()));
    this.expressions = ExpressionSet.compile(all, layout);
  }

  /** Empty if the row is not of the vector. */
  Optional<FeatureVector> read(ColumnBatch row, long time, byte[] identity) {
    ColumnVector[] results = expressions.evaluate(row);
    if (hasCondition && !results[0].isTrue(0)) {
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (int i = hasCondition ? 1 : 0; i < results.length; i++) {
      values.add(results[i].value(0));
    }
    return Optional.of(new FeatureVector(schema, id(row, identity), time, values));
  }

  private List<Object> id(ColumnBatch row, byte[] identity) {
    if (idFields.isEmpty()) {
      // The identity begins with the id, in hex.
      return List.of(new String(identity, 0, HASHED_ID_LENGTH, StandardCharsets.US_ASCII));
    }
    return idFields.stream().map(field -> row.vector(field).value(0)).toList();
  }
}
