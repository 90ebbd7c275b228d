package dev.semblance.streaming.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.entity.Arrival;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.Rejection.Reason;
import dev.semblance.streaming.VectorSchema;
import dev.semblance.streaming.format.VectorWriter;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Where an event's rows end: as a vector, if they are triggers, and with what is to be reported.
 */
final class VectorEnd {
  private final EventFlow event;
  private final Outlet outlet;
  private final VectorReader reader;
  private final VectorWriter writer;

  VectorEnd(EventFlow event, Outlet outlet) {
    this.event = event;
    this.outlet = outlet;
    Plan plan = outlet.site().flow().plan();
    this.reader =
        event.trigger() ? new VectorReader(plan, event.layouts().get(event.lastJunction())) : null;
    VectorSchema schema = VectorSchema.of(plan);
    this.writer =
        outlet.site().settings().outputFormat() == RecordFormat.AVRO
            ? VectorWriter.avro(schema)
            : VectorWriter.json(schema);
  }

  void finish(ColumnBatch row, Origin origin, Arrival verdict, Headers headers) {
    if (verdict.duplicate()) {
      report(Reason.DUPLICATE, "the same event has come before", origin, headers);
      return;
    }
    Optional<FeatureVector> vector =
        event.trigger() ? reader.read(row, origin.time(), origin.identity()) : Optional.empty();
    if (verdict.refused() && vector.isPresent()) {
      report(Reason.TRIGGER_TOO_LATE, lateFor(verdict), origin, headers);
      return;
    }
    if (!verdict.lateFor().isEmpty()) {
      report(Reason.TOO_LATE, lateFor(verdict), origin, headers);
    }
    vector.ifPresent(found -> emit(found, origin, headers));
  }

  static String lateFor(Arrival verdict) {
    return "too late for " + String.join(", ", verdict.lateFor());
  }

  private void report(Reason reason, String detail, Origin origin, Headers headers) {
    outlet.deadLetter(reason, detail, event.event(), origin, null, headers);
  }

  private void emit(FeatureVector vector, Origin origin, Headers headers) {
    byte[] value = writer.write(vector);
    int most = outlet.site().settings().mostRecordBytes();
    if (RecordSize.of(origin.key(), value, headers) > most) {
      report(Reason.BAD_RECORD, "the vector is larger than " + most + " bytes", origin, headers);
      return;
    }
    Headers all = withoutOurs(headers);
    PlanFlow flow = outlet.site().flow();
    all.add(VectorHeaders.VECTOR, flow.vector().getBytes(UTF_8));
    all.add(
        VectorHeaders.VERSION, Integer.toString(flow.plan().output().version()).getBytes(UTF_8));
    all.add(VectorHeaders.PLAN, flow.hash().getBytes(UTF_8));
    outlet.send(FlowNames.OUTPUT, origin.key(), value, origin.timestamp(), all);
    long millis = Math.max(0, outlet.nowMillis() - origin.arrivedMillis());
    outlet.site().metrics().vector(flow.vector(), millis);
  }

  /** The source may itself be a vector, with headers of its own. */
  private static Headers withoutOurs(Headers headers) {
    Headers others = new RecordHeaders();
    for (Header header : headers) {
      if (!header.key().equals(VectorHeaders.VECTOR)
          && !header.key().equals(VectorHeaders.VERSION)
          && !header.key().equals(VectorHeaders.PLAN)) {
        others.add(header);
      }
    }
    return others;
  }
}
