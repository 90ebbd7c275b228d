package dev.semblance.spark.output;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes values as the columns of {@link ParquetSchema} hold them. */
public final class ParquetValues {
  private ParquetValues() {}

  /**
   * Writes a value to the field that {@code consumer} has begun.
   *
   * @param value of the language's type {@code type}, as the runtime hands values out; never null
   */
  public static void write(RecordConsumer consumer, Type type, Object value) {
    switch (type.kind()) {
      case BOOL -> consumer.addBoolean((Boolean) value);
      case INT, TIMESTAMP, DURATION -> consumer.addLong((Long) value);
      case DOUBLE -> consumer.addDouble((Double) value);
      case DECIMAL -> writeDecimal(consumer, type, (BigDecimal) value);
      case STRING -> consumer.addBinary(Binary.fromString((String) value));
      case LIST -> writeList(consumer, type.element().orElseThrow(), (List<?>) value);
      case MAP -> throw new IllegalArgumentException("no column is a map");
    }
  }

  private static void writeDecimal(RecordConsumer consumer, Type type, BigDecimal value) {
    if (type.precision() <= ColumnVector.MAX_LONG_DIGITS) {
      consumer.addLong(value.unscaledValue().longValueExact());
    } else {
      consumer.addBinary(fixed(value.unscaledValue().toByteArray()));
    }
  }

  /**
   * A decimal too long for a long.
   *
   * @param unscaled its unscaled value in two's complement, the greatest byte first
   */
  static Binary fixed(byte[] unscaled) {
    byte[] bytes = new byte[ParquetSchema.DECIMAL_BYTES];
    int padding = bytes.length - unscaled.length;
    Arrays.fill(bytes, 0, padding, (byte) (unscaled[0] < 0 ? -1 : 0));
    System.arraycopy(unscaled, 0, bytes, padding, unscaled.length);
    return Binary.fromConstantByteArray(bytes);
  }

  private static void writeList(RecordConsumer consumer, Type element, List<?> values) {
    consumer.startGroup();
    if (!values.isEmpty()) {
      consumer.startField(ParquetSchema.LIST, 0);
      for (Object value : values) {
        consumer.startGroup();
        consumer.startField(ParquetSchema.ELEMENT, 0);
        write(consumer, element, value);
        consumer.endField(ParquetSchema.ELEMENT, 0);
        consumer.endGroup();
      }
      consumer.endField(ParquetSchema.LIST, 0);
    }
    consumer.endGroup();
  }
}
