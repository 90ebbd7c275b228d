package dev.semblance.runtime.aggregate;

import java.math.BigInteger;

/**
 * A running sum in two's complement, wider than what is added: it may leave the range of the final
 * result and come back without a trace.
 */
final class WideInteger {
  /** Enough for 2^63 values of 64 bits each. */
  static final int LIMBS_FOR_LONGS = 2;

  /** Enough for 2^64 values of 38 digits (below 2^127) each. */
  static final int LIMBS_FOR_DECIMALS = 3;

  /** The low 64 bits first; the sign is that of the last. */
  private final long[] limbs;

  WideInteger(int limbs) {
    this.limbs = new long[limbs];
  }

  void add(long value) {
    add(value >> 63, value);
  }

  void subtract(long value) {
    subtract(value >> 63, value);
  }

  /** Adds a number of 128 bits in two's complement. */
  private void add(long high, long low) {
    long carry = addLimb(0, low, 0);
    long part = high;
    // Where part and carry cancel out, they do so in all limbs above.
    for (int i = 1; i < limbs.length && part + carry != 0; i++) {
      carry = addLimb(i, part, carry);
      part = high >> 63;
    }
  }

  /** Only for what is no less than -(2^127 - 1), so that it has a negative. */
  private void subtract(long high, long low) {
    add(low == 0 ? -high : ~high, -low);
  }

  void add(BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      add(value.longValue());
      return;
    }
    long carry = 0;
    BigInteger rest = value;
    for (int i = 0; i < limbs.length; i++) {
      long part = rest.longValue();
      rest = rest.shiftRight(Long.SIZE);
      carry = addLimb(i, part, carry);
    }
  }

  void subtract(BigInteger value) {
    add(value.negate());
  }

  void add(WideInteger other) {
    long carry = 0;
    for (int i = 0; i < limbs.length; i++) {
      carry = addLimb(i, other.limbs[i], carry);
    }
  }

  private long addLimb(int index, long part, long carry) {
    long sum = limbs[index] + part;
    long out = Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
    long result = sum + carry;
    if (Long.compareUnsigned(result, sum) < 0) {
      out = 1;
    }
    limbs[index] = result;
    return out;
  }

  void reset() {
    for (int i = 0; i < limbs.length; i++) {
      limbs[i] = 0;
    }
  }

  boolean fitsLong() {
    long sign = limbs[0] >> 63;
    for (int i = 1; i < limbs.length; i++) {
      if (limbs[i] != sign) {
        return false;
      }
    }
    return true;
  }

  /** The value, if {@link #fitsLong}. */
  long longValue() {
    return limbs[0];
  }

  BigInteger toBigInteger() {
    if (fitsLong()) {
      return BigInteger.valueOf(limbs[0]);
    }
    byte[] bytes = new byte[limbs.length * Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[bytes.length - 1 - i] = (byte) (limbs[i / Long.BYTES] >>> (i % Long.BYTES * Byte.SIZE));
    }
    return new BigInteger(bytes);
  }

  void write(StateOutput out) {
    out.writeBytes(toBigInteger().toByteArray());
  }

  void read(StateInput in) {
    reset();
    BigInteger value = new BigInteger(in.readBytes());
    if (value.bitLength() >= limbs.length * Long.SIZE) {
      throw new IllegalArgumentException("a sum in the state's bytes is too large");
    }
    add(value);
  }
}
