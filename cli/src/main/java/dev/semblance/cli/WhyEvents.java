package dev.semblance.cli;

import dev.semblance.cli.replay.ArchiveFeed;
import dev.semblance.compiler.plan.ArrivalFields;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.reference.RecordedArrivals;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.runtime.record.EventLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** All events of a plan, as their files have them. */
final class WhyEvents {
  private static final int BATCH_ROWS = 1024;

  private final Plan plan;
  private final Bindings bindings;
  private final Console console;
  private final Map<String, List<Event>> events = new LinkedHashMap<>();
  private long bad;

  WhyEvents(Plan plan, Bindings bindings, Console console) {
    this.plan = plan;
    this.bindings = bindings;
    this.console = console;
  }

  /**
   * @throws CommandFailure if not all events say when they arrived
   */
  void requireArrivals() {
    try {
      ArrivalFields.check(plan);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage());
    }
  }

  /** Reads the files; what is no event is told of, and left out as everywhere. */
  void read() throws IOException {
    Configuration configuration = new Configuration();
    for (EventSchema schema : plan.events()) {
      List<Event> all = new ArrayList<>();
      try (ArchiveFeed feed =
          ArchiveFeed.of(schema, bindings.event(schema.name()), configuration, this::setAside)) {
        read(schema, feed, all);
      }
      events.put(schema.name(), all);
    }
    if (bad > 0) {
      console.err().println("warning: " + bad + " bad records are left out, as in a backfill");
    }
  }

  private void setAside(BadRecord record) {
    bad++;
  }

  private static void read(EventSchema schema, ArchiveFeed feed, List<Event> all)
      throws IOException {
    ColumnBatch batch = new ColumnBatch(EventLayout.of(schema), BATCH_ROWS);
    boolean more = true;
    while (more) {
      batch.clear();
      more = feed.fill(batch, BATCH_ROWS);
      for (int row = 0; row < batch.rows(); row++) {
        all.add(event(schema, batch, row));
      }
    }
  }

  private static Event event(EventSchema schema, ColumnBatch batch, int row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      fields.put(field.name(), batch.vector(field.name()).value(row));
    }
    return new Event(fields);
  }

  EventLog log() {
    return new EventLog(events);
  }

  /** The events in the order in which they came. */
  Arrivals arrivals() {
    Map<String, Long> lateness = new LinkedHashMap<>();
    events.keySet().forEach(name -> lateness.put(name, bindings.event(name).latenessMicros()));
    return RecordedArrivals.of(plan, log(), lateness);
  }
}
