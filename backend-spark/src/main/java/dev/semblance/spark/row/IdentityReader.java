package dev.semblance.spark.row;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads an event's id back from its identity bytes, as raw values: so an id needs no column of its
 * own on the way through the stages. The inverse of the runtime's order-preserving bytes.
 */
public final class IdentityReader {
  private static final int DECIMAL_BYTES = 16;

  private final Type[] types;
  private final int[] starts;
  private final int[] ends;
  private byte[] bytes = {};
  private byte[] scratch = new byte[64];

  public IdentityReader(EventSchema event) {
    types = idTypes(event).toArray(Type[]::new);
    starts = new int[types.length];
    ends = new int[types.length];
  }

  /** Types of the parts of the id of {@code event}. */
  public static List<Type> idTypes(EventSchema event) {
    return event.hasHashedId()
        ? List.of(Type.STRING)
        : event.idFields().stream().map(id -> event.field(id).orElseThrow().type()).toList();
  }

  /** Moves to another identity. */
  public void read(UTF8String identity) {
    bytes = identity.getBytes();
    int position = 0;
    for (int part = 0; part < types.length; part++) {
      starts[part] = position;
      ends[part] = end(types[part], position);
      position = ends[part];
    }
  }

  private int end(Type type, int start) {
    return switch (type.kind()) {
      case BOOL -> start + 1;
      case INT, TIMESTAMP, DURATION, DOUBLE -> start + Long.BYTES;
      case DECIMAL -> start + DECIMAL_BYTES;
      case STRING -> endOfText(start);
      case LIST, MAP -> throw new IllegalStateException("no part of an id: " + type);
    };
  }

  private int endOfText(int start) {
    int position = start;
    // A zero byte of the text is followed by 0xFF, the end by another zero.
    while (bytes[position] != 0 || bytes[position + 1] != 0) {
      position += bytes[position] == 0 ? 2 : 1;
    }
    return position + 2;
  }

  /** A part of a {@link RawValues#isLong} type. */
  public long getLong(int part) {
    int start = starts[part];
    return switch (types[part].kind()) {
      case BOOL -> bytes[start];
      case INT, TIMESTAMP, DURATION -> bigEndian(start) ^ Long.MIN_VALUE;
      case DOUBLE -> doubleBits(bigEndian(start));
      case DECIMAL -> bigEndian(start + Long.BYTES);
      case STRING, LIST, MAP -> throw new IllegalStateException("not a long");
    };
  }

  /** A part of any other type. */
  public UTF8String getBytes(int part) {
    return types[part].is(Type.Kind.STRING) ? text(part) : wideDecimal(part);
  }

  private UTF8String text(int part) {
    int length = 0;
    int end = ends[part] - 2;
    if (scratch.length < end) {
      scratch = new byte[end * 2];
    }
    for (int i = starts[part]; i < end; i++) {
      scratch[length++] = bytes[i];
      if (bytes[i] == 0) {
        i++;
      }
    }
    return UTF8String.fromBytes(Arrays.copyOf(scratch, length));
  }

  private UTF8String wideDecimal(int part) {
    byte[] unscaled = Arrays.copyOfRange(bytes, starts[part], ends[part]);
    unscaled[0] ^= (byte) 0x80;
    return RawValues.toBytes(
        types[part], new BigDecimal(new BigInteger(unscaled), types[part].scale()));
  }

  private long bigEndian(int start) {
    return Long.reverseBytes(Platform.getLong(bytes, Platform.BYTE_ARRAY_OFFSET + start));
  }

  private static long doubleBits(long ordered) {
    return ordered < 0 ? ordered ^ Long.MIN_VALUE : ~ordered;
  }
}
