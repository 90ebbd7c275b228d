package dev.semblance.reference;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.data.Event;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an event is called and what tells it from others. */
final class Identity {
  private static final int HASHED_ID_BYTES = 16;

  private Identity() {}

  /** The id, part by part: the {@code @id} fields, or the hash of the content. */
  static List<Object> id(EventSchema schema, Event event) {
    if (schema.hasHashedId()) {
      byte[] digest = sha256(content(schema, event));
      return List.of(HexFormat.of().formatHex(Arrays.copyOf(digest, HASHED_ID_BYTES)));
    }
    return schema.idFields().stream().map(event::get).toList();
  }

  /** All declared fields in order, the arrival apart, in the canonical encoding. */
  static byte[] content(EventSchema schema, Event event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Field field : schema.fields()) {
        if (!schema.arrivalField().equals(Optional.of(field.name()))) {
          write(out, field.type(), event.get(field.name()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Type type, Object value) throws IOException {
    out.writeByte(value == null ? 0 : 1);
    if (value == null) {
      return;
    }
    switch (type.kind()) {
      case BOOL -> out.writeByte((Boolean) value ? 1 : 0);
      case INT, TIMESTAMP, DURATION -> out.writeLong((Long) value);
      case DOUBLE -> out.writeLong(Double.doubleToRawLongBits((Double) value));
      case DECIMAL -> {
        String plain = ((BigDecimal) value).setScale(type.scale()).toPlainString();
        writeText(out, plain.getBytes(StandardCharsets.US_ASCII));
      }
      case STRING -> writeText(out, ((String) value).getBytes(StandardCharsets.UTF_8));
      case LIST -> {
        List<?> items = (List<?>) value;
        out.writeInt(items.size());
        for (Object item : items) {
          write(out, type.element().orElseThrow(), item);
        }
      }
      case MAP -> {
        Map<?, ?> map = (Map<?, ?>) value;
        out.writeInt(map.size());
        for (String key : Maps.keys(map)) {
          writeText(out, key.getBytes(StandardCharsets.UTF_8));
          write(out, type.element().orElseThrow(), map.get(key));
        }
      }
    }
  }

  private static void writeText(DataOutputStream out, byte[] text) throws IOException {
    out.writeInt(text.length);
    out.write(text);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
