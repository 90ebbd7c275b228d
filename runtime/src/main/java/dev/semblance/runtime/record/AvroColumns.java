package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Which columns of Avro records give the declared fields: fields of the record, and by their path
 * those of records within it. Only records that a column is in are looked into, so that a schema
 * may well contain itself.
 */
record AvroColumns(String source, EventSchema event, EventBinding binding) {

  /**
   * The names of all columns.
   *
   * @param prefix the record's path with a dot behind it; empty for the outermost
   */
  List<String> names(String prefix, Schema record) {
    List<String> names = new ArrayList<>();
    addNames(prefix, record, names);
    return names;
  }

  private void addNames(String prefix, Schema record, List<String> names) {
    for (Schema.Field field : record.getFields()) {
      String path = prefix + field.name();
      names.add(path);
      if (isWantedWithin(path)) {
        records(field.schema()).forEach(inner -> addNames(path + ".", inner, names));
      }
    }
  }

  /** What is read from the fields of a record, in the order in which they are written. */
  List<AvroField> fields(String prefix, Schema record) {
    return record.getFields().stream()
        .map(field -> new AvroField(this, prefix + field.name(), field.schema()))
        .toList();
  }

  /** The records among the branches of a schema. */
  private static List<Schema> records(Schema schema) {
    return AvroType.valueBranches(schema).stream()
        .filter(branch -> branch.getType() == Schema.Type.RECORD)
        .toList();
  }

  /** Whether a column is in the record of that path. */
  boolean isWantedWithin(String path) {
    return event.fields().stream()
        .anyMatch(field -> binding.columnOf(field.name()).startsWith(path + "."));
  }
}
