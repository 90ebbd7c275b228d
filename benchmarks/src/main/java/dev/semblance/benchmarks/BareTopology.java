package dev.semblance.benchmarks;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The way of a charge through four keys and back together, with nothing done on it: no state, no
 * parsing, no features. What a vector over four keys takes on Kafka Streams at least.
 */
final class BareTopology {
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();
  private static final int STAGES = 4;

  private BareTopology() {}

  static Topology of(String input, String output, Properties properties) {
    StreamsBuilder builder = new StreamsBuilder();
    KStream<byte[], byte[]> numbered =
        builder.stream(input, Consumed.with(BYTES, BYTES)).process(Numbering::new);
    KStream<byte[], byte[]> parts = repartition(numbered, "gather");
    for (int stage = 0; stage < STAGES; stage++) {
      byte number = (byte) stage;
      KStream<byte[], byte[]> entityLog =
          repartition(numbered.selectKey((key, value) -> rekey(key, number)), "stage-" + stage);
      entityLog
          .selectKey((key, value) -> Arrays.copyOf(key, key.length - 1))
          .to(properties.getProperty("application.id") + "-gather-repartition", produced());
    }
    parts.process(Gathering::new).to(output, produced());
    return builder.build();
  }

  private static Produced<byte[], byte[]> produced() {
    return Produced.with(BYTES, BYTES);
  }

  private static KStream<byte[], byte[]> repartition(KStream<byte[], byte[]> stream, String name) {
    return stream.repartition(
        Repartitioned.<byte[], byte[]>as(name).withKeySerde(BYTES).withValueSerde(BYTES));
  }

  private static byte[] rekey(byte[] key, byte stage) {
    byte[] longer = Arrays.copyOf(key, key.length + 1);
    longer[key.length] = stage;
    return longer;
  }

  /** Writes a number that is unique for each charge before it. */
  private static final class Numbering implements Processor<byte[], byte[], byte[], byte[]> {
    private ProcessorContext<byte[], byte[]> context;

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
      context = newContext;
    }

    @Override
    public void process(Record<byte[], byte[]> charge) {
      var place = context.recordMetadata().orElseThrow();
      ByteBuffer value = ByteBuffer.allocate(Long.BYTES + charge.value().length);
      value.putLong(place.offset() * 1024 + place.partition()).put(charge.value());
      context.forward(charge.withValue(value.array()));
    }
  }

  /** Lets a charge go when it has come from everywhere. */
  private static final class Gathering implements Processor<byte[], byte[], byte[], byte[]> {
    private final Map<Long, Integer> seen = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
      context = newContext;
    }

    @Override
    public void process(Record<byte[], byte[]> part) {
      byte[] value = part.value();
      long number = ByteBuffer.wrap(value).getLong();
      if (seen.merge(number, 1, Integer::sum) == STAGES + 1) {
        seen.remove(number);
        context.forward(part.withValue(Arrays.copyOfRange(value, Long.BYTES, value.length)));
      }
    }
  }
}
