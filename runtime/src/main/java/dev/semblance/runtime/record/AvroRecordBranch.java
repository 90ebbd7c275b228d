package dev.semblance.runtime.record;

import dev.semblance.compiler.type.Field;
import dev.semblance.runtime.column.ColumnBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/** What a field that is a record can be: that record, another one of its union, or null. */
final class AvroRecordBranch {
  private final String path;
  private final Schema schema;
  private final List<AvroField> fields;
  private final List<Lacking> lacking = new ArrayList<>();

  /** A declared field that this branch has no value for. */
  private record Lacking(int column, FieldWriter writer) {}

  AvroRecordBranch(AvroColumns columns, String path, Schema schema) {
    this.path = path;
    this.schema = schema;
    boolean isRecord = schema.getType() == Schema.Type.RECORD;
    this.fields = isRecord ? columns.fields(path + ".", schema) : List.of();
    Set<String> names = new HashSet<>(isRecord ? columns.names(path + ".", schema) : List.of());
    for (int i = 0; i < columns.event().fields().size(); i++) {
      Field field = columns.event().fields().get(i);
      String column = columns.binding().columnOf(field.name());
      if (column.startsWith(path + ".") && !names.contains(column)) {
        lacking.add(new Lacking(i, new FieldWriter(field)));
      }
    }
  }

  void read(AvroInput in, ColumnBatch into, int row) throws BadRecordException {
    if (schema.getType() != Schema.Type.RECORD && schema.getType() != Schema.Type.NULL) {
      throw new BadRecordException("`" + path + "`: not a record: " + schema.getType().getName());
    }
    for (AvroField field : fields) {
      field.read(in, into, row);
    }
    for (Lacking field : lacking) {
      field.writer().putMissing(into.vector(field.column()), row);
    }
  }
}
