package dev.semblance.runtime.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnVector;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads the values of one declared field from JSON.
 *
 * <p>Numbers are read from their text, so nothing is lost on the way; {@code 3.0} is an int.
 * Decimals may be text; so may doubles that JSON has no number for ({@code "NaN"}, {@code
 * "Infinity"}).
 */
final class JsonValue {
  private final FieldWriter writer;
  private final TextValue text;
  private final JsonValue element;
  private final ColumnVector scratch;
  private final MapDoor map;

  JsonValue(Field field, TimeFormat format) {
    this.text = new TextValue(field, format);
    this.writer = text.writer();
    this.map = field.type().is(Type.Kind.MAP) ? new MapDoor(field.name()) : null;
    if (field.type().isScalar()) {
      this.element = null;
      this.scratch = null;
    } else {
      Field elementField = FieldWriter.elementOf(field);
      this.element = new JsonValue(elementField, format);
      this.scratch = new ColumnVector(elementField.type(), 1);
    }
  }

  FieldWriter writer() {
    return writer;
  }

  /** Reads the parser's current value and leaves the parser at its last token. */
  void read(JsonParser parser, ColumnVector into, int row) throws IOException, BadRecordException {
    switch (parser.currentToken()) {
      case VALUE_NULL -> writer.putNull(into, row);
      case VALUE_TRUE, VALUE_FALSE -> readBool(parser, into, row);
      case VALUE_NUMBER_INT -> readWholeNumber(parser, into, row);
      case VALUE_NUMBER_FLOAT -> readNumber(parser.getText(), into, row);
      case VALUE_STRING -> readText(parser.getText(), into, row);
      case START_ARRAY -> readList(parser, into, row);
      case START_OBJECT -> readMap(parser, into, row);
      default -> throw writer.notOfType(parser.getText());
    }
  }

  private void readBool(JsonParser parser, ColumnVector into, int row)
      throws IOException, BadRecordException {
    if (!writer.type().is(Type.Kind.BOOL)) {
      throw writer.notOfType(parser.getText());
    }
    writer.putBool(parser.currentToken() == JsonToken.VALUE_TRUE, into, row);
  }

  private void readWholeNumber(JsonParser parser, ColumnVector into, int row)
      throws IOException, BadRecordException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      readNumber(parser.getText(), into, row);
      return;
    }
    long value = parser.getLongValue();
    switch (writer.type().kind()) {
      case INT, DURATION -> writer.putLong(value, into, row);
      case DOUBLE -> writer.putDouble(value, into, row);
      case DECIMAL -> writer.putDecimal(BigDecimal.valueOf(value), into, row);
      case TIMESTAMP -> text.time().readCount(value, into, row);
      case BOOL, STRING, LIST, MAP -> throw writer.notOfType(parser.getText());
    }
  }

  private void readNumber(String number, ColumnVector into, int row) throws BadRecordException {
    switch (writer.type().kind()) {
      case INT, DURATION -> text.putWhole(NumberText.decimal(number), number, into, row);
      case DOUBLE -> writer.putDouble(Double.parseDouble(number), into, row);
      case DECIMAL -> text.readDecimal(number, into, row);
      case TIMESTAMP -> readTimeCount(number, into, row);
      case BOOL, STRING, LIST, MAP -> throw writer.notOfType(number);
    }
  }

  private void readTimeCount(String number, ColumnVector into, int row) throws BadRecordException {
    BigDecimal count = NumberText.decimal(number);
    if (count == null) {
      throw writer.notOfType(number);
    }
    text.time().readCount(count, into, row);
  }

  private void readText(String value, ColumnVector into, int row) throws BadRecordException {
    switch (writer.type().kind()) {
      case STRING -> writer.putString(value, into, row);
      case DECIMAL -> text.readDecimal(value, into, row);
      case TIMESTAMP -> text.time().readText(value, into, row);
      case DURATION -> text.readIsoDuration(value, into, row);
      case DOUBLE -> readNotFinite(value, into, row);
      case BOOL, INT, LIST, MAP -> throw writer.textNotOfType(value);
    }
  }

  private void readNotFinite(String value, ColumnVector into, int row) throws BadRecordException {
    if (!NumberText.isNotFinite(value)) {
      throw writer.textNotOfType(value);
    }
    writer.putDouble(Double.NaN, into, row);
  }

  private void readList(JsonParser parser, ColumnVector into, int row)
      throws IOException, BadRecordException {
    if (element == null || map != null) {
      throw writer.notOfType("[...]");
    }
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.read(parser, scratch, 0);
      values.add(scratch.value(0));
    }
    into.setObject(row, Collections.unmodifiableList(values));
  }

  private void readMap(JsonParser parser, ColumnVector into, int row)
      throws IOException, BadRecordException {
    if (map == null) {
      throw writer.notOfType("{...}");
    }
    map.begin();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      parser.nextToken();
      element.writer().nextIs(key);
      element.read(parser, scratch, 0);
      map.add(key, scratch.value(0));
    }
    into.setObject(row, map.map());
  }
}
