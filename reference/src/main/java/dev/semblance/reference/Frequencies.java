package dev.semblance.reference;

import static dev.semblance.reference.data.Values.ORDER;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * How often different values occur.
 *
 * @param counts one for each value
 */
record Frequencies(Collection<Long> counts) {
  static Frequencies of(List<Object> values) {
    TreeMap<Object, Long> counts = new TreeMap<>(ORDER);
    values.forEach(value -> counts.merge(value, 1L, Long::sum));
    return new Frequencies(counts.values());
  }

  /**
   * Shannon's, in bits: {@code log2(n) - Σ c log2(c) / n}, the double terms summed without error;
   * null without values.
   */
  Double entropy() {
    if (counts.size() < 2) {
      return counts.isEmpty() ? null : 0.0;
    }
    double n = counts.stream().mapToLong(Long::longValue).sum();
    BigDecimal terms =
        counts.stream()
            .map(c -> new BigDecimal(c * log2(c)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return log2(n) - Exact.nearestDouble(terms) / n;
  }

  /** {@code e + ln(m) / ln(2)} of {@code m 2^e} with m from 1 to below 2. */
  private static double log2(double number) {
    double mantissa = number;
    int exponent = 0;
    while (mantissa >= 2.0) {
      mantissa /= 2.0;
      exponent++;
    }
    return exponent + StrictMath.log(mantissa) / StrictMath.log(2.0);
  }
}
