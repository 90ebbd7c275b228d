package dev.semblance.parity.engine;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.Event;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.record.EventIdentity;
import dev.semblance.runtime.record.EventLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All rows of one event, with the columns that stages have added so far. */
final class RowTable {

  private record Row(List<Object> id, long time, byte[] identity, List<Object> values) {}

  private RowLayout layout;
  private final List<Row> rows = new ArrayList<>();

  private RowTable(RowLayout layout) {
    this.layout = layout;
  }

  static RowTable of(EventSchema schema, List<Event> events) {
    RowTable table = new RowTable(EventLayout.of(schema));
    EventIdentity identity = new EventIdentity(schema);
    for (Event event : events) {
      List<Object> values = new ArrayList<>();
      schema.fields().forEach(field -> values.add(event.get(field.name())));
      identity.of(values.toArray());
      List<Object> id =
          schema.hasHashedId()
              ? List.of(identity.hashedId())
              : schema.idFields().stream().map(event::get).toList();
      long time = (Long) event.get(schema.timeField());
      table.rows.add(new Row(id, time, identity.bytes(), values));
    }
    return table;
  }

  RowLayout layout() {
    return layout;
  }

  int size() {
    return rows.size();
  }

  long time(int row) {
    return rows.get(row).time();
  }

  byte[] identity(int row) {
    return rows.get(row).identity();
  }

  List<Object> id(int row) {
    return rows.get(row).id();
  }

  /** Every row, as a batch. */
  ColumnBatch batch() {
    ColumnBatch batch = new ColumnBatch(layout, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      fill(i, batch, batch.addRow());
    }
    return batch;
  }

  /** Writes a row into a batch of this table's layout; values yet to be announced are left out. */
  void fill(int row, ColumnBatch batch, int batchRow) {
    List<Object> values = rows.get(row).values();
    for (int column = 0; column < layout.size(); column++) {
      batch.vector(column).setValue(batchRow, values.get(column));
    }
  }

  /** Adds the values of columns that {@link #addColumns} announces once all rows have them. */
  void addValues(int row, ColumnBatch added, int addedRow) {
    for (int column = 0; column < added.layout().size(); column++) {
      ColumnVector vector = added.vector(column);
      rows.get(row).values().add(vector.value(addedRow));
    }
  }

  void addColumns(RowLayout added) {
    List<RowLayout.Column> columns = new ArrayList<>(layout.columns());
    columns.addAll(added.columns());
    layout = new RowLayout(columns);
  }

  void remove(Set<Integer> dropped) {
    List<Row> kept = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!dropped.contains(i)) {
        kept.add(rows.get(i));
      }
    }
    rows.clear();
    rows.addAll(kept);
  }

  /** Keeps one of the rows that are one event; stages have done so where there were any. */
  void dropDuplicates() {
    Set<ByteBuffer> seen = new HashSet<>();
    rows.removeIf(row -> !seen.add(ByteBuffer.wrap(row.identity())));
  }
}
