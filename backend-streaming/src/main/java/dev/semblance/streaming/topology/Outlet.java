package dev.semblance.streaming.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.streaming.Rejection.Reason;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Where records leave a processor. */
final class Outlet {
  private static final int LONGEST_DETAIL = 1000;

  private final ProcessorContext<byte[], byte[]> context;
  private final String node;
  private final FlowSite site;
  private final Map<String, String> gates = new HashMap<>();

  Outlet(ProcessorContext<byte[], byte[]> context, String node, FlowSite site) {
    this.context = context;
    this.node = node;
    this.site = site;
  }

  FlowSite site() {
    return site;
  }

  /** Wall-clock time. */
  long nowMillis() {
    return context.currentSystemTimeMs();
  }

  /** Sends a record to a stage, a gather, or out. */
  void send(String target, byte[] key, byte[] value, long timestamp, Headers headers) {
    String gate = gates.computeIfAbsent(target, to -> FlowNames.gate(node, to));
    context.forward(new Record<>(key, value, timestamp, headers), gate);
  }

  /**
   * Reports what did not have its whole effect.
   *
   * @param value of the source's message; null where it is not at hand
   */
  void deadLetter(
      Reason reason, String detail, String event, Origin origin, byte[] value, Headers headers) {
    site.metrics().rejected(site.flow().vector(), event, reason);
    Headers all = new RecordHeaders(headers);
    all.add(VectorHeaders.REASON, text(reason).getBytes(UTF_8));
    all.add(VectorHeaders.DETAIL, cut(detail).getBytes(UTF_8));
    all.add(VectorHeaders.VECTOR, site.flow().vector().getBytes(UTF_8));
    all.add(VectorHeaders.EVENT, event.getBytes(UTF_8));
    all.add(VectorHeaders.TOPIC, site.flow().topic(event).getBytes(UTF_8));
    all.add(VectorHeaders.PARTITION, Integer.toString(origin.partition()).getBytes(UTF_8));
    all.add(VectorHeaders.OFFSET, Long.toString(origin.offset()).getBytes(UTF_8));
    send(FlowNames.DEAD_LETTERS, origin.key(), value, origin.timestamp(), all);
  }

  private static String text(Reason reason) {
    return switch (reason) {
      case BAD_RECORD -> "bad-record";
      case DUPLICATE -> "duplicate";
      case TOO_LATE -> "too-late";
      case TRIGGER_TOO_LATE -> "trigger-too-late";
    };
  }

  private static String cut(String detail) {
    return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
  }
}
