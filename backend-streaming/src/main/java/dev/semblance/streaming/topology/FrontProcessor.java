package dev.semblance.streaming.topology;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.entity.Arrival;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.EventIdentity;
import dev.semblance.runtime.record.EventLayout;
import dev.semblance.runtime.record.RecordParser;
import dev.semblance.streaming.Rejection.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the messages of an event's topic into rows; what is no event becomes a dead letter. */
final class FrontProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(FrontProcessor.class);

  private final FlowSite site;
  private final EventFlow event;
  private final EventBinding binding;
  private final RecordParser parser;
  private final ColumnBatch row;
  private final EventIdentity identity;
  private final int time;

  /** Column of the field that messages must be keyed by; -1 where it does not matter. */
  private final int keyField;

  private ProcessorContext<byte[], byte[]> context;
  private Outlet outlet;
  private Junction junction;

  FrontProcessor(FlowSite site, EventFlow event) {
    this.site = site;
    this.event = event;
    EventSchema schema = event.schema();
    this.binding = site.flow().bindings().get(event.event());
    this.parser = parser(schema, binding);
    this.row = new ColumnBatch(EventLayout.of(schema), 1);
    this.identity = new EventIdentity(schema);
    this.time = row.layout().indexOf(schema.timeField());
    this.keyField = reliesOnKey() ? row.layout().indexOf(binding.topic().key()) : -1;
  }

  static RecordParser parser(EventSchema schema, EventBinding binding) {
    return binding.topic().format() == RecordFormat.AVRO
        ? RecordParser.avro(schema, binding)
        : RecordParser.json(schema, binding);
  }

  private boolean reliesOnKey() {
    return site.flow().feedsFrom(event.event(), 0).stream()
        .anyMatch(feed -> site.flow().stages().get(feed.stage()).keyed());
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.outlet = new Outlet(context, site.names().front(event.event()), site);
    this.junction = new Junction(event, 0, outlet, new BaseSender(event, outlet));
  }

  @Override
  public void process(Record<byte[], byte[]> message) {
    site.metrics().event(site.flow().vector(), event.event());
    Origin place = place(message);
    try {
      read(message);
    } catch (BadRecordException e) {
      reject(message, place, e.reason());
      return;
    }
    Origin origin =
        new Origin(
            place.partition(),
            place.offset(),
            place.timestamp(),
            place.arrivedMillis(),
            place.key(),
            row.vector(time).longs()[0],
            identity.of(row, 0).bytes());
    if (event.hasTicket()) {
      outlet.send(
          site.names().gather(event.event()),
          GatherKey.of(origin),
          GatherMessage.ticket(origin.id()),
          origin.timestamp(),
          new RecordHeaders());
    }
    junction.pass(row, origin, Arrival.TAKEN, message.headers());
  }

  private Origin place(Record<byte[], byte[]> message) {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    return new Origin(
        metadata.partition(),
        metadata.offset(),
        message.timestamp(),
        context.currentSystemTimeMs(),
        message.key(),
        0,
        new byte[0]);
  }

  private void read(Record<byte[], byte[]> message) throws BadRecordException {
    row.clear();
    byte[] value = message.value();
    if (value == null) {
      throw new BadRecordException("the message has no value");
    }
    if (isTooLarge(message)) {
      throw new BadRecordException(
          "the message is larger than " + site.settings().mostRecordBytes() + " bytes");
    }
    try {
      parser.parse(value, 0, value.length, row);
    } catch (RuntimeException | StackOverflowError e) {
      // No record may stop the application, not even one that a parser has no answer to.
      LOG.warn("a record of {} could not be read", event.event(), e);
      throw new BadRecordException("cannot be read: " + e);
    }
    requireKey(message.key());
  }

  /** Rows find their state by the message's partition, so a wrong key would lose them. */
  private void requireKey(byte[] key) throws BadRecordException {
    if (keyField < 0 || row.vector(keyField).isNull(0)) {
      return;
    }
    ColumnVector field = row.vector(keyField);
    byte[] text = field.value(0).toString().getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(text, key)) {
      throw new BadRecordException(
          "the message's key is not the text of `"
              + binding.topic().key()
              + "`, as the bindings say of the topic");
    }
  }

  private boolean isTooLarge(Record<byte[], byte[]> message) {
    return RecordSize.of(message.key(), message.value(), message.headers())
        > site.settings().mostRecordBytes();
  }

  /** A dead letter holds the message as it was, but for one that is too large to be passed on. */
  private void reject(Record<byte[], byte[]> message, Origin place, String reason) {
    if (!isTooLarge(message)) {
      outlet.deadLetter(
          Reason.BAD_RECORD, reason, event.event(), place, message.value(), message.headers());
      return;
    }
    Headers none = new RecordHeaders();
    Origin keyless =
        new Origin(
            place.partition(),
            place.offset(),
            place.timestamp(),
            place.arrivedMillis(),
            null,
            0,
            new byte[0]);
    outlet.deadLetter(Reason.BAD_RECORD, reason, event.event(), keyless, null, none);
  }
}
