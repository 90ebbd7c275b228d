package dev.semblance.reference;

import dev.semblance.compiler.expression.HyperLogLogCurve;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The composite estimate of Apache DataSketches for a sketch of 4096 registers: from all values at
 * once, so that no order can show.
 */
final class HyperLogLog {
  private static final int K = 4096;
  private static final int MOST_COUPONS = 384;

  /** An address of 26 bits, and one more than the zeros that the rest of the hash begins with. */
  private record Coupon(long address, int draw) implements Comparable<Coupon> {
    @Override
    public int compareTo(Coupon other) {
      int byAddress = Long.compare(address, other.address);
      return byAddress != 0 ? byAddress : Integer.compare(draw, other.draw);
    }
  }

  private HyperLogLog() {}

  /** About how many of the values, which are of one type, differ. */
  static long estimate(List<Object> values) {
    Set<Coupon> coupons = new TreeSet<>();
    values.forEach(value -> coupons.add(coupon(encoded(value))));
    return coupons.size() <= MOST_COUPONS ? coupons.size() : Math.round(estimate(coupons));
  }

  private static double estimate(Set<Coupon> coupons) {
    int[] registers = new int[K];
    for (Coupon coupon : coupons) {
      int register = (int) (coupon.address() % K);
      registers[register] = Math.max(registers[register], coupon.draw());
    }
    double sum = Arrays.stream(registers).mapToDouble(draw -> 1.0 / (1L << draw)).sum();
    double raw = 0.7213 / (1.0 + 1.079 / K) * K * K / sum;
    int last = HyperLogLogCurve.points() - 1;
    double greatest = HyperLogLogCurve.raw(last);
    if (raw > greatest) {
      return raw * (last * HyperLogLogCurve.STEP / greatest);
    }
    double adjusted = raw < HyperLogLogCurve.raw(0) ? 0.0 : onCurve(raw, last);
    if (adjusted > 3.0 * K) {
      return adjusted;
    }
    long unhit = Arrays.stream(registers).filter(draw -> draw == 0).count();
    double linear = linear(unhit);
    return (adjusted + linear) / 2.0 > 0.64 * K ? adjusted : linear;
  }

  /** How many throws leave so many of K urns empty, as the collector of coupons knows. */
  private static double linear(long unhit) {
    if (unhit == 0) {
      return K * StrictMath.log(2.0 * K);
    }
    double sum = 0.0;
    for (long i = K; i > unhit; i--) {
      sum += 1.0 / i;
    }
    return K * sum;
  }

  /** Lagrange's cubic through two points on each side, or through the four at an end. */
  private static double onCurve(double raw, int last) {
    int above = 1;
    while (above < last && HyperLogLogCurve.raw(above) <= raw) {
      above++;
    }
    int from = Math.min(Math.max(above - 2, 0), last - 3);
    double value = 0.0;
    for (int i = from; i <= from + 3; i++) {
      double term = i * HyperLogLogCurve.STEP;
      for (int j = from; j <= from + 3; j++) {
        if (i != j) {
          double other = HyperLogLogCurve.raw(j);
          term *= (raw - other) / (HyperLogLogCurve.raw(i) - other);
        }
      }
      value += term;
    }
    return value;
  }

  /** Numbers and truths as 8 bytes, the low ones first; texts and decimals as their own bytes. */
  private static byte[] encoded(Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? new byte[] {-1} : text.getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.unscaledValue().toByteArray();
    }
    long bits;
    if (value instanceof Boolean truth) {
      bits = truth ? 1 : 0;
    } else {
      bits = value instanceof Double number ? Double.doubleToLongBits(number) : (Long) value;
    }
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array();
  }

  /** By MurmurHash3 of 128 bits, seed 9001. */
  private static Coupon coupon(byte[] bytes) {
    int blocks = bytes.length / 16;
    ByteBuffer padded =
        ByteBuffer.wrap(Arrays.copyOf(bytes, 16 * blocks + 16)).order(ByteOrder.LITTLE_ENDIAN);
    long h1 = 9001;
    long h2 = 9001;
    for (int block = 0; block <= blocks; block++) {
      long k1 = padded.getLong() * 0x87c37b91114253d5L;
      long k2 = padded.getLong() * 0x4cf5ad432745937fL;
      h1 ^= Long.rotateLeft(k1, 31) * 0x4cf5ad432745937fL;
      if (block < blocks) {
        h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      }
      h2 ^= Long.rotateLeft(k2, 33) * 0x87c37b91114253d5L;
      if (block < blocks) {
        h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
      }
    }
    h1 ^= bytes.length;
    h2 ^= bytes.length;
    h1 += h2;
    h2 += h1;
    h1 = finished(h1);
    h2 = finished(h2);
    h1 += h2;
    h2 += h1;
    int draw = Math.min(Long.numberOfLeadingZeros(h2), 62) + 1;
    return new Coupon(h1 & (1 << 26) - 1, draw);
  }

  private static long finished(long hash) {
    long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
