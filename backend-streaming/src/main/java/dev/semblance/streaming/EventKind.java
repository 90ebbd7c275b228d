package dev.semblance.streaming;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.StageArrivals;
import dev.semblance.runtime.expression.ExpressionSet;
import dev.semblance.runtime.record.EventIdentity;
import dev.semblance.runtime.record.OrderedBytes;
import dev.semblance.streaming.state.EntityCache;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One kind of event in a plan: what its rows look like, and which stages they visit. */
final class EventKind {

  /**
   * An arrival by one input of a stage.
   *
   * @param number of the stage
   * @param addedColumns where the stage's columns stand in the row; none unless {@code subject}
   */
  record Visit(
      int number,
      StageArrivals stage,
      EntityCache entities,
      int input,
      boolean subject,
      ExpressionSet key,
      int[] addedColumns) {

    /** The bytes of the row's key, or null if a part of it is null. */
    byte[] key(Row row, OrderedBytes buffer) {
      buffer.clear();
      for (ColumnVector part : key.evaluate(row.batch)) {
        if (part.isNull(0)) {
          return null;
        }
        buffer.append(part, 0);
      }
      return buffer.toBytes();
    }
  }

  /** An event on its way, with room for all columns that it will gain. */
  final class Row {
    final ColumnBatch batch = new ColumnBatch(layout, 1);
    final Set<String> late = new LinkedHashSet<>();
    byte[] identity;
    String hashedId;
    long time;

    /** Whether it is known to a stage that it passes, which makes it no event. */
    boolean duplicate;

    /** Whether it is known to some stage, which it did not change. */
    boolean repeated;

    boolean refused;

    /** Where it waits to be answered. */
    Visit asking;

    private Row() {
      batch.addRow();
    }

    EventKind kind() {
      return EventKind.this;
    }

    /** Becomes the event in a row of declared fields. */
    Row take(ColumnBatch from, int fromRow) {
      for (int i = 0; i < schema.fields().size(); i++) {
        batch.vector(i).copy(0, from.vector(i), fromRow);
      }
      time = batch.vector(timeColumn).longs()[0];
      identity = identities.of(batch, 0).bytes();
      hashedId = identities.hashedId();
      if (!late.isEmpty()) {
        late.clear();
      }
      duplicate = false;
      repeated = false;
      refused = false;
      return this;
    }

    /** Part by part. */
    List<Object> id() {
      if (schema.hasHashedId()) {
        return List.of(hashedId);
      }
      List<Object> id = new ArrayList<>(idColumns.length);
      for (int column : idColumns) {
        id.add(batch.vector(column).value(0));
      }
      return id;
    }
  }

  private final EventSchema schema;
  private final RowLayout layout;
  private final int timeColumn;
  private final int[] idColumns;
  private final EventIdentity identities;
  private final List<Visit> visits = new ArrayList<>();

  /**
   * @param layout the declared fields, then all columns that stages add
   */
  EventKind(EventSchema schema, RowLayout layout) {
    this.schema = schema;
    this.layout = layout;
    this.timeColumn = layout.indexOf(schema.timeField());
    this.idColumns = schema.idFields().stream().mapToInt(layout::indexOf).toArray();
    this.identities = new EventIdentity(schema, layout);
  }

  EventSchema schema() {
    return schema;
  }

  RowLayout layout() {
    return layout;
  }

  /** In the order of stages, and in each of its inputs. */
  List<Visit> visits() {
    return visits;
  }

  void add(Visit visit) {
    visits.add(visit);
  }

  Row newRow() {
    return new Row();
  }
}
