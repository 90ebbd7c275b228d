package dev.semblance.cli;

import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.VectorSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last few vectors of many, for a person to look at. */
final class LastRows {
  private final VectorSchema schema;
  private final int count;
  private final Deque<FeatureVector> vectors = new ArrayDeque<>();

  LastRows(VectorSchema schema, int count) {
    this.schema = schema;
    this.count = count;
  }

  void add(FeatureVector vector) {
    if (count == 0) {
      return;
    }
    if (vectors.size() == count) {
      vectors.removeFirst();
    }
    vectors.addLast(vector);
  }

  /** Empty if none are wanted. */
  Optional<RowTable> table() {
    if (count == 0) {
      return Optional.empty();
    }
    List<Field> columns = schema.columns();
    return Optional.of(
        new RowTable(
            columns.stream().map(Field::name).toList(),
            vectors.stream().map(vector -> cells(columns, vector)).toList()));
  }

  private static List<String> cells(List<Field> columns, FeatureVector vector) {
    List<Object> values = new ArrayList<>(vector.id());
    values.add(vector.time());
    values.addAll(vector.values());
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(Cells.text(readable(columns.get(i).type(), values.get(i))));
    }
    return cells;
  }

  private static Object readable(Type type, Object value) {
    if (value instanceof List<?> list) {
      Type element = type.element().orElseThrow();
      return list.stream().map(item -> readable(element, item)).toList();
    }
    if (value instanceof Long micros && type.is(Type.Kind.TIMESTAMP)) {
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
    if (value instanceof Long micros && type.is(Type.Kind.DURATION)) {
      return Duration.of(micros, ChronoUnit.MICROS);
    }
    return value;
  }
}
