package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.runtime.column.ColumnBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether records that may be null are whole: where one of its fields has a value, a record is
 * there, and then has all fields that are declared without {@code ?}. A record that is null and one
 * whose fields are all null or missing are the same.
 */
public final class NeededFields {
  private final List<Needed> needed = new ArrayList<>();

  /** A field, and the columns of which none may have a value where it has none. */
  private record Needed(int column, String name, int[] others) {}

  /** For rows whose first columns are those of {@link EventLayout}. */
  public NeededFields(EventSchema schema) {
    List<Field> fields = schema.fields();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      if (field.neededIn().isPresent()) {
        needed.add(new Needed(i, field.name(), columnsIn(fields, field.neededIn().get())));
      }
    }
  }

  private static int[] columnsIn(List<Field> fields, String record) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).isIn(record)) {
        columns.add(i);
      }
    }
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * @throws BadRecordException if a record of the row lacks a field that it needs
   */
  public void check(ColumnBatch batch, int row) throws BadRecordException {
    for (Needed field : needed) {
      if (batch.vector(field.column()).isNull(row) && hasAny(batch, row, field.others())) {
        throw new BadRecordException("`" + field.name() + "` is missing");
      }
    }
  }

  private static boolean hasAny(ColumnBatch batch, int row, int[] columns) {
    for (int column : columns) {
      if (!batch.vector(column).isNull(row)) {
        return true;
      }
    }
    return false;
  }
}
