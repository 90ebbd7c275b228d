package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Reads events from records of CSV. */
final class CsvRecordParser implements RecordParser, CsvSplitter.Fields {
  private final int width;
  private final NeededFields needed;
  private final int[] columnOfField;
  private final TextValue[] values;
  private final Set<String> nulls;
  private final CsvSplitter splitter;
  private final boolean[] wanted;
  private final String[] texts;
  private int found;

  CsvRecordParser(String source, List<String> header, EventSchema schema, EventBinding binding) {
    SourceColumns.requireAll(source, schema, binding, header);
    this.width = header.size();
    this.needed = new NeededFields(schema);
    this.nulls = Set.copyOf(binding.csv().nulls());
    this.splitter = new CsvSplitter(binding.csv());
    this.wanted = new boolean[width];
    this.texts = new String[width];
    List<Field> fields = schema.fields();
    this.values = new TextValue[fields.size()];
    this.columnOfField = new int[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Field field = fields.get(i);
      requireScalar(source, field);
      String column = binding.columnOf(field.name());
      requireOnce(source, header, column);
      columnOfField[i] = header.indexOf(column);
      wanted[columnOfField[i]] = true;
      values[i] = new TextValue(field, binding.timeOf(field.name()));
    }
  }

  private static void requireScalar(String source, Field field) {
    if (!field.type().isScalar()) {
      throw new SourceException(
          source
              + ": CSV cannot hold `"
              + field.name()
              + "`, a "
              + field.type()
              + "; use JSON or Parquet for "
              + (field.type().is(Type.Kind.LIST) ? "lists" : "maps"));
    }
  }

  private static void requireOnce(String source, List<String> header, String column) {
    if (Collections.frequency(header, column) > 1) {
      throw new SourceException(source + ": the header has the column `" + column + "` twice");
    }
  }

  @Override
  public void parse(byte[] bytes, int offset, int length, ColumnBatch into)
      throws BadRecordException {
    if (!split(UnicodeText.decode(bytes, offset, length))) {
      throw new BadRecordException("a quote is not closed on the line where it opens");
    }
    append(into);
  }

  /** Takes the record's fields; false if its last quote is not closed. */
  boolean split(String record) throws BadRecordException {
    found = splitter.split(record, this);
    return found != CsvSplitter.OPEN_QUOTE;
  }

  /** Appends the record that was split last as one row. */
  void append(ColumnBatch into) throws BadRecordException {
    if (found != width) {
      throw new BadRecordException(
          found + (found == 1 ? " field" : " fields") + " where the header has " + width);
    }
    int row = into.addRow();
    boolean good = false;
    try {
      readRow(into, row);
      good = true;
    } finally {
      if (!good) {
        into.removeLastRow();
      }
    }
  }

  private void readRow(ColumnBatch into, int row) throws BadRecordException {
    for (int i = 0; i < values.length; i++) {
      readValue(values[i], texts[columnOfField[i]], into.vector(i), row);
    }
    needed.check(into, row);
  }

  private void readValue(TextValue value, String text, ColumnVector into, int row)
      throws BadRecordException {
    if (!text.isEmpty()) {
      if (nulls.contains(text)) {
        value.writer().putNull(into, row);
      } else {
        value.read(text, into, row);
      }
    } else if (into.type().is(Type.Kind.STRING)) {
      value.writer().putNullOrEmpty(into, row);
    } else {
      value.writer().putNull(into, row);
    }
  }

  @Override
  public boolean wants(int field) {
    return field < width && wanted[field];
  }

  @Override
  public void take(int field, String text) {
    texts[field] = text;
  }
}
