package dev.semblance.runtime.aggregate;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * An exact running sum of doubles, of their squares, or of whole numbers: one fixed-point number as
 * wide as the whole range of what is added, rounded only when its value is asked for. Order and
 * grouping of additions and subtractions can therefore not show.
 *
 * <p>The form is the "small superaccumulator" of Radford M. Neal, <em>Fast Exact Summation Using
 * Small and Large Superaccumulators</em> (2015, arXiv:1505.05571): overlapping chunks, chunk i
 * counting multiples of 2<sup>32 i</sup> units, whose carries are passed on late. A value is spread
 * over three chunks by 32 bits each (two wider ones in the paper), so that carries can wait for a
 * thousand million additions. Only the chunks ever touched are looked at.
 */
final class FixedPointSum {
  /** Exponent of the unit of a sum of doubles: the least subnormal. */
  static final int UNIT_EXPONENT = -1074;

  /** How many units the greatest double has, in bits. */
  static final int BITS_OF_DOUBLES = 2098;

  private static final int CHUNK_BITS = 32;
  private static final long CHUNK_MASK = 0xFFFF_FFFFL;

  private static final int MANTISSA_BITS = 52;
  private static final int PRECISION = 53;
  private static final int EXPONENT_MASK = 0x7FF;
  private static final int LATEST_CARRY = 1 << 30;

  private final long[] chunks;

  /** Chunks outside {@code low .. high - 1} are zero. */
  private int low;

  private int high;
  private int additions;

  /**
   * An empty sum.
   *
   * @param bits how long the greatest number of units is that will be added; there is room for 2^64
   *     of them
   */
  FixedPointSum(int bits) {
    // Rounded up; a chunk for the sign; two for looking beyond the highest.
    chunks = new long[(bits + Long.SIZE) / CHUNK_BITS + 4];
    low = chunks.length;
  }

  /** An empty sum of doubles; units of 2^-1074. */
  static FixedPointSum ofDoubles() {
    return new FixedPointSum(BITS_OF_DOUBLES);
  }

  /** Adds a finite number. */
  void add(double value) {
    addMagnitude(mantissa(value), exponent(value), value < 0);
  }

  void subtract(double value) {
    addMagnitude(mantissa(value), exponent(value), value > 0);
  }

  /** Adds or takes away the exact square of a finite number, in units of 2^-2148. */
  void addSquare(double value, boolean negative) {
    long mantissa = mantissa(value);
    int exponent = 2 * exponent(value);
    addMagnitude(mantissa * mantissa, exponent, negative);
    addMagnitude(Math.multiplyHigh(mantissa, mantissa), exponent + Long.SIZE, negative);
  }

  /** Adds or takes away a whole number of units. */
  void add(BigInteger value, boolean negative) {
    add(value, 0, negative);
  }

  /** Adds or takes away {@code value * 2^shift} units. */
  void add(BigInteger value, int shift, boolean negative) {
    BigInteger rest = value.abs();
    for (int position = shift; rest.signum() != 0; position += Long.SIZE) {
      addMagnitude(rest.longValue(), position, negative != value.signum() < 0);
      rest = rest.shiftRight(Long.SIZE);
    }
  }

  /** The value's magnitude is mantissa(value) * 2^exponent(value) units. */
  static long mantissa(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & ((1L << MANTISSA_BITS) - 1);
    return (bits >>> MANTISSA_BITS & EXPONENT_MASK) == 0
        ? fraction
        : fraction | 1L << MANTISSA_BITS;
  }

  static int exponent(double value) {
    int biased = (int) (Double.doubleToRawLongBits(value) >>> MANTISSA_BITS) & EXPONENT_MASK;
    return biased == 0 ? 0 : biased - 1;
  }

