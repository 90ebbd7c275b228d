package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of a record as bytes. */
final class HeaderBytes {
  private HeaderBytes() {}

  static void write(Headers headers, StateOutput out) {
    Header[] all = headers.toArray();
    out.writeUnsigned(all.length);
    for (Header header : all) {
      out.writeBytes(header.key().getBytes(StandardCharsets.UTF_8));
      out.writeBoolean(header.value() != null);
      if (header.value() != null) {
        out.writeBytes(header.value());
      }
    }
  }

  static Headers read(StateInput in) {
    Headers headers = new RecordHeaders();
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      String key = new String(in.readBytes(), StandardCharsets.UTF_8);
      headers.add(key, in.readBoolean() ? in.readBytes() : null);
    }
    return headers;
  }
}
