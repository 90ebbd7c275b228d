package dev.semblance.streaming.topology;

import java.nio.ByteBuffer;

/**
 * The key of a gather's messages: that of the source's message, so that one gather has all triggers
 * of one key and can keep their order; the arrival's place where the message had none.
 */
final class GatherKey {
  private static final byte PLACE = 0;
  private static final byte MESSAGE_KEY = 1;

  private GatherKey() {}

  static byte[] of(Origin origin) {
    byte[] key = origin.key();
    if (key == null) {
      return ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES)
          .put(PLACE)
          .putInt(origin.partition())
          .putLong(origin.offset())
          .array();
    }
    return ByteBuffer.allocate(1 + key.length).put(MESSAGE_KEY).put(key).array();
  }
}
