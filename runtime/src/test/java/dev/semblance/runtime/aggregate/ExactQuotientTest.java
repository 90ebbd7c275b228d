package dev.semblance.runtime.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Quotients are rounded once, to nearest even, over the whole range of double. */
class ExactQuotientTest {

  static Stream<Arguments> quotients() {
    long odd = (1L << 53) + 1;
    return Stream.of(
        Arguments.of(0, 7, 0, 0.0),
        Arguments.of(1, 3, 0, 1.0 / 3),
        Arguments.of(odd, 1, 0, 0x1p53),
        Arguments.of(odd + 2, 1, 0, 0x1p53 + 4),
        Arguments.of(2 * odd + 1, 2, 0, 0x1p53 + 2),
        Arguments.of(1, 1, -1074, Double.MIN_VALUE),
        Arguments.of(1, 2, -1074, 0.0),
        Arguments.of(3, 2, -1074, 2 * Double.MIN_VALUE),
        Arguments.of(1000001, 2000000, -1074, Double.MIN_VALUE),
        Arguments.of(1, 1, -2000, 0.0),
        Arguments.of(1, 1, 1023, 0x1p1023),
        Arguments.of(1, 1, 1024, Double.POSITIVE_INFINITY),
        Arguments.of((1L << 54) - 1, 1, 970, Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest(name = "{0} / {1} * 2^{2}")
  @MethodSource("quotients")
  void roundsOnce(long numerator, long denominator, int exponent, double expected) {
    double quotient =
        ExactQuotient.toDouble(
            BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), exponent);
    assertThat(quotient).isEqualTo(expected);
  }
}
