package dev.semblance.reference;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.Values;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event with the columns that stages have added so far. */
final class Row {

  /** By time, id and content hash: the order of events everywhere. */
  static final Comparator<Row> ORDER =
      Comparator.comparingLong(Row::time)
          .thenComparing(Row::id, Values::compareParts)
          .thenComparing(row -> row.contentHash, Long::compareUnsigned);

  private final EventSchema schema;
  private final long time;
  private final List<Object> id;
  private final long contentHash;
  private final Map<String, Object> columns;
  private int repetitions;

  Row(EventSchema schema, Event event) {
    this.schema = schema;
    this.time = (Long) event.get(schema.timeField());
    this.id = Identity.id(schema, event);
    this.contentHash = Xxh64.hash(Identity.content(schema, event));
    this.columns = new LinkedHashMap<>(event.fields());
  }

  /** One row for each event, in order; events that agree in id and content are one. */
  static List<Row> of(EventSchema schema, List<Event> events) {
    Map<ByteBuffer, Row> rows = new HashMap<>();
    for (Event event : events) {
      ByteBuffer content = ByteBuffer.wrap(Identity.content(schema, event));
      Row known = rows.putIfAbsent(content, new Row(schema, event));
      if (known != null) {
        known.repetitions++;
      }
    }
    return rows.values().stream().sorted(ORDER).toList();
  }

  /** Whether both are rows of one event, given that both are of one name. */
  boolean isSameAs(Row other) {
    return ORDER.compare(this, other) == 0;
  }

  EventSchema schema() {
    return schema;
  }

  long time() {
    return time;
  }

  /** How often the event was delivered again, of which nothing else is left. */
  int repetitions() {
    return repetitions;
  }

  List<Object> id() {
    return id;
  }

  Map<String, Object> columns() {
    return columns;
  }

  void add(Map<String, Object> added) {
    columns.putAll(added);
  }
}
