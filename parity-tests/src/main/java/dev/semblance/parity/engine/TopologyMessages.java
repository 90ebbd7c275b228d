package dev.semblance.parity.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.runtime.binding.EpochUnit;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.binding.Topic;
import dev.semblance.streaming.VectorSchema;
import dev.semblance.streaming.format.VectorAvroSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** Events as JSON messages, and vectors out of Avro ones. */
public final class TopologyMessages {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final Plan plan;
  private final String topicPrefix;
  private final VectorSchema vector;
  private final GenericDatumReader<GenericRecord> reader;

  /**
   * @param topicPrefix with which the names of the events' topics begin
   */
  public TopologyMessages(Plan plan, String topicPrefix) {
    this.plan = plan;
    this.topicPrefix = topicPrefix;
    this.vector = VectorSchema.of(plan);
    Schema avro = VectorAvroSchema.of(vector);
    this.reader = new GenericDatumReader<>(avro);
  }

  /** The topic of an event. */
  String topic(String event) {
    return topicPrefix + event;
  }

  /** Each event on a topic of its own, moments as microseconds. */
  public Map<String, EventBinding> bindings(ToLongFunction<String> latenessMicros) {
    Map<String, EventBinding> bindings = new HashMap<>();
    plan.events()
        .forEach(
            event ->
                bindings.put(
                    event.name(),
                    new EventBinding(
                        event.name(),
                        null,
                        new Topic(topic(event.name()), RecordFormat.JSON),
                        Map.of(),
                        TimeFormat.of(EpochUnit.US),
                        Map.of(),
                        latenessMicros.applyAsLong(event.name()))));
    return bindings;
  }

  byte[] message(Arrived arrived) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      for (Field field : plan.event(arrived.name()).fields()) {
        json.writeFieldName(field.name());
        write(json, arrived.event().get(field.name()));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Long whole) {
      json.writeNumber(whole);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeStartArray();
      for (Object item : (List<?>) value) {
        write(json, item);
      }
      json.writeEndArray();
    }
  }

  /** The vectors that messages hold, in their order. */
  VectorSet vectors(List<byte[]> messages) {
    List<String> columns = plan.output().columns().stream().map(Plan.OutputColumn::name).toList();
    return new VectorSet(columns, messages.stream().map(this::vector).toList());
  }

  private VectorRow vector(byte[] message) {
    GenericRecord record;
    try {
      record = reader.read(null, DecoderFactory.get().binaryDecoder(message, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Object> all = new ArrayList<>();
    List<Field> columns = vector.columns();
    for (int i = 0; i < columns.size(); i++) {
      all.add(value(columns.get(i).type(), record.get(i)));
    }
    int time = vector.id().size();
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = time + 1; i < columns.size(); i++) {
      values.put(columns.get(i).name(), all.get(i));
    }
    return new VectorRow(all.subList(0, time), (Long) all.get(time), values);
  }

  private static Object value(Type type, Object avro) {
    if (avro == null) {
      return null;
    }
    return switch (type.kind()) {
      case BOOL, INT, DOUBLE, TIMESTAMP, DURATION -> avro;
      case STRING -> avro.toString();
      case DECIMAL -> new BigDecimal(new BigInteger(bytes((ByteBuffer) avro)), type.scale());
      case LIST -> items(type.element().orElseThrow(), (List<?>) avro);
      case MAP -> throw new IllegalArgumentException("no column is a map");
    };
  }

  private static List<Object> items(Type element, List<?> avro) {
    List<Object> items = new ArrayList<>();
    avro.forEach(item -> items.add(value(element, item)));
    return items;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
