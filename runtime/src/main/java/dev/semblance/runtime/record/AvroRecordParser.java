package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.AvroSchemaText;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.Topic;
import dev.semblance.runtime.binding.Topic.Framing;
import dev.semblance.runtime.column.ColumnBatch;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Reads events from Avro records, each with nothing behind it. */
final class AvroRecordParser implements RecordParser {
  /** A zero byte and a registry's number of the schema. */
  private static final int CONFLUENT_BYTES = 1 + Integer.BYTES;

  private final Schema writer;
  private final Framing framing;
  private final List<AvroField> fields;
  private final NeededFields needed;
  private final AvroInput in = new AvroInput();

  /**
   * @param source that messages name
   * @param framing null if each record has to tell
   * @throws SourceException if the event cannot be read from records of the schema
   */
  AvroRecordParser(
      String source, Schema writer, Framing framing, EventSchema event, EventBinding binding) {
    if (writer.getType() != Schema.Type.RECORD) {
      throw new SourceException(
          source + ": the Avro schema is no record but " + writer.getType().getName());
    }
    this.writer = writer;
    this.framing = framing;
    AvroColumns columns = new AvroColumns(source, event, binding);
    SourceColumns.requireAll(source, event, binding, columns.names("", writer));
    this.fields = columns.fields("", writer);
    this.needed = new NeededFields(event);
  }

  static AvroRecordParser ofTopic(EventSchema event, EventBinding binding) {
    Topic topic = binding.topic();
    String source = "topic " + topic.name();
    if (topic.avroSchema() == null) {
      throw new SourceException(
          source
              + ": records in Avro cannot be read without the schema that they are written with:"
              + " write `topic: { name: "
              + topic.name()
              + ", format: avro, schema: "
              + event.name()
              + ".avsc }` in the bindings");
    }
    try {
      Schema writer = AvroSchemaText.parse(topic.avroSchema());
      return new AvroRecordParser(source, writer, topic.framing(), event, binding);
    } catch (SchemaParseException e) {
      throw new SourceException(source + ": not an Avro schema: " + e.getMessage(), e);
    }
  }

  @Override
  public void parse(byte[] bytes, int offset, int length, ColumnBatch into)
      throws BadRecordException {
    int skipped = frameBytes(bytes, offset, length);
    in.set(bytes, offset + skipped, length - skipped);
    int row = into.addRow();
    boolean good = false;
    try {
      for (AvroField field : fields) {
        field.read(in, into, row);
      }
      requireEnd();
      needed.check(into, row);
      good = true;
    } finally {
      if (!good) {
        into.removeLastRow();
      }
    }
  }

  private void requireEnd() throws BadRecordException {
    if (in.remaining() > 0) {
      throw new BadRecordException(
          "not Avro of the given schema: " + in.remaining() + " bytes too many");
    }
  }

  private int frameBytes(byte[] bytes, int offset, int length) throws BadRecordException {
    boolean hasFrame = length >= CONFLUENT_BYTES && bytes[offset] == 0;
    if (framing == Framing.NONE || (framing == null && !hasFrame)) {
      return 0;
    }
    if (!hasFrame) {
      throw new BadRecordException(
          "not framed Avro: it does not begin with a zero byte and a schema's number");
    }
    if (framing == null && isWhole(bytes, offset, length)) {
      if (isWhole(bytes, offset + CONFLUENT_BYTES, length - CONFLUENT_BYTES)) {
        throw new BadRecordException(
            "the bytes are a record both with and without a registry's frame: write `framing:"
                + " confluent` or `framing: none` beside the topic's schema");
      }
      return 0;
    }
    return CONFLUENT_BYTES;
  }

  /** Whether the bytes have the form of one record, whatever its values. */
  private boolean isWhole(byte[] bytes, int offset, int length) {
    in.set(bytes, offset, length);
    try {
      AvroSkip.skip(writer, in);
      return in.remaining() == 0;
    } catch (BadRecordException e) {
      return false;
    }
  }
}
