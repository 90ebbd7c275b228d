package dev.semblance.streaming.topology;

import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import java.util.ArrayList;
import java.util.List;

/** The columns that a stage adds to its subject's rows. */
final class AddedColumns {

  /**
   * @param matched whether it tells if a lookup found a row
   */
  record Column(String name, Type type, boolean matched) {}

  private final List<Column> columns;

  private AddedColumns(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  static AddedColumns of(Stage stage) {
    List<Column> added = new ArrayList<>();
    for (Stage.Lookup lookup : stage.subject().lookups()) {
      added.add(new Column(lookup.matchedColumn(), Type.BOOL, true));
      lookup.columns().forEach(column -> added.add(column(column)));
    }
    for (Stage.Answer answer : stage.subject().answers()) {
      answer.columns().forEach(column -> added.add(column(column)));
    }
    return new AddedColumns(added);
  }

  private static Column column(Stage.AddedColumn column) {
    return new Column(column.name(), column.expression().type(), false);
  }

  List<Column> columns() {
    return columns;
  }

  /** Those that {@code layout} has, too. */
  RowLayout within(RowLayout layout) {
    return new RowLayout(
        columns.stream()
            .filter(column -> layout.contains(column.name()))
            .map(column -> new RowLayout.Column(column.name(), column.type()))
            .toList());
  }

  /** Fills those that the row has as if nothing had been found, and nothing were known. */
  void fillUnknown(ColumnBatch row) {
    for (Column column : columns) {
      if (row.layout().contains(column.name())) {
        ColumnVector vector = row.vector(column.name());
        if (column.matched()) {
          vector.setLong(0, 0);
        } else {
          vector.setNull(0);
        }
      }
    }
  }
}
