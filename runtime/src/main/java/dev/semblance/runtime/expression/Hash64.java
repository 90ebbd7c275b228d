package dev.semblance.runtime.expression;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/** XXH64 with seed 0, computed in Java alone, so the same on every machine. */
public final class Hash64 {
  private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();
  private static final long SEED = 0;

  private Hash64() {}

  /** Of the text's UTF-8. */
  public static long of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of the 8 bytes of the number, the least significant first. */
  public static long of(long number) {
    return of(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array());
  }

  /** Of the bytes as they are. */
  public static long of(byte[] bytes) {
    return HASH.hash(bytes, 0, bytes.length, SEED);
  }
}
