package dev.semblance.benchmarks;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What an engineer would write for the card's features alone: the card's charges of thirty days as
 * one value in a Kafka Streams store, read, computed over and written back for each charge. It
 * knows neither late nor repeated charges, and its window of ties is its own.
 */
final class HandWrittenProcessor
    implements Processor<String, Map<String, Object>, String, double[]> {
  static final String STORE = "cards";

  private static final long HOUR = 3_600_000_000L;
  private static final long DAY = 24 * HOUR;
  private static final int ENTRY = 8 + 8 + 1;

  private ProcessorContext<String, double[]> context;
  private KeyValueStore<String, byte[]> store;

  @Override
  public void init(ProcessorContext<String, double[]> processorContext) {
    context = processorContext;
    store = processorContext.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, Map<String, Object>> record) {
    Map<String, Object> charge = record.value();
    long time = (Long) charge.get("created");
    long cents = ((BigDecimal) charge.get("amount")).unscaledValue().longValue();
    boolean failed = charge.get("outcome").equals("failed");
    byte[] known = store.get(record.key());
    byte[] kept = append(known == null ? new byte[0] : known, time, cents, failed);
    store.put(record.key(), kept);
    context.forward(record.withValue(features(ByteBuffer.wrap(kept), time)));
  }

  /** The charges of the last thirty days and the new one. */
  private static byte[] append(byte[] known, long time, long cents, boolean failed) {
    ByteBuffer old = ByteBuffer.wrap(known);
    int first = 0;
    while (first < known.length && old.getLong(first) < time - 30 * DAY) {
      first += ENTRY;
    }
    return ByteBuffer.allocate(known.length - first + ENTRY)
        .put(known, first, known.length - first)
        .putLong(time)
        .putLong(cents)
        .put((byte) (failed ? 1 : 0))
        .array();
  }

  private static double[] features(ByteBuffer charges, long time) {
    double[] values = new double[8];
    long most = Long.MIN_VALUE;
    while (charges.hasRemaining()) {
      long age = time - charges.getLong();
      long cents = charges.getLong();
      boolean failed = charges.get() == 1;
      values[0] += age <= HOUR ? 1 : 0;
      values[2] += 1;
      values[4] += cents;
      most = Math.max(most, cents);
      if (age <= DAY) {
        values[1] += 1;
        values[3] += cents;
        values[7] += failed ? 1 : 0;
      }
    }
    values[5] = values[4] / values[2];
    values[6] = most;
    return values;
  }
}
