package dev.semblance.spark.row;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.spark.task.Shipped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where the columns of an event's rows stand between stages: time and identity first, then the
 * columns that something later reads. The {@code @time} field is the time itself.
 */
public final class LaneLayout implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Position of the event time, in microseconds. */
  public static final int TIME = 0;

  /** Position of the identity bytes. */
  public static final int IDENTITY = 1;

  private static final int FIRST_COLUMN = 2;

  private final String timeField;
  private final Shipped<List<RowLayout.Column>> shipped;
  private final transient RowLayout columns;

  /**
   * @param columns beside time and identity
   */
  public LaneLayout(String timeField, List<RowLayout.Column> columns) {
    this.timeField = timeField;
    this.shipped = Shipped.of(List.copyOf(columns));
    this.columns = new RowLayout(columns);
  }

  /** The layout of rows of {@code event} with the columns {@code names}, of types {@code types}. */
  public static LaneLayout of(
      EventSchema event, Collection<String> names, Map<String, Type> types) {
    List<RowLayout.Column> columns = new ArrayList<>();
    for (String name : names) {
      if (!name.equals(event.timeField())) {
        columns.add(new RowLayout.Column(name, types.get(name)));
      }
    }
    return new LaneLayout(event.timeField(), columns);
  }

  private Object readResolve() {
    return new LaneLayout(timeField, shipped.get());
  }

  public String timeField() {
    return timeField;
  }

  /** The columns beside time and identity, in order. */
  public List<RowLayout.Column> columns() {
    return columns.columns();
  }

  /** How many positions a row has. */
  public int width() {
    return FIRST_COLUMN + columns.size();
  }

  /** Where the column stands. */
  public int position(String column) {
    return column.equals(timeField) ? TIME : FIRST_COLUMN + columns.indexOf(column);
  }

  /** Type of the column at {@code position}, which is neither time nor identity. */
  public Type typeAt(int position) {
    return columns.columns().get(position - FIRST_COLUMN).type();
  }

  /** Whether the column at {@code position} is eight raw bytes. */
  public boolean isLong(int position) {
    return position == TIME || (position != IDENTITY && RawValues.isLong(typeAt(position)));
  }

  /** A filler of batches with the named columns. */
  public ColumnFiller filler(Collection<String> names) {
    List<RowLayout.Column> filled = new ArrayList<>();
    int[] positions = new int[names.size()];
    for (String name : names) {
      positions[filled.size()] = position(name);
      filled.add(
          new RowLayout.Column(
              name, name.equals(timeField) ? Type.TIMESTAMP : typeAt(position(name))));
    }
    return new ColumnFiller(new RowLayout(filled), positions);
  }
}
