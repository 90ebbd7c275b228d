package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Values as data has them: few and repeated, or at the far ends of their type. */
final class TestValues {
  private TestValues() {}

  /** Non-null values of the form that {@code ColumnVector.value} gives. */
  static Arbitrary<Object> of(Type type) {
    return switch (type.kind()) {
      case BOOL -> Arbitraries.of(true, false).map(Object.class::cast);
      case INT, TIMESTAMP, DURATION -> longs().map(Object.class::cast);
      case DOUBLE -> doubles().map(Object.class::cast);
      case DECIMAL -> decimals(type).map(Object.class::cast);
      case STRING -> strings().map(Object.class::cast);
      case LIST -> of(type.element().orElseThrow()).list().ofMaxSize(2).map(Object.class::cast);
      case MAP -> throw new AssertionError("no aggregate takes maps");
    };
  }

  private static Arbitrary<Long> longs() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-3, 3),
        Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, 1L << 32, 1L << 62),
        Arbitraries.longs());
  }

  private static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.of(0.0, 1.0, -1.0, 0.1, 0.2, 0.5, 3.25, 1e16, -1e16),
        Arbitraries.of(
            Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 5e-320, 1e-308, 1e-160),
        Arbitraries.of(Double.MAX_VALUE, -Double.MAX_VALUE, 1e308, -1e308, 1.7e154, 0x1p1023),
        Arbitraries.randomValue(
            random -> {
              double value = Double.longBitsToDouble(random.nextLong());
              return Double.isFinite(value) ? value + 0.0 : 1.5;
            }));
  }

  private static Arbitrary<BigDecimal> decimals(Type type) {
    BigInteger limit = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
    return Arbitraries.oneOf(
            Arbitraries.bigIntegers().between(BigInteger.valueOf(-3), BigInteger.valueOf(3)),
            Arbitraries.of(limit, limit.negate(), limit.subtract(BigInteger.ONE)),
            Arbitraries.bigIntegers().between(limit.negate(), limit))
        .map(unscaled -> new BigDecimal(unscaled, type.scale()));
  }

  /** U+FFFF comes before U+1F600 by code point, and after its first half as a {@code char}. */
  private static Arbitrary<String> strings() {
    return Arbitraries.of("", "a", "ab", "b", "A", "\u00e9", "\uffff", "\ud83d\ude00", "a\uffffb");
  }
}
