package dev.semblance.runtime.column;

/** Rows of one layout, held column by column. */
public final class ColumnBatch {
  private final RowLayout layout;
  private final ColumnVector[] vectors;
  private int rows;

  public ColumnBatch(RowLayout layout, int capacity) {
    this.layout = layout;
    this.vectors =
        layout.columns().stream()
            .map(column -> new ColumnVector(column.type(), capacity))
            .toArray(ColumnVector[]::new);
  }

  public RowLayout layout() {
    return layout;
  }

  /** How many rows are filled. */
  public int rows() {
    return rows;
  }

  /** Forgets all rows; the arrays stay. */
  public void clear() {
    rows = 0;
  }

  /** Makes room for one more row and gives its index; the caller sets every column. */
  public int addRow() {
    for (ColumnVector vector : vectors) {
      vector.ensureCapacity(rows + 1);
    }
    return rows++;
  }

  /** Withdraws the row that {@link #addRow} gave last, for what turns out to be no good. */
  public void removeLastRow() {
    if (rows == 0) {
      throw new IllegalStateException("no row to remove");
    }
    rows--;
  }

  public ColumnVector vector(int column) {
    return vectors[column];
  }

  public ColumnVector vector(String column) {
    return vectors[layout.indexOf(column)];
  }
}
