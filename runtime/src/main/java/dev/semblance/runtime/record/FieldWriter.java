package dev.semblance.runtime.record;

import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;

/**
 * Puts values into the column of a declared field, if the field admits them: the one place that
 * says which values exist behind the doors.
 *
 * <p>A null that the field does not admit makes the record bad. Doubles that are not finite are
 * null, and {@code -0.0} is {@code 0.0}. Decimals must fit precision and scale as they are, without
 * rounding. Strings are well-formed Unicode. Moments lie in the years 1 to 9999.
 */
final class FieldWriter {
  private static final long YEAR_1_MICROS = -62_135_596_800_000_000L;
  private static final long YEAR_10000_MICROS = 253_402_300_800_000_000L;

  private final String name;
  private final Type type;
  private final boolean nullable;
  private String key;

  FieldWriter(Field field) {
    this.name = field.name();
    this.type = field.type();
    this.nullable = field.nullable();
  }

  /**
   * What the items of a list, or the values of a map, are to the doors. An item is never null; a
   * value that is takes its key along.
   */
  static Field elementOf(Field field) {
    Type element = field.type().element().orElseThrow();
    return field.type().is(Type.Kind.MAP)
        ? new Field(field.name(), element, true, "")
        : new Field(field.name() + "[]", element, false, "");
  }

  /** Says which value of a map comes next, for messages. */
  void nextIs(Object keyOfMap) {
    key = String.valueOf(keyOfMap);
  }

  /** Of the field itself, without a key. */
  String fieldName() {
    return name;
  }

  private String name() {
    return key == null ? name : name + "[" + BadText.shown(key) + "]";
  }

  Type type() {
    return type;
  }

  void putMissing(ColumnVector into, int row) throws BadRecordException {
    if (!nullable) {
      throw new BadRecordException("`" + name() + "` is missing");
    }
    into.setNull(row);
  }

  void putNull(ColumnVector into, int row) throws BadRecordException {
    if (!nullable) {
      throw new BadRecordException(
          "`" + name() + "` is null, which its declaration does not allow");
    }
    into.setNull(row);
  }

  /** An empty text of a source that cannot tell it from null: null where the field admits it. */
  void putNullOrEmpty(ColumnVector into, int row) {
    if (nullable) {
      into.setNull(row);
    } else {
      into.setObject(row, "");
    }
  }

  void putBool(boolean value, ColumnVector into, int row) {
    into.setLong(row, value ? 1 : 0);
  }

  /** An int, or a duration in microseconds. */
  void putLong(long value, ColumnVector into, int row) {
    into.setLong(row, value);
  }

  void putTime(long micros, ColumnVector into, int row) throws BadRecordException {
    if (micros < YEAR_1_MICROS || micros >= YEAR_10000_MICROS) {
      throw outOfRange("a moment outside the years 1 to 9999; is its unit right?");
    }
    into.setLong(row, micros);
  }

  BadRecordException outOfRange(String what) {
    return new BadRecordException("`" + name() + "`: " + what);
  }

  void putDouble(double value, ColumnVector into, int row) throws BadRecordException {
    if (Double.isFinite(value)) {
      // Adding zero makes -0.0 plain and changes nothing else.
      into.setDouble(row, value + 0.0);
    } else if (nullable) {
      into.setNull(row);
    } else {
      throw new BadRecordException(
          "`" + name() + "` is not finite, and its declaration does not allow null");
    }
  }

  void putDecimal(BigDecimal value, ColumnVector into, int row) throws BadRecordException {
    BigDecimal fitting = DecimalFit.fit(value, type.precision(), type.scale());
    if (fitting == null) {
      throw new BadRecordException("`" + name() + "`: " + shown(value) + " does not fit " + type);
    }
    if (into.storage() == ColumnVector.Storage.LONG) {
      into.setLong(row, fitting.unscaledValue().longValueExact());
    } else {
      into.setObject(row, fitting);
    }
  }

  private static String shown(BigDecimal value) {
    return BadText.shown(value.toString());
  }

  void putString(String value, ColumnVector into, int row) throws BadRecordException {
    if (!UnicodeText.isWellFormed(value)) {
      throw new BadRecordException("`" + name() + "` holds half a character (a lone surrogate)");
    }
    into.setObject(row, value);
  }

  /** What is to be said of a value that is not of the field's type. */
  BadRecordException notOfType(String found) {
    return new BadRecordException(
        "`" + name() + "`: not a " + typeName() + ": " + BadText.shown(found));
  }

  /** The same of a text, where the source tells texts from numbers and the like. */
  BadRecordException textNotOfType(String found) {
    return new BadRecordException(
        "`" + name() + "`: not a " + typeName() + ": the text " + BadText.shown(found));
  }

  /** What is to be said of a number without a unit. */
  BadRecordException unitMissing(String found) {
    return new BadRecordException(
        "`"
            + name()
            + "`: the number "
            + BadText.shown(found)
            + " is no moment without a unit: write `time: { unit: ms }` in the bindings, or s, us,"
            + " ns");
  }

  private String typeName() {
    return type.is(Type.Kind.INT) ? "64-bit int" : type.toString();
  }
}
