package dev.semblance.runtime.column;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The values of one column for some rows: a primitive array where the type allows, and a null flag
 * a row.
 *
 * <p>bool (0, 1), int, timestamp, duration and decimals of up to 18 digits (unscaled) are longs;
 * doubles are doubles; strings, wider decimals ({@link BigDecimal} of the type's scale) and lists
 * ({@code java.util.List}) are objects. Inner loops take the arrays; where the null flag is set the
 * array's content means nothing.
 */
public final class ColumnVector {

  /** Which array holds the values. */
  public enum Storage {
    LONG,
    DOUBLE,
    OBJECT
  }

  /** The most decimal digits that always fit a long. */
  public static final int MAX_LONG_DIGITS = 18;

  private final Type type;
  private final Storage storage;
  private long[] longs;
  private double[] doubles;
  private Object[] objects;
  private boolean[] nulls;

  public ColumnVector(Type type, int capacity) {
    this.type = requireNonNull(type, "type");
    this.storage = storageOf(type);
    this.nulls = new boolean[capacity];
    switch (storage) {
      case LONG -> longs = new long[capacity];
      case DOUBLE -> doubles = new double[capacity];
      case OBJECT -> objects = new Object[capacity];
    }
  }

  /** Which array holds values of {@code type}. */
  public static Storage storageOf(Type type) {
    return switch (type.kind()) {
      case BOOL, INT, TIMESTAMP, DURATION -> Storage.LONG;
      case DOUBLE -> Storage.DOUBLE;
      case DECIMAL -> type.precision() <= MAX_LONG_DIGITS ? Storage.LONG : Storage.OBJECT;
      case STRING, LIST, MAP -> Storage.OBJECT;
    };
  }

  public Type type() {
    return type;
  }

  public Storage storage() {
    return storage;
  }

  public int capacity() {
    return nulls.length;
  }

  /** Makes room for {@code rows} rows, keeping what is there; arrays taken before are stale. */
  public void ensureCapacity(int rows) {
    if (rows <= nulls.length) {
      return;
    }
    int capacity = Math.max(rows, nulls.length * 2);
    nulls = Arrays.copyOf(nulls, capacity);
    switch (storage) {
      case LONG -> longs = Arrays.copyOf(longs, capacity);
      case DOUBLE -> doubles = Arrays.copyOf(doubles, capacity);
      case OBJECT -> objects = Arrays.copyOf(objects, capacity);
    }
  }

  /** The values, for {@link Storage#LONG}; else null. */
  public long[] longs() {
    return longs;
  }

  /** The values, for {@link Storage#DOUBLE}; else null. */
  public double[] doubles() {
    return doubles;
  }

  /** The values, for {@link Storage#OBJECT}; else null. */
  public Object[] objects() {
    return objects;
  }

  public boolean[] nulls() {
    return nulls;
  }

  public boolean isNull(int row) {
    return nulls[row];
  }

  public void setNull(int row) {
    nulls[row] = true;
    if (storage == Storage.OBJECT) {
      objects[row] = null;
    }
  }

  public void setLong(int row, long value) {
    nulls[row] = false;
    longs[row] = value;
  }

  public void setDouble(int row, double value) {
    nulls[row] = false;
    doubles[row] = value;
  }

  public void setObject(int row, Object value) {
    nulls[row] = false;
    objects[row] = value;
  }

  /** Whether the row holds true; false for false and for null. */
  public boolean isTrue(int row) {
    return !nulls[row] && longs[row] != 0;
  }

  /** Copies one row of {@code from}, a vector of the same storage. */
  public void copy(int row, ColumnVector from, int fromRow) {
    nulls[row] = from.nulls[fromRow];
    switch (storage) {
      case LONG -> longs[row] = from.longs[fromRow];
      case DOUBLE -> doubles[row] = from.doubles[fromRow];
      case OBJECT -> objects[row] = from.objects[fromRow];
    }
  }

  /**
   * The value as a boxed object: Boolean, Long (int; timestamp and duration in microseconds),
   * Double, BigDecimal of the type's scale, String, List, Map with its keys in order of their code
   * points; null for null. For edges and tests, not for loops.
   */
  public Object value(int row) {
    if (nulls[row]) {
      return null;
    }
    return switch (type.kind()) {
      case BOOL -> longs[row] != 0;
      case INT, TIMESTAMP, DURATION -> longs[row];
      case DOUBLE -> doubles[row];
      case DECIMAL ->
          storage == Storage.LONG
              ? new BigDecimal(BigInteger.valueOf(longs[row]), type.scale())
              : objects[row];
      case STRING, LIST, MAP -> objects[row];
    };
  }

  /** Sets a boxed value of the form that {@link #value} gives; null sets null. */
  public void setValue(int row, Object value) {
    if (value == null) {
      setNull(row);
      return;
    }
    switch (type.kind()) {
      case BOOL -> setLong(row, (Boolean) value ? 1 : 0);
      case INT, TIMESTAMP, DURATION -> setLong(row, (Long) value);
      case DOUBLE -> setDouble(row, (Double) value);
      case DECIMAL -> {
        BigDecimal scaled = ((BigDecimal) value).setScale(type.scale());
        if (storage == Storage.LONG) {
          setLong(row, scaled.unscaledValue().longValueExact());
        } else {
          setObject(row, scaled);
        }
      }
      case STRING, LIST, MAP -> setObject(row, value);
    }
  }
}
