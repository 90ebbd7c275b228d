package dev.semblance.spark.verify.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.compiler.type.Type;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Cells as bytes that are equal if, and only if, the cells are: doubles by their bits, decimals by
 * value and scale, and each with its kind, so that an int is no timestamp.
 */
public final class CellWriter {

  /** What stands for a column that a row does not have. */
  public static final Object ABSENT = CellKind.ABSENT;

  /** What stands where a value of another type should: its text. */
  public record Foreign(String text) {}

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(bytes);

  void clear() {
    bytes.reset();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /**
   * Appends a cell.
   *
   * @param value null, {@link #ABSENT}, {@link Foreign} or a value of the type
   */
  void write(Type type, Object value) {
    try {
      append(type, value);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written to", e);
    }
  }

  private void append(Type type, Object value) throws IOException {
    if (value == null) {
      put(CellKind.NULL);
    } else if (value == ABSENT) {
      put(CellKind.ABSENT);
    } else if (value instanceof Foreign foreign) {
      put(CellKind.FOREIGN);
      putBytes(foreign.text().getBytes(UTF_8));
    } else {
      appendTyped(type, value);
    }
  }

  private void appendTyped(Type type, Object value) throws IOException {
    put(CellKind.valueOf(type.kind().name()));
    switch (type.kind()) {
      case BOOL -> out.writeBoolean((Boolean) value);
      case INT, TIMESTAMP, DURATION -> out.writeLong((Long) value);
      case DOUBLE -> out.writeLong(Double.doubleToRawLongBits((Double) value));
      case DECIMAL -> appendDecimal((BigDecimal) value);
      case STRING -> putBytes(((String) value).getBytes(UTF_8));
      case LIST -> appendList(type.element().orElseThrow(), (List<?>) value);
      case MAP -> throw new IllegalArgumentException("no column is a map");
    }
  }

  private void appendDecimal(BigDecimal value) throws IOException {
    out.writeInt(value.scale());
    putBytes(value.unscaledValue().toByteArray());
  }

  private void appendList(Type element, List<?> values) throws IOException {
    out.writeInt(values.size());
    for (Object value : values) {
      append(element, value);
    }
  }

  private void put(CellKind kind) throws IOException {
    out.writeByte(kind.ordinal());
  }

  private void putBytes(byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }
}
