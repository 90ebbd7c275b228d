package dev.semblance.runtime.record;

import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/** XXH64 with seed 0: tells events of equal time and id apart and puts them in a fixed order. */
public final class ContentHash {
  // Plain Java: no native library to unpack, no access to memory that newer JVMs warn about.
  private static final XXHash64 XXH64 = XXHashFactory.safeInstance().hash64();

  private ContentHash() {}

  /** Of {@code length} bytes from {@code offset} on; to be compared unsigned. */
  public static long of(byte[] bytes, int offset, int length) {
    return XXH64.hash(bytes, offset, length, 0L);
  }
}
