package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import java.util.List;

/** Turns one record into one row of typed values. Keeps buffers of its own; not thread-safe. */
public interface RecordParser {

  /**
   * Appends the record as one row; a bad record leaves the batch as it was.
   *
   * @param into rows of {@link EventLayout}
   * @throws BadRecordException if the record is no event, with the reason
   */
  void parse(byte[] bytes, int offset, int length, ColumnBatch into) throws BadRecordException;

  /**
   * For records that are one JSON object each. A field that is absent is null; fields that the
   * event does not declare are passed over; a declared one that stands there twice makes the record
   * bad.
   */
  static RecordParser json(EventSchema schema, EventBinding binding) {
    return new JsonRecordParser(schema, binding);
  }

  /**
   * For records that are one line of CSV each, so that no field holds a line break.
   *
   * @param source that messages name
   * @param header the columns' names, in order
   * @throws SourceException if a declared field has no column, nullable or not
   */
  static RecordParser csv(
      String source, List<String> header, EventSchema schema, EventBinding binding) {
    return new CsvRecordParser(source, header, schema, binding);
  }

  /**
   * The columns' names that the first line of a CSV file gives.
   *
   * @throws SourceException if it is no line of CSV
   */
  static List<String> csvHeader(String source, String firstLine, CsvOptions options) {
    return CsvHeader.parse(source, firstLine, options);
  }

  /**
   * For messages of the binding's topic that are one Avro record each, bare or behind a registry's
   * frame (a zero byte and four bytes, which name a schema and are passed over). Fields that the
   * event does not declare are passed over.
   *
   * @param binding one with a topic, which has the schema that the records are written with
   * @throws SourceException if there is no schema, or a declared field cannot be read from it
   */
  static RecordParser avro(EventSchema schema, EventBinding binding) {
    return AvroRecordParser.ofTopic(schema, binding);
  }
}
