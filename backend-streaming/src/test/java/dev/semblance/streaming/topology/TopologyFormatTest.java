package dev.semblance.streaming.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.binding.Topic;
import dev.semblance.streaming.TestPlans;
import dev.semblance.streaming.VectorSchema;
import dev.semblance.streaming.format.VectorAvroSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How messages are written. */
class TopologyFormatTest {
  private static final String PROGRAM =
      """
      event note {
        at   : timestamp @time
        user : string
        text : string
      }

      features notes v1 by user from note {
        n = count()
      }

      vector wordy v1 on note {
        notes.n
        twice = concat(text, text)
      }
      """;

  private static final Schema NOTE =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "note", "fields": [
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                {"name": "user", "type": "string"},
                {"name": "text", "type": "string"}]}
              """);

  @TempDir private Path folder;

  private final List<Plan> plans = TestPlans.of(PROGRAM);

  private DriverRun run(TopologySettings settings, Topic topic) {
    EventBinding binding =
        new EventBinding("note", null, topic, Map.of(), TimeFormat.ISO, Map.of(), 0);
    return DriverRun.of(FeatureTopology.of(plans, Map.of("note", binding), settings), folder);
  }

  @Test
  void readsAndWritesAvro() throws IOException {
    TopologySettings settings =
        TopologySettings.of("test")
            .withOutputFormat(RecordFormat.AVRO)
            .withOutputTopic("wordy", "out");
    Topic topic = new Topic("in", RecordFormat.AVRO, NOTE.toString(), null, null);
    try (DriverRun run = run(settings, topic)) {
      GenericRecord note = new GenericData.Record(NOTE);
      note.put("at", 1_000_000L);
      note.put("user", "u");
      note.put("text", "ab");
      run.send("in", new TestRecord<>(null, avro(note), Instant.EPOCH));
      run.send("in", null, "no Avro");
      byte[] value =
          run.driver()
              .createOutputTopic("out", new ByteArrayDeserializer(), new ByteArrayDeserializer())
              .readValue();
      Schema schema = VectorAvroSchema.of(VectorSchema.of(plans.get(0)));
      GenericRecord vector =
          new GenericDatumReader<GenericRecord>(schema)
              .read(null, DecoderFactory.get().binaryDecoder(value, null));
      assertThat(vector.get("notes_n")).isEqualTo(1L);
      assertThat(vector.get("twice")).hasToString("abab");
      assertThat(run.deadLetters()).hasSize(1);
    }
  }

  private static byte[] avro(GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  @Test
  void aVectorThatNoTopicWouldTakeIsNotWritten() {
    TopologySettings settings = TopologySettings.of("test").withMostRecordBytes(300);
    try (DriverRun run = run(settings, new Topic("in", RecordFormat.JSON))) {
      for (int length : new int[] {150, 2}) {
        run.send(
            "in",
            "k",
            """
            {"at": "2026-01-01T00:00:00Z", "user": "u", "text": "%s"}\
            """
                .formatted("x".repeat(length)));
      }
      assertThat(run.vectors()).singleElement().asString().contains("\"twice\":\"xxxx\"");
      assertThat(run.deadLetters())
          .containsExactly("bad-record: note@0, the vector is larger than 300 bytes");
    }
  }
}
