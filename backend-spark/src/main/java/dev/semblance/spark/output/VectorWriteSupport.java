package dev.semblance.spark.output;

import dev.semblance.compiler.type.Type;
import dev.semblance.spark.row.RawValues;
import java.nio.ByteBuffer;
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
      case DECIMAL -> consumer.addBinary(ParquetValues.fixed(raw.getBytes()));
      default -> ParquetValues.write(consumer, type, RawValues.fromBytes(type, raw));
    }
  }

  private static Binary text(UTF8String raw) {
    ByteBuffer bytes = raw.getByteBuffer();
    return Binary.fromReusedByteArray(
        bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }
}
