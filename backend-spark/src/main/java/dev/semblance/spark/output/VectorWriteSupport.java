package dev.semblance.spark.output;

import dev.semblance.compiler.type.Type;
import dev.semblance.spark.row.RawValues;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.spark.unsafe.types.UTF8String;

/** Writes vectors' rows to Parquet, with some words about the vector in each file's footer. */
final class VectorWriteSupport extends WriteSupport<VectorRow> {
  private final String name;
  private final List<VectorColumn> columns;
  private final Map<String, String> metadata;
  private RecordConsumer consumer;

  /**
   * @param metadata for the footers
   */
  VectorWriteSupport(String name, List<VectorColumn> columns, Map<String, String> metadata) {
    this.name = name;
    this.columns = columns;
    this.metadata = metadata;
  }

  @Override
  @SuppressWarnings("deprecation") // The only one of the two that is abstract.
  public WriteContext init(Configuration configuration) {
    return new WriteContext(ParquetSchema.of(name, columns), metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(VectorRow row) {
    consumer.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      if (!row.isNull(i)) {
        VectorColumn column = columns.get(i);
        consumer.startField(column.name(), i);
        if (RawValues.isLong(column.type())) {
          writeLong(column.type(), row.getLong(i));
        } else {
          writeBytes(column.type(), row.getBytes(i));
        }
        consumer.endField(column.name(), i);
      }
    }
    consumer.endMessage();
  }

  private void writeLong(Type type, long raw) {
    switch (type.kind()) {
      case BOOL -> consumer.addBoolean(raw != 0);
      case DOUBLE -> consumer.addDouble(Double.longBitsToDouble(raw));
      default -> consumer.addLong(raw);
    }
  }

  private void writeBytes(Type type, UTF8String raw) {
    switch (type.kind()) {
      case STRING -> consumer.addBinary(text(raw));
      case DECIMAL -> consumer.addBinary(fixed(raw.getBytes()));
      default -> writeList(type, (List<?>) RawValues.fromBytes(type, raw));
    }
  }

  private static Binary text(UTF8String raw) {
    ByteBuffer bytes = raw.getByteBuffer();
    return Binary.fromReusedByteArray(
        bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }

  private static Binary fixed(byte[] unscaled) {
    byte[] bytes = new byte[ParquetSchema.DECIMAL_BYTES];
    int padding = bytes.length - unscaled.length;
    Arrays.fill(bytes, 0, padding, (byte) (unscaled[0] < 0 ? -1 : 0));
    System.arraycopy(unscaled, 0, bytes, padding, unscaled.length);
    return Binary.fromConstantByteArray(bytes);
  }

  private void writeList(Type type, List<?> values) {
    consumer.startGroup();
    if (!values.isEmpty()) {
      consumer.startField(ParquetSchema.LIST, 0);
      for (Object value : values) {
        consumer.startGroup();
        consumer.startField(ParquetSchema.ELEMENT, 0);
        writeElement(type.element().orElseThrow(), value);
        consumer.endField(ParquetSchema.ELEMENT, 0);
        consumer.endGroup();
      }
      consumer.endField(ParquetSchema.LIST, 0);
    }
    consumer.endGroup();
  }

  private void writeElement(Type element, Object value) {
    switch (element.kind()) {
      case LIST -> writeList(element, (List<?>) value);
      case STRING -> consumer.addBinary(Binary.fromString((String) value));
      case DECIMAL -> {
        if (RawValues.isLong(element)) {
          writeLong(element, RawValues.toLong(element, value));
        } else {
          consumer.addBinary(fixed(((BigDecimal) value).unscaledValue().toByteArray()));
        }
      }
      default -> writeLong(element, RawValues.toLong(element, value));
    }
  }
}
