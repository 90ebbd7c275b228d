package dev.semblance.runtime.aggregate;

/**
 * MurmurHash3 by Austin Appleby, the variant of 128 bits for machines of 64, with the seed 9001
 * that Apache DataSketches uses.
 */
final class MurmurHash {
  private static final long SEED = 9001;
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long first;
  private long second;

  /** Hashes bytes; {@link #first} and {@link #second} then have the halves. */
  void hash(byte[] bytes) {
    first = SEED;
    second = SEED;
    int block = 0;
    for (; block + 16 <= bytes.length; block += 16) {
      mixBlock(word(bytes, block), word(bytes, block + 8));
    }
    // What is missing in the last block counts as zeros, which change nothing.
    first ^= mixFirst(word(bytes, block));
    second ^= mixSecond(word(bytes, block + 8));
    finish(bytes.length);
  }

  private void mixBlock(long low, long high) {
    first ^= mixFirst(low);
    first = (Long.rotateLeft(first, 27) + second) * 5 + 0x52dce729;
    second ^= mixSecond(high);
    second = (Long.rotateLeft(second, 31) + first) * 5 + 0x38495ab5;
  }

  private void finish(int length) {
    first ^= length;
    second ^= length;
    first += second;
    second += first;
    first = avalanche(first);
    second = avalanche(second);
    first += second;
    second += first;
  }

  private static long mixFirst(long word) {
    return Long.rotateLeft(word * C1, 31) * C2;
  }

  private static long mixSecond(long word) {
    return Long.rotateLeft(word * C2, 33) * C1;
  }

  private static long avalanche(long value) {
    long mixed = value;
    mixed ^= mixed >>> 33;
    mixed *= 0xff51afd7ed558ccdL;
    mixed ^= mixed >>> 33;
    mixed *= 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }

  /** Up to eight bytes, the low ones first. */
  private static long word(byte[] bytes, int from) {
    long word = 0;
    for (int i = Math.min(bytes.length, from + 8) - 1; i >= from; i--) {
      word = word << 8 | bytes[i] & 0xFF;
    }
    return word;
  }

  long first() {
    return first;
  }

  long second() {
    return second;
  }
}