  /** Adds or takes away {@code magnitude * 2^shift} units, the magnitude being unsigned. */
  void addMagnitude(long magnitude, int shift, boolean negative) {
    if (magnitude == 0) {
      return;
    }
    int chunk = shift / CHUNK_BITS;
    int offset = shift % CHUNK_BITS;
    long first = magnitude << offset & CHUNK_MASK;
    long second = magnitude >>> CHUNK_BITS - offset & CHUNK_MASK;
    // In two steps, as a shift by 64 would be none.
    long third = magnitude >>> 1 >>> Long.SIZE - 1 - offset;
    if (negative) {
      chunks[chunk] -= first;
      chunks[chunk + 1] -= second;
      chunks[chunk + 2] -= third;
    } else {
      chunks[chunk] += first;
      chunks[chunk + 1] += second;
      chunks[chunk + 2] += third;
    }
    low = Math.min(low, chunk);
    high = Math.max(high, chunk + 3);
    if (++additions == LATEST_CARRY) {
      carry();
    }
  }

  /** Adds another sum of the same kind, which stays as it is but for its waiting carries. */
  void add(FixedPointSum other) {
    carry();
    other.carry();
    for (int i = other.low; i < other.high; i++) {
      chunks[i] += other.chunks[i];
    }
    low = Math.min(low, other.low);
    high = Math.max(high, other.high);
    carry();
  }

  /** Adds a multiple of another sum; the factor is positive and below 2^31. */
  void addMultiple(FixedPointSum other, long factor) {
    boolean negative = other.makePositive();
    for (int i = other.low; i < other.high; i++) {
      addMagnitude(other.chunks[i] * factor, i * CHUNK_BITS, negative);
    }
    other.restore(negative);
  }

  /** Takes away the square of another sum. */
  void subtractSquareOf(FixedPointSum other) {
    boolean negative = other.makePositive();
    for (int i = other.low; i < other.high; i++) {
      for (int j = other.low; j < other.high; j++) {
        addMagnitude(other.chunks[i] * other.chunks[j], (i + j) * CHUNK_BITS, true);
      }
    }
    other.restore(negative);
  }

  void reset() {
    if (low < high) {
      Arrays.fill(chunks, low, high, 0);
    }
    low = chunks.length;
    high = 0;
    additions = 0;
  }

  /**
   * Passes carries on: then every chunk but the last in use is within 0 .. 2^32 - 1, the last is
   * not zero, and its sign is the sum's.
   */
  private void carry() {
    additions = 0;
    long carry = 0;
    for (int i = low; i < high; i++) {
      long value = chunks[i] + carry;
      if (i == high - 1 && value >= -CHUNK_MASK && value <= CHUNK_MASK) {
        chunks[i] = value;
        carry = 0;
      } else {
        chunks[i] = value & CHUNK_MASK;
        carry = value >> CHUNK_BITS;
      }
    }
    if (carry != 0) {
      chunks[high++] = carry;
    }
    while (high > low && chunks[high - 1] == 0) {
      high--;
    }
    if (high <= low) {
      reset();
    }
  }

  /** Makes all chunks 0 .. 2^32 - 1; true if that took a change of sign. */
  private boolean makePositive() {
    carry();
    boolean negative = high > low && chunks[high - 1] < 0;
    if (negative) {
      negate();
    }
    return negative;
  }

  private void restore(boolean negative) {
    if (negative) {
      negate();
    }
  }

  private void negate() {
    for (int i = low; i < high; i++) {
      chunks[i] = -chunks[i];
    }
    carry();
  }

  /** The sum of doubles, rounded to nearest even; infinite where it is too large. Never -0.0. */
  double toDouble() {
    boolean negative = makePositive();
    if (high <= low) {
      return 0.0;
    }
    double magnitude = magnitudeToDouble();
    restore(negative);
    return negative ? -magnitude : magnitude;
  }

  private double magnitudeToDouble() {
    int drop = bitLength() - PRECISION;
    if (drop <= 0) {
      // A whole number of least subnormals, few enough to be exact.
      return bits(0, PRECISION) * Double.MIN_VALUE;
    }
    long mantissa = bits(drop, PRECISION);
    boolean half = bits(drop - 1, 1) != 0;
    if (half && ((mantissa & 1) != 0 || anyBitBelow(drop - 1))) {
      mantissa++;
    }
    return Math.scalb((double) mantissa, drop + UNIT_EXPONENT);
  }

