package dev.semblance.spark.verify.compare;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What one side has. */
final class SideTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int LANES = 4;

  long rows;
  long alone;
  long repeated;
  long firstTime = Long.MAX_VALUE;
  long lastTime = Long.MIN_VALUE;

  /** The rows' SHA-256, added up in 64-bit lanes: the same in whatever order rows come. */
  private final long[] digest = new long[LANES];

  void row(long time, byte[] cells, MessageDigest sha256) {
    rows++;
    firstTime = Math.min(firstTime, time);
    lastTime = Math.max(lastTime, time);
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest(cells));
    for (int i = 0; i < LANES; i++) {
      digest[i] += hash.getLong();
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  String digestText() {
    ByteBuffer bytes = ByteBuffer.allocate(LANES * Long.BYTES);
    for (long lane : digest) {
      bytes.putLong(lane);
    }
    return HexFormat.of().formatHex(bytes.array());
  }

  void add(SideTally other) {
    rows += other.rows;
    alone += other.alone;
    repeated += other.repeated;
    firstTime = Math.min(firstTime, other.firstTime);
    lastTime = Math.max(lastTime, other.lastTime);
    for (int i = 0; i < LANES; i++) {
      digest[i] += other.digest[i];
    }
  }
}
