package dev.semblance.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.EpochUnit;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;

/** What was written comes back, bit for bit: a difference here is training/serving skew later. */
class RecordRoundTripPropertyTest {
  private static final int FIELDS = 5;
  private static final int EVENTS = 8;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  /** Events written as JSON lines come back. */
  @Property(tries = 300)
  void eventsComeBackFromJson(@ForAll long seed) throws IOException {
    RandomValues random = new RandomValues(seed);
    EventSchema schema = schema(random, true);
    List<List<Object>> events = events(random, schema);
    boolean asText = seed % 2 == 0;
    StringBuilder text = new StringBuilder();
    for (List<Object> event : events) {
      text.append(JSON.writeValueAsString(object(schema, event, asText))).append('\n');
    }
    TimeFormat time = asText ? TimeFormat.ISO : TimeFormat.of(EpochUnit.US);
    assertThat(read("e.json", text, schema, Events.json(time))).isEqualTo(events);
  }

  /** Events written as CSV come back; null and the empty text are one there. */
  @Property(tries = 300)
  void eventsComeBackFromCsv(@ForAll long seed) throws IOException {
    RandomValues random = new RandomValues(seed);
    EventSchema schema = schema(random, false);
    List<List<Object>> events = events(random, schema);
    StringBuilder text = new StringBuilder("f0,f1,f2,f3,f4\r\n");
    List<List<Object>> expected = new ArrayList<>();
    for (List<Object> event : events) {
      text.append(CSVFormat.RFC4180.format(texts(schema, event))).append("\r\n");
      expected.add(event.stream().map(value -> "".equals(value) ? null : value).toList());
    }
    assertThat(read("e.csv", text, schema, Events.csv())).isEqualTo(expected);
  }

  /** Moments are read from text as {@code java.time} reads them, in any zone. */
  @Property(tries = 2000)
  void momentsAreThoseOfJavaTime(@ForAll long seed) throws Exception {
    RandomValues random = new RandomValues(seed);
    long micros = (Long) random.value(Type.TIMESTAMP);
    Instant instant = instant(micros);
    ZoneId zone = ZoneId.of(seed % 2 == 0 ? "America/New_York" : "Asia/Kathmandu");
    assertThat(IsoTime.micros(instant.toString(), zone)).isEqualTo(micros);
    OffsetDateTime there = instant.atZone(zone).toOffsetDateTime();
    int offset = there.getOffset().getTotalSeconds();
    if (there.getYear() >= 1 && there.getYear() <= 9999 && offset % 60 == 0) {
      assertThat(IsoTime.micros(there.toString(), ZoneId.of("Z"))).isEqualTo(micros);
      assertThat(IsoTime.micros(there.toLocalDateTime().toString(), there.getOffset()))
          .isEqualTo(micros);
    }
  }

  private static EventSchema schema(RandomValues random, boolean withLists) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < FIELDS; i++) {
      Type type = withLists ? random.type() : random.scalarType();
      fields.add(Events.nullable("f" + i, type));
    }
    return new EventSchema("charge", fields, List.of(), "f0", Optional.empty(), "");
  }

  private static List<List<Object>> events(RandomValues random, EventSchema schema) {
    List<List<Object>> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(
          Arrays.asList(
              schema.fields().stream()
                  .map(field -> random.valueOrNull(field.type(), 4))
                  .toArray()));
    }
    return events;
  }

  private static ObjectNode object(EventSchema schema, List<Object> event, boolean asText) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < event.size(); i++) {
      Field field = schema.fields().get(i);
      // Every other null is left out instead of written down.
      if (event.get(i) != null || i % 2 == 0) {
        put(node.putArray("list"), field.type(), event.get(i), asText);
        node.set(field.name(), node.remove("list").get(0));
      }
    }
    return node;
  }

  private static void put(ArrayNode node, Type type, Object value, boolean asText) {
    if (value == null) {
      node.addNull();
      return;
    }
    switch (type.kind()) {
      case BOOL -> node.add((Boolean) value);
      case INT -> node.add((Long) value);
      case DOUBLE -> node.add((Double) value);
      case STRING -> node.add((String) value);
      case LIST -> {
        ArrayNode list = node.addArray();
        ((List<?>) value).forEach(e -> put(list, type.element().orElseThrow(), e, asText));
      }
      case MAP -> {
        ObjectNode map = node.addObject();
        ((Map<?, ?>) value)
            .forEach(
                (key, entry) -> {
                  ArrayNode one = JSON.createArrayNode();
                  put(one, type.element().orElseThrow(), entry, asText);
                  map.set((String) key, one.get(0));
                });
        map.putNull("a key without a value");
      }
      case DECIMAL, TIMESTAMP, DURATION -> {
        if (asText) {
          node.add(text(type, value));
        } else if (value instanceof BigDecimal decimal) {
          node.add(decimal);
        } else {
          node.add((Long) value);
        }
      }
    }
  }

  private static Object[] texts(EventSchema schema, List<Object> event) {
    Object[] texts = new Object[event.size()];
    for (int i = 0; i < texts.length; i++) {
      Object value = event.get(i);
      texts[i] = value == null ? null : text(schema.fields().get(i).type(), value);
    }
    return texts;
  }

  private static String text(Type type, Object value) {
    return switch (type.kind()) {
      case TIMESTAMP -> instant((Long) value).toString();
      case DURATION -> Duration.of((Long) value, ChronoUnit.MICROS).toString();
      default -> value.toString();
    };
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  private static List<List<Object>> read(
      String name, StringBuilder text, EventSchema schema, EventBinding binding)
      throws IOException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    ColumnBatch batch = new ColumnBatch(EventLayout.of(schema), 4);
    try (EventReader reader =
        EventReader.open(
            name,
            new ByteArrayInputStream(bytes),
            schema,
            binding,
            bad -> {
              throw new AssertionError(bad.toString());
            })) {
      assertThat(reader.fill(batch, 1_000)).isFalse();
    }
    return Events.rows(batch);
  }
}
