package dev.semblance.parity.reference;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.parity.data.Event;
import dev.semblance.parity.data.Values;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An event with the columns that stages have added so far. */
final class Row {

  /** By time, id and content hash: the order of events everywhere. */
  static final Comparator<Row> ORDER =
      Comparator.comparingLong(Row::time)
          .thenComparing(Row::id, Values::compareParts)
          .thenComparing(row -> row.contentHash, Long::compareUnsigned);

  private final long time;
  private final List<Object> id;
  private final long contentHash;
  private final Map<String, Object> columns;

  private Row(EventSchema schema, Event event) {
    this.time = (Long) event.get(schema.timeField());
    this.id = Identity.id(schema, event);
    this.contentHash = Xxh64.hash(Identity.content(schema, event));
    this.columns = new LinkedHashMap<>(event.fields());
  }

  /** One row for each event, in order; events that agree in id and content are one. */
  static List<Row> of(EventSchema schema, List<Event> events) {
    Set<ByteBuffer> seen = new HashSet<>();
    List<Row> rows = new ArrayList<>();
    for (Event event : events) {
      if (seen.add(ByteBuffer.wrap(Identity.content(schema, event)))) {
        rows.add(new Row(schema, event));
      }
    }
    rows.sort(ORDER);
    return rows;
  }

  long time() {
    return time;
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
