package dev.semblance.spark.source;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.record.SourceType;
import dev.semblance.runtime.record.ValueDoor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of rows that Spark reads.
 *
 * @param name of the source, for messages
 * @param nanos columns that hold moments in nanoseconds, which Spark has as plain numbers: the type
 *     that they would have in microseconds
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
    for (StructField field : schema.fields()) {
      types.put(
          field.name(),
          SourceType.named(nanos.getOrDefault(field.name(), field.dataType().simpleString())));
    }
    return ValueDoor.of(name, event, binding, types);
  }

  /** The same, with only those columns that the event declares. */
  TableShape onlyColumnsOf(EventSchema event, EventBinding binding) {
    List<StructField> kept = new ArrayList<>();
    for (ValueDoor door : doors(event, binding)) {
      StructField field = schema.fields()[schema.fieldIndex(door.column())];
      if (!kept.contains(field)) {
        kept.add(field);
      }
    }
    return new TableShape(name, new StructType(kept.toArray(StructField[]::new)), nanos);
  }
}
