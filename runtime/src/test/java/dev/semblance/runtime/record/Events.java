package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Event declarations, bindings and rows for tests, in few words. */
final class Events {
  private Events() {}

  static Field required(String name, Type type) {
    return new Field(name, type, false, "");
  }

  static Field nullable(String name, Type type) {
    return new Field(name, type, true, "");
  }

  /** An event without {@code @id}, whose time is its first timestamp. */
  static EventSchema event(Field... fields) {
    return event(List.of(), Optional.empty(), fields);
  }

  static EventSchema event(List<String> ids, Optional<String> arrival, Field... fields) {
    String time =
        Arrays.stream(fields)
            .filter(field -> field.type().equals(Type.TIMESTAMP))
            .map(Field::name)
            .findFirst()
            .orElse("at");
    return new EventSchema("charge", List.of(fields), ids, time, arrival, "");
  }

  static EventBinding json() {
    return json(TimeFormat.ISO);
  }

  static EventBinding json(TimeFormat time) {
    return binding(RecordFormat.JSON, CsvOptions.DEFAULTS, Map.of(), time);
  }

  static EventBinding csv() {
    return csv(TimeFormat.ISO);
  }

  static EventBinding csv(TimeFormat time) {
    return binding(RecordFormat.CSV, CsvOptions.DEFAULTS, Map.of(), time);
  }

  static EventBinding binding(
      RecordFormat format, CsvOptions csv, Map<String, String> columns, TimeFormat time) {
    Archive archive = new Archive("/data/charges", format, csv);
    return new EventBinding("charge", archive, null, columns, time, Map.of(), 0);
  }

  /** Row by row, the boxed values of all columns. */
  static List<List<Object>> rows(ColumnBatch batch) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < batch.layout().size(); column++) {
        values.add(batch.vector(column).value(row));
      }
      rows.add(values);
    }
    return rows;
  }

  /** A batch that holds one row of boxed values. */
  static ColumnBatch batchOf(EventSchema schema, Object... values) {
    ColumnBatch batch = new ColumnBatch(EventLayout.of(schema), 1);
    int row = batch.addRow();
    for (int i = 0; i < values.length; i++) {
      batch.vector(i).setValue(row, values[i]);
    }
    return batch;
  }
}
