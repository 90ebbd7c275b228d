package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.record.SourceType;
import dev.semblance.runtime.record.ValueDoor;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of rows that Spark reads.
 *
 * @param name of the source, for messages
 * @param nanos columns, or paths to fields of records, that hold moments in nanoseconds, which
 *     Spark has as plain numbers: the type that they would have in microseconds
 */
record TableShape(String name, StructType schema, Map<String, String> nanos)
    implements Serializable {

  boolean isNanos(String column) {
    return nanos.containsKey(column);
  }

  /**
   * The doors of the declared fields, in declared order.
   *
   * @throws dev.semblance.runtime.record.SourceException if a column is missing or of a type that
   *     its field cannot have
   */
  List<ValueDoor> doors(EventSchema event, EventBinding binding) {
    Map<String, SourceType> types = new HashMap<>();
    values()
        .forEach(
            (column, field) ->
                types.put(
                    column,
                    SourceType.named(nanos.getOrDefault(column, field.dataType().simpleString()))));
    return ValueDoor.of(name, event, binding, types);
  }

  /** The columns, and by their paths the fields of those that are records. */
  private Map<String, StructField> values() {
    Map<String, StructField> values = new LinkedHashMap<>();
    for (StructField field : schema.fields()) {
      values.put(field.name(), field);
    }
    for (StructField field : schema.fields()) {
      addInner(field.name(), field, values);
    }
    return values;
  }

  private static void addInner(String path, StructField field, Map<String, StructField> values) {
    if (field.dataType() instanceof StructType record) {
      for (StructField inner : record.fields()) {
        // A column may itself be called like a path; then that one is meant.
        values.putIfAbsent(path + "." + inner.name(), inner);
        addInner(path + "." + inner.name(), inner, values);
      }
    }
  }

  /** Only those columns that the event declares, in a row without records. */
  TableShape onlyColumnsOf(EventSchema event, EventBinding binding) {
    Map<String, StructField> values = values();
    Map<String, StructField> kept = new LinkedHashMap<>();
    for (ValueDoor door : doors(event, binding)) {
      DataType type = values.get(door.column()).dataType();
      kept.put(door.column(), DataTypes.createStructField(door.column(), type, true));
    }
    return new TableShape(name, new StructType(kept.values().toArray(StructField[]::new)), nanos);
  }

  /** Where the columns of {@link #onlyColumnsOf} are in rows of this shape, under their names. */
  Column[] columns(TableShape only) {
    return Arrays.stream(only.schema().fieldNames()).map(this::column).toArray(Column[]::new);
  }

  private Column column(String path) {
    if (Arrays.asList(schema.fieldNames()).contains(path)) {
      return functions.col(quoted(path));
    }
    String[] names = path.split("\\.");
    return functions
        .col(Arrays.stream(names).map(TableShape::quoted).collect(Collectors.joining(".")))
        .as(path);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
