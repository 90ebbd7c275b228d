package dev.semblance.runtime.record;

import dev.semblance.compiler.type.Field;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Reads the values of one declared field from text. */
final class TextValue {
  private static final long SECOND = 1_000_000L;
  private static final int NANOS_IN_MICRO = 1_000;

  private final FieldWriter writer;
  private final TimeReader time;

  TextValue(Field field, TimeFormat format) {
    this.writer = new FieldWriter(field);
    this.time = new TimeReader(writer, format);
  }

  FieldWriter writer() {
    return writer;
  }

  TimeReader time() {
    return time;
  }

  /** Reads any type but lists and maps, numbers and bools included. */
  void read(String text, ColumnVector into, int row) throws BadRecordException {
    switch (writer.type().kind()) {
      case BOOL -> readBool(text, into, row);
      case INT -> readInt(text, into, row);
      case DOUBLE -> readDouble(text, into, row);
      case DECIMAL -> readDecimal(text, into, row);
      case STRING -> writer.putString(text, into, row);
      case TIMESTAMP -> readTime(text, into, row);
      case DURATION -> readDuration(text, into, row);
      case LIST, MAP -> throw writer.notOfType(text);
    }
  }

  private void readBool(String text, ColumnVector into, int row) throws BadRecordException {
    boolean isTrue = text.equalsIgnoreCase("true");
    if (!isTrue && !text.equalsIgnoreCase("false")) {
      throw writer.notOfType(text);
    }
    writer.putBool(isTrue, into, row);
  }

  private void readInt(String text, ColumnVector into, int row) throws BadRecordException {
    if (NumberText.isSmallInt(text)) {
      writer.putLong(NumberText.smallInt(text), into, row);
    } else {
      putWhole(NumberText.decimal(text), text, into, row);
    }
  }

  /** Puts a number that must be whole and fit 64 bits; {@code 3.0} is whole. */
  void putWhole(BigDecimal number, String text, ColumnVector into, int row)
      throws BadRecordException {
    if (number == null) {
      throw writer.notOfType(text);
    }
    try {
      writer.putLong(number.longValueExact(), into, row);
    } catch (ArithmeticException e) {
      throw writer.notOfType(text);
    }
  }

  private void readDouble(String text, ColumnVector into, int row) throws BadRecordException {
    if (NumberText.isNumber(text)) {
      writer.putDouble(Double.parseDouble(text), into, row);
    } else if (NumberText.isNotFinite(text)) {
      writer.putDouble(Double.NaN, into, row);
    } else {
      throw writer.notOfType(text);
    }
  }

  void readDecimal(String text, ColumnVector into, int row) throws BadRecordException {
    BigDecimal number = NumberText.decimal(text);
    if (number == null) {
      throw writer.notOfType(text);
    }
    writer.putDecimal(number, into, row);
  }

  private void readTime(String text, ColumnVector into, int row) throws BadRecordException {
    if (!time.hasUnit()) {
      time.readText(text, into, row);
    } else if (NumberText.isSmallInt(text)) {
      time.readCount(NumberText.smallInt(text), into, row);
    } else {
      readTimeCount(text, into, row);
    }
  }

  private void readTimeCount(String text, ColumnVector into, int row) throws BadRecordException {
    BigDecimal count = NumberText.decimal(text);
    if (count == null) {
      throw writer.notOfType(text);
    }
    time.readCount(count, into, row);
  }

  /** Microseconds, or ISO-8601 as in {@code PT1H30M}. */
  void readDuration(String text, ColumnVector into, int row) throws BadRecordException {
    if (NumberText.isNumber(text)) {
      readInt(text, into, row);
    } else {
      readIsoDuration(text, into, row);
    }
  }

  void readIsoDuration(String text, ColumnVector into, int row) throws BadRecordException {
    try {
      Duration duration = IsoDuration.parse(text);
      long seconds = duration.getSeconds();
      long micros = duration.getNano() / NANOS_IN_MICRO;
      if (seconds < 0) {
        // The seconds are rounded down, which those of the least duration cannot be in micros.
        seconds++;
        micros -= SECOND;
      }
      writer.putLong(Math.addExact(Math.multiplyExact(seconds, SECOND), micros), into, row);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw writer.notOfType(text);
    }
  }
}
