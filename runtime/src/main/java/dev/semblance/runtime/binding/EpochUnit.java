package dev.semblance.runtime.binding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** What a number that stands for a moment counts, since 1970-01-01T00:00:00Z. */
public enum EpochUnit {
  S(6),
  MS(3),
  US(0),
  NS(-3);

  private static final long NANOS_IN_MICRO = 1_000;

  private final int decimalShift;

  EpochUnit(int decimalShift) {
    this.decimalShift = decimalShift;
  }

  /** The unit of that name in bindings: {@code s}, {@code ms}, {@code us} or {@code ns}. */
  public static Optional<EpochUnit> named(String name) {
    for (EpochUnit unit : values()) {
      if (unit.toString().equals(name)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /**
   * A whole number of units in microseconds; a part of a microsecond is cut towards the past.
   *
   * @throws ArithmeticException if it does not fit 64 bits
   */
  public long toMicros(long count) {
    return switch (this) {
      case S -> Math.multiplyExact(count, 1_000_000L);
      case MS -> Math.multiplyExact(count, 1_000L);
      case US -> count;
      case NS -> Math.floorDiv(count, NANOS_IN_MICRO);
    };
  }

  /**
   * A number of units, with a fraction, in microseconds; a part of a microsecond is cut towards the
   * past.
   *
   * @param count of a size that {@link BigDecimal} handles without harm: callers bound its exponent
   * @throws ArithmeticException if it does not fit 64 bits
   */
  public long toMicros(BigDecimal count) {
    return count.scaleByPowerOfTen(decimalShift).setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  /** As it is written in bindings. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
