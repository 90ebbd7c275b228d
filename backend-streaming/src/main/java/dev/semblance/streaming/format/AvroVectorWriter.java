package dev.semblance.streaming.format;

import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.VectorSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Vectors as binary Avro records, written field by field as {@link VectorAvroSchema} lists them.
 */
final class AvroVectorWriter implements VectorWriter {
  private static final int USUAL_BYTES = 512;

  private final VectorSchema schema;

  AvroVectorWriter(VectorSchema schema) {
    this.schema = schema;
  }

  @Override
  public byte[] write(FeatureVector vector) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    // Without a buffer of its own, which would cost more than the record.
    BinaryEncoder avro = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writeFields(avro, schema.id(), vector.id());
      writeField(avro, schema.time(), vector.time());
      writeFields(avro, schema.values(), vector.values());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written to", e);
    }
    return bytes.toByteArray();
  }

  private static void writeFields(BinaryEncoder avro, List<Field> fields, List<Object> values)
      throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      writeField(avro, fields.get(i), values.get(i));
    }
  }

  private static void writeField(BinaryEncoder avro, Field field, Object value) throws IOException {
    if (!field.nullable()) {
      writeValue(avro, field.type(), value);
    } else if (value == null) {
      avro.writeIndex(VectorAvroSchema.NULL_BRANCH);
    } else {
      avro.writeIndex(VectorAvroSchema.VALUE_BRANCH);
      writeValue(avro, field.type(), value);
    }
  }

  private static void writeValue(BinaryEncoder avro, Type type, Object value) throws IOException {
    switch (type.kind()) {
      case BOOL -> avro.writeBoolean((Boolean) value);
      case INT, TIMESTAMP, DURATION -> avro.writeLong((Long) value);
      case DOUBLE -> avro.writeDouble((Double) value);
      case DECIMAL -> avro.writeBytes(((BigDecimal) value).unscaledValue().toByteArray());
      case STRING -> avro.writeString((String) value);
      case LIST -> writeList(avro, type.element().orElseThrow(), (List<?>) value);
      case MAP -> throw new IllegalArgumentException("no column is a map");
    }
  }

  private static void writeList(BinaryEncoder avro, Type element, List<?> values)
      throws IOException {
    avro.writeArrayStart();
    avro.setItemCount(values.size());
    for (Object value : values) {
      avro.startItem();
      writeValue(avro, element, value);
    }
    avro.writeArrayEnd();
  }
}
