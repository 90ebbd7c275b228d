package dev.semblance.streaming.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** How many bytes a record takes, roughly. */
final class RecordSize {
  private RecordSize() {}

  /** Of key, value and headers; key and value may be null. */
  static long of(byte[] key, byte[] value, Headers headers) {
    long bytes = lengthOf(key) + lengthOf(value);
    for (Header header : headers) {
      bytes += header.key().getBytes(StandardCharsets.UTF_8).length + lengthOf(header.value());
    }
    return bytes;
  }

  private static long lengthOf(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
