package dev.semblance.runtime.record;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals of a declared precision and scale, never rounded. */
final class DecimalFit {
  private DecimalFit() {}

  /**
   * The value at the declared scale; null if it has more digits on either side of the point. Safe
   * for any exponent: nothing is computed with digits that the text does not have.
   */
  static BigDecimal fit(BigDecimal value, int precision, int scale) {
    if (value.signum() == 0) {
      return BigDecimal.valueOf(0, scale);
    }
    long integerDigits = (long) value.precision() - value.scale();
    long droppedDigits = (long) value.scale() - scale;
    if (integerDigits > precision - scale || droppedDigits >= value.precision()) {
      return null;
    }
    if (droppedDigits <= 0) {
      return value.setScale(scale);
    }
    BigDecimal cut = value.setScale(scale, RoundingMode.DOWN);
    return cut.compareTo(value) == 0 ? cut : null;
  }
}