  /**
   * The double nearest to {@code this * 2^exponent / divisor}, or NaN where that is not certain:
   * too near the middle of two doubles, or subnormal. For a sum that is not negative.
   *
   * <p>A quotient of numbers of two doubles each is good to about 2^-100 of its value, and nearly
   * always far enough from the middle for that to be enough.
   *
   * @param divisor positive and below 2^62
   */
  double quotient(long divisor, int exponent) {
    carry();
    if (high <= low) {
      return 0.0;
    }
    int drop = Math.max(0, bitLength() - PRECISION);
    double head = bits(drop, PRECISION);
    int more = Math.min(drop, PRECISION);
    double tail = Math.scalb((double) bits(drop - more, more), -more);
    double divisorHead = divisor;
    double divisorTail = divisor - (long) divisorHead;
    double first = head / divisorHead;
    double rest = Math.fma(-first, divisorHead, head) + (tail - first * divisorTail);
    double second = rest / divisorHead;
    double doubt = first * 0x1p-98;
    double result = first + (second - doubt);
    if (result != first + (second + doubt)) {
      return Double.NaN;
    }
    double scaled = Math.scalb(result, drop + exponent);
    return scaled < Double.MIN_NORMAL ? Double.NaN : scaled;
  }

  private int bitLength() {
    return high * CHUNK_BITS - Integer.numberOfLeadingZeros((int) chunks[high - 1]);
  }

  /** Up to 53 bits of a positive sum from {@code position} up. */
  private long bits(int position, int count) {
    int chunk = position / CHUNK_BITS;
    int offset = position % CHUNK_BITS;
    long bits = chunks[chunk] >>> offset;
    bits |= chunks[chunk + 1] << CHUNK_BITS - offset;
    if (offset > 0) {
      bits |= chunks[chunk + 2] << Long.SIZE - offset;
    }
    return bits & (1L << count) - 1;
  }

  private boolean anyBitBelow(int position) {
    int chunk = position / CHUNK_BITS;
    if ((chunks[chunk] & (1L << position % CHUNK_BITS) - 1) != 0) {
      return true;
    }
    for (int i = low; i < chunk; i++) {
      if (chunks[i] != 0) {
        return true;
      }
    }
    return false;
  }

  /** How many low bits {@link #toBigInteger} leaves out, all of them zero. */
  int zeroBits() {
    carry();
    return high <= low ? 0 : low * CHUNK_BITS;
  }

  /** The sum in units, without its {@link #zeroBits}. */
  BigInteger toBigInteger() {
    boolean negative = makePositive();
    if (high <= low) {
      return BigInteger.ZERO;
    }
    BigInteger magnitude = new BigInteger(1, magnitudeBytes());
    restore(negative);
    return negative ? magnitude.negate() : magnitude;
  }

  private byte[] magnitudeBytes() {
    byte[] bytes = new byte[(high - low) * Integer.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      long chunk = chunks[low + i / Integer.BYTES];
      bytes[bytes.length - 1 - i] = (byte) (chunk >>> i % Integer.BYTES * Byte.SIZE);
    }
    return bytes;
  }

  void write(StateOutput out) {
    carry();
    while (low < high && chunks[low] == 0) {
      low++;
    }
    out.writeUnsigned(zeroBits() / CHUNK_BITS);
    out.writeBytes(toBigInteger().toByteArray());
  }

  void read(StateInput in) {
    reset();
    long zeroChunks = in.readUnsigned();
    BigInteger value = new BigInteger(in.readBytes());
    int used = value.abs().bitLength() / CHUNK_BITS + 1;
    if (zeroChunks < 0 || zeroChunks > chunks.length - used) {
      throw new IllegalArgumentException("a sum in the state's bytes is too large");
    }
    low = (int) zeroChunks;
    high = low + used;
    BigInteger magnitude = value.abs();
    for (int i = low; i < high; i++) {
      chunks[i] = magnitude.longValue() & CHUNK_MASK;
      magnitude = magnitude.shiftRight(CHUNK_BITS);
    }
    if (value.signum() < 0) {
      negate();
    } else {
      carry();
    }
  }
}
