package dev.semblance.streaming.replay;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the values of an event as bytes, for as long as one run takes, and reads them back. */
final class RowCodec {
  private final List<Field> fields;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  RowCodec(EventSchema event) {
    this.fields = event.fields();
  }

  /** A row of all declared fields in declared order. */
  byte[] encode(ColumnBatch batch, int row) throws IOException {
    bytes.reset();
    for (int i = 0; i < fields.size(); i++) {
      Object value = batch.vector(i).value(row);
      out.writeBoolean(value != null);
      if (value != null) {
        write(fields.get(i).type(), value);
      }
    }
    return bytes.toByteArray();
  }

  private void write(Type type, Object value) throws IOException {
    switch (type.kind()) {
      case BOOL -> out.writeBoolean((Boolean) value);
      case INT, TIMESTAMP, DURATION -> out.writeLong((Long) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case DECIMAL -> writeBytes(((BigDecimal) value).unscaledValue().toByteArray());
      case STRING -> writeBytes(((String) value).getBytes(StandardCharsets.UTF_8));
      case LIST -> {
        List<?> list = (List<?>) value;
        out.writeInt(list.size());
        for (Object item : list) {
          write(type.element().orElseThrow(), item);
        }
      }
    }
  }

  private void writeBytes(byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  /** Appends the row that was written. */
  void decode(byte[] row, ColumnBatch into) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(row));
    int index = into.addRow();
    for (int i = 0; i < fields.size(); i++) {
      Type type = fields.get(i).type();
      into.vector(i).setValue(index, in.readBoolean() ? read(type, in) : null);
    }
  }

  private static Object read(Type type, DataInputStream in) throws IOException {
    return switch (type.kind()) {
      case BOOL -> in.readBoolean();
      case INT, TIMESTAMP, DURATION -> in.readLong();
      case DOUBLE -> in.readDouble();
      case DECIMAL -> new BigDecimal(new BigInteger(readBytes(in)), type.scale());
      case STRING -> new String(readBytes(in), StandardCharsets.UTF_8);
      case LIST -> {
        int size = in.readInt();
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          list.add(read(type.element().orElseThrow(), in));
        }
        yield list;
      }
    };
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
