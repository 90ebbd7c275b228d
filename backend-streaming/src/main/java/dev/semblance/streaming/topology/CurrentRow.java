package dev.semblance.streaming.topology;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.Arrival;
import dev.semblance.runtime.entity.EntityState;
import dev.semblance.runtime.entity.StageArrivals;
import dev.semblance.runtime.expression.ExpressionSet;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.EventIdentity;
import dev.semblance.runtime.record.EventLayout;
import dev.semblance.runtime.record.EventValues;
import dev.semblance.runtime.record.OrderedBytes;
import dev.semblance.streaming.topology.CurrentVectors.Elsewhere;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trigger that did not come, on its way through all waves. */
final class CurrentRow {
  private final FlowSite site;
  private final StateReader states;
  private final EventFlow event;
  private final long time;
  private final byte[] identity;

  /** As it passed each junction so far. */
  private final List<ColumnBatch> rows = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if the values are none of a trigger
   */
  CurrentRow(FlowSite site, StateReader states, Map<String, Object> values) {
    this.site = site;
    this.states = states;
    EventSchema schema = site.flow().plan().trigger();
    this.event = site.flow().events().get(schema.name());
    ColumnBatch row = new ColumnBatch(EventLayout.of(schema), 1);
    try {
      new EventValues(schema).append(values, row);
    } catch (BadRecordException e) {
      throw new IllegalArgumentException("`" + schema.name() + "`: " + e.reason(), e);
    }
    this.time = row.vector(schema.timeField()).longs()[0];
    this.identity = new EventIdentity(schema).of(row, 0).bytes();
    rows.add(row);
  }

  private ColumnBatch row() {
    return rows.get(rows.size() - 1);
  }

  CurrentVectors.Answer answer() {
    for (List<Integer> wave : event.waves()) {
      Optional<Elsewhere> elsewhere = pass(wave);
      if (elsewhere.isPresent()) {
        return elsewhere.get();
      }
    }
    return new VectorReader(site.flow().plan(), row().layout())
        .read(row(), time, identity)
        .map(CurrentVectors.Here::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "such a trigger does not satisfy the condition of the vector "
                        + site.flow().vector()));
  }

  private Optional<Elsewhere> pass(List<Integer> wave) {
    int junction = site.flow().stages().get(wave.get(0)).wave();
    RowLayout after = event.layouts().get(junction + 1);
    ColumnBatch next = Rows.one(after);
    new Projection(row().layout(), after).copy(row(), next);
    for (int index : wave) {
      Optional<Elsewhere> elsewhere = ask(site.flow().stages().get(index), next);
      if (elsewhere.isPresent()) {
        return elsewhere;
      }
    }
    rows.add(next);
    return Optional.empty();
  }

  private Optional<Elsewhere> ask(StageFlow stage, ColumnBatch next) {
    Feed subject = stage.subject();
    ColumnVector[] parts =
        ExpressionSet.compile(subject.input().key(), row().layout()).evaluate(row());
    OrderedBytes key = new OrderedBytes();
    for (ColumnVector part : parts) {
      if (part.isNull(0)) {
        AddedColumns.of(stage.stage()).fillUnknown(next);
        return Optional.empty();
      }
      key.append(part, 0);
    }
    StageArrivals arrivals = StageProcessor.newArrivals(site.flow(), stage);
    EntityState entity = arrivals.newEntity();
    byte[] entityKey = key.toBytes();
    byte[] logKey = stage.keyed() ? textOf(parts[0]) : entityKey;
    EntityAddress address = new EntityAddress(site.names().stage(stage.index()), entityKey, logKey);
    Optional<Elsewhere> elsewhere = states.load(site.flow(), address, entity);
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
    Arrival arrival =
        arrivals.peek(entity, input -> sent(stage.feeds().get(input)), time, identity);
    if (arrival.refused()) {
      throw new IllegalStateException(
          "the moment lies too far before the latest events of "
              + String.join(", ", arrival.lateFor()));
    }
    new Projection(arrivals.addedLayout(), next.layout()).copy(arrivals.added(), next);
    return Optional.empty();
  }

  /** The row as it is sent into a stage. */
  private ColumnBatch sent(Feed feed) {
    ColumnBatch row = rows.get(feed.junction());
    ColumnBatch sent = Rows.one(feed.layout());
    new Projection(row.layout(), feed.layout()).copy(row, sent);
    return sent;
  }

  private static byte[] textOf(ColumnVector key) {
    return key.value(0).toString().getBytes(StandardCharsets.UTF_8);
  }
}
