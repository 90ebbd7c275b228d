package dev.semblance.runtime.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads events from JSON objects, without a tree in between. */
final class JsonRecordParser implements RecordParser {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final JsonValue[] values;
  private final JsonFields names = JsonFields.root();
  private final NeededFields needed;
  private final long[] seenInRecord;
  private long record;

  JsonRecordParser(EventSchema schema, EventBinding binding) {
    List<Field> fields = schema.fields();
    this.values = new JsonValue[fields.size()];
    this.seenInRecord = new long[fields.size()];
    this.needed = new NeededFields(schema);
    Map<String, int[]> fieldsOfColumn = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      Field field = fields.get(i);
      values[i] = new JsonValue(field, binding.timeOf(field.name()));
      names.add(binding.columnOf(field.name()), i);
      fieldsOfColumn.merge(binding.columnOf(field.name()), new int[] {i}, JsonRecordParser::joined);
    }
    fieldsOfColumn.forEach((column, of) -> requireSingle(schema, column, of));
  }

  private static int[] joined(int[] left, int[] right) {
    int[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  /** Lists and maps are consumed as they are read, so they cannot be read for a second field. */
  private static void requireSingle(EventSchema schema, String column, int[] of) {
    boolean areScalars = Arrays.stream(of).allMatch(i -> schema.fields().get(i).type().isScalar());
    if (of.length > 1 && !areScalars) {
      throw new SourceException(
          "`"
              + schema.name()
              + "`: the column `"
              + column
              + "` of a list or map can give one field only");
    }
  }

  @Override
  public void parse(byte[] bytes, int offset, int length, ColumnBatch into)
      throws BadRecordException {
    try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadRecordException("not a JSON object");
      }
      readRow(parser, into);
    } catch (JsonProcessingException e) {
      throw new BadRecordException("not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadRecordException("not JSON: " + e.getMessage());
    }
  }

  private void readRow(JsonParser parser, ColumnBatch into) throws IOException, BadRecordException {
    int row = into.addRow();
    boolean good = false;
    try {
      readFields(parser, into, row);
      good = true;
    } finally {
      if (!good) {
        into.removeLastRow();
      }
    }
  }

  private void readFields(JsonParser parser, ColumnBatch into, int row)
      throws IOException, BadRecordException {
    record++;
    readObject(parser, names, into, row);
    if (parser.nextToken() != null) {
      throw new BadRecordException("more than one JSON object");
    }
    for (int i = 0; i < values.length; i++) {
      if (seenInRecord[i] != record) {
        values[i].writer().putMissing(into.vector(i), row);
      }
    }
    needed.check(into, row);
  }

  private void readObject(JsonParser parser, JsonFields of, ColumnBatch into, int row)
      throws IOException, BadRecordException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonFields wanted = of.of(name);
      parser.nextToken();
      if (wanted == null) {
        parser.skipChildren();
      } else {
        wanted.see(record);
        if (wanted.fields().length > 0) {
          readValue(parser, name, wanted.fields(), into, row);
        } else {
          readRecord(parser, wanted, into, row);
        }
      }
    }
  }

  /** A record that is null leaves its fields out. */
  private void readRecord(JsonParser parser, JsonFields of, ColumnBatch into, int row)
      throws IOException, BadRecordException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      readObject(parser, of, into, row);
    } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
      throw of.noRecord(parser.getText());
    }
  }

  private void readValue(JsonParser parser, String name, int[] fields, ColumnBatch into, int row)
      throws IOException, BadRecordException {
    for (int field : fields) {
      if (seenInRecord[field] == record) {
        throw new BadRecordException("`" + name + "` stands there twice");
      }
      seenInRecord[field] = record;
      values[field].read(parser, into.vector(field), row);
    }
  }
}
