package dev.semblance.example.consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.runtime.record.EventLayout;
import dev.semblance.runtime.record.EventReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of an archive, to be played as if they happened now. */
final class EventFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More than the files' events are apart. */
  private static final long LAP_MICROS = Duration.ofDays(2 * 365).toSeconds() * 1_000_000;

  private final EventSchema schema;
  private final ColumnBatch events;

  private EventFile(EventSchema schema, ColumnBatch events) {
    this.schema = schema;
    this.events = events;
  }

  /** Reads the archive of an event that has one, of CSV or JSON lines. */
  static EventFile read(EventSchema schema, EventBinding binding) throws IOException {
    Path file = Path.of(binding.archive().path());
    ColumnBatch events = new ColumnBatch(EventLayout.of(schema), 1024);
    try (InputStream in = Files.newInputStream(file);
        EventReader reader =
            EventReader.open(file.toString(), in, schema, binding, EventFile::refuse)) {
      while (reader.fill(events, 1024)) {
        // On to the next events.
      }
    }
    return new EventFile(schema, events);
  }

  private static void refuse(BadRecord bad) {
    throw new IllegalArgumentException("the example's data are damaged: " + bad);
  }

  /** How many events it has. */
  int size() {
    return events.rows();
  }

  /**
   * One message for each event, in the order of the file.
   *
   * @param topic that they go to
   * @param key the field whose value is the messages' key; null for none
   * @param id the field that answers are known by; null if there are no answers
   * @param laps how often the file is going to be played again: so much earlier it all happens, and
   *     with other ids
   */
  List<Message> messages(String topic, String key, String id, int laps) {
    List<Message> messages = new ArrayList<>();
    for (int row = 0; row < events.rows(); row++) {
      long time = events.vector(schema.timeField()).longs()[row] - laps * LAP_MICROS;
      String answer = id == null ? null : events.vector(id).value(row) + "-" + laps;
      String keyText = key == null ? null : (String) events.vector(key).value(row);
      byte[] json = json(row, time, id, answer);
      messages.add(new Message(topic, answer, keyText, json, Math.floorDiv(time, 1000L)));
    }
    return messages;
  }

  private byte[] json(int row, long time, String id, String answer) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      values.put(field.name(), events.vector(field.name()).value(row));
    }
    values.put(schema.timeField(), Instant.EPOCH.plus(time, ChronoUnit.MICROS).toString());
    if (id != null) {
      values.put(id, answer);
    }
    try {
      return JSON.writeValueAsBytes(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers can be written", e);
    }
  }
}
