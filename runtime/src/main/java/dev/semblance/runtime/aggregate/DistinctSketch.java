package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.expression.HyperLogLogCurve;
import java.util.Arrays;

/**
 * A HyperLogLog sketch of 4096 registers that forgets the order of what it has seen, with the
 * composite estimate of Apache DataSketches ({@code HllSketch.getCompositeEstimate}, lgK 12): each
 * value is a coupon of 32 bits, drawn by its hash. Up to 384 different coupons are kept and counted
 * one by one; from then on each register keeps the greatest that fell to it. What is kept depends
 * only on which coupons came, so that sketches merge without a trace.
 */
final class DistinctSketch {
  private static final int REGISTERS = 4096;
  private static final int MOST_COUPONS = 384;
  private static final int ADDRESS_BITS = 26;
  private static final int GREATEST = 63;
  private static final int FIRST_COUPONS = 8;
  private static final double CORRECTION = 0.7213 / (1.0 + 1.079 / REGISTERS);
  private static final double CROSSOVER = 0.64 * REGISTERS;

  /** Values of small registers and of great ones are summed apart, so that both sums are exact. */
  private static final int GREAT = 32;

  /** The sums 1 + 1/2 + ... + 1/n. */
  private static final double[] HARMONIC = harmonicNumbers();

  /** The different coupons, ascending; not used once there are registers. */
  private int[] coupons = new int[FIRST_COUPONS];

  private int count;

  /** Null until there are too many coupons. */
  private byte[] registers;

  private int zeros;
  private double smallSum;
  private double greatSum;

  private static double[] harmonicNumbers() {
    double[] numbers = new double[REGISTERS + 1];
    for (int i = 1; i <= REGISTERS; i++) {
      numbers[i] = numbers[i - 1] + 1.0 / i;
    }
    return numbers;
  }

  /** The coupon of a value by its hash: 26 bits of address, and 6 of a geometric draw. */
  static int coupon(MurmurHash hash) {
    int address = (int) hash.first() & (1 << ADDRESS_BITS) - 1;
    int draw = Math.min(Long.numberOfLeadingZeros(hash.second()), GREATEST - 1) + 1;
    return draw << ADDRESS_BITS | address;
  }

  void add(int coupon) {
    if (registers != null) {
      raise(coupon & REGISTERS - 1, coupon >>> ADDRESS_BITS);
      return;
    }
    int place = Arrays.binarySearch(coupons, 0, count, coupon);
    if (place >= 0) {
      return;
    }
    if (count == MOST_COUPONS) {
      useRegisters();
      add(coupon);
      return;
    }
    if (count == coupons.length) {
      coupons = Arrays.copyOf(coupons, count * 2);
    }
    System.arraycopy(coupons, -1 - place, coupons, -place, count + 1 + place);
    coupons[-1 - place] = coupon;
    count++;
  }

  private void useRegisters() {
    registers = new byte[REGISTERS];
    zeros = REGISTERS;
    smallSum = REGISTERS;
    greatSum = 0.0;
    for (int i = 0; i < count; i++) {
      raise(coupons[i] & REGISTERS - 1, coupons[i] >>> ADDRESS_BITS);
    }
    coupons = new int[FIRST_COUPONS];
    count = 0;
  }

  private void raise(int register, int value) {
    if (value > registers[register]) {
      set(register, value);
    }
  }

  private void set(int register, int value) {
    weigh(registers[register], -1);
    registers[register] = (byte) value;
    weigh(value, 1);
  }

  private void weigh(int value, int times) {
    zeros += value == 0 ? times : 0;
    double weight = times * Math.scalb(1.0, -value);
    if (value < GREAT) {
      smallSum += weight;
    } else {
      greatSum += weight;
    }
  }

  void addAll(DistinctSketch other) {
    for (int i = 0; i < other.count; i++) {
      add(other.coupons[i]);
    }
    if (other.registers == null) {
      return;
    }
    if (registers == null) {
      useRegisters();
    }
    for (int i = 0; i < REGISTERS; i++) {
      raise(i, other.registers[i]);
    }
  }

  /** About how many different values there are. */
  long estimate() {
    return registers == null ? count : Math.round(compositeEstimate());
  }

  /** The same, as if another coupon had been added. */
  long estimateWith(int coupon) {
    if (registers != null) {
      int register = coupon & REGISTERS - 1;
      int value = registers[register];
      add(coupon);
      long estimate = estimate();
      set(register, value);
      return estimate;
    }
    if (Arrays.binarySearch(coupons, 0, count, coupon) >= 0) {
      return count;
    }
    if (count < MOST_COUPONS) {
      return count + 1L;
    }
    DistinctSketch larger = new DistinctSketch();
    larger.addAll(this);
    larger.add(coupon);
    return larger.estimate();
  }

  private double compositeEstimate() {
    double raw = CORRECTION * REGISTERS * REGISTERS / (smallSum + greatSum);
    int last = HyperLogLogCurve.points() - 1;
    if (raw < HyperLogLogCurve.raw(0)) {
      return 0.0;
    }
    if (raw > HyperLogLogCurve.raw(last)) {
      return raw * ((double) HyperLogLogCurve.STEP * last / HyperLogLogCurve.raw(last));
    }
    double adjusted = onCurve(raw, last);
    if (adjusted > 3 * REGISTERS) {
      return adjusted;
    }
    double linear =
        zeros == 0
            ? REGISTERS * StrictMath.log(REGISTERS / 0.5)
            : REGISTERS * (HARMONIC[REGISTERS] - HARMONIC[zeros]);
    return (adjusted + linear) / 2.0 > CROSSOVER ? adjusted : linear;
  }

  private static double onCurve(double raw, int last) {
    int below = 0;
    while (below < last - 1 && HyperLogLogCurve.raw(below + 1) <= raw) {
      below++;
    }
    int from = Math.max(0, Math.min(below - 1, last - 3));
    double result = 0.0;
    for (int i = from; i < from + 4; i++) {
      double over = HyperLogLogCurve.STEP * i;
      double under = 1.0;
      for (int j = from; j < from + 4; j++) {
        if (j != i) {
          over *= raw - HyperLogLogCurve.raw(j);
          under *= HyperLogLogCurve.raw(i) - HyperLogLogCurve.raw(j);
        }
      }
      result += over / under;
    }
    return result;
  }

  void reset() {
    if (coupons.length > StateMemory.KEPT_ENTRIES) {
      coupons = new int[FIRST_COUPONS];
    }
    count = 0;
    registers = null;
  }

  void write(StateOutput out) {
    out.writeBoolean(registers != null);
    if (registers != null) {
      for (byte register : registers) {
        out.writeByte(register);
      }
      return;
    }
    out.writeUnsigned(count);
    for (int i = 0; i < count; i++) {
      out.writeUnsigned(Integer.toUnsignedLong(coupons[i]));
    }
  }

  void read(StateInput in) {
    reset();
    if (!in.readBoolean()) {
      for (int left = in.readCount(); left > 0; left--) {
        add((int) in.readUnsigned());
      }
      return;
    }
    useRegisters();
    for (int i = 0; i < REGISTERS; i++) {
      raise(i, in.readByte() & GREATEST);
    }
  }
}
