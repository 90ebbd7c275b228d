package dev.semblance.runtime.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums that a running double would get wrong. */
class FixedPointSumTest {

  static Stream<Arguments> sums() {
    double ulp = 0x1p-52;
    double max = Double.MAX_VALUE;
    return Stream.of(
        sum("nothing", 0.0),
        sum("what cancels", 0.0, 1e308, -1e308),
        sum("never the negative zero", 0.0, -0.1, 0.1),
        sum("a small rest beside what cancels", 1e-300, 1e308, 1e-300, -1e308),
        sum("the least double", Double.MIN_VALUE, Double.MIN_VALUE),
        sum("subnormals add exactly", 3 * Double.MIN_VALUE, Double.MIN_VALUE, 1e-323),
        sum("up to the least normal", Double.MIN_NORMAL, 0x1p-1023, 0x1p-1023),
        sum("down to a subnormal", -Double.MIN_VALUE, 0x1p-1022, -0x1.0000000000001p-1022),
        sum("a tie goes to the even one below", 1.0, 1.0, ulp / 2),
        sum("a tie goes to the even one above", 1 + 2 * ulp, 1 + ulp, ulp / 2),
        sum("just above a tie", 1 + ulp, 1.0, ulp / 2, Double.MIN_VALUE),
        sum("just below a tie", 1.0, 1.0, ulp / 2, -Double.MIN_VALUE),
        sum("the same below zero", -1 - ulp, -1.0, -ulp / 2, -Double.MIN_VALUE),
        sum("rounding up to the next power", 2.0, 2 - ulp, ulp / 2),
        sum("beyond the greatest double", Double.POSITIVE_INFINITY, max, max),
        sum("below the least", Double.NEGATIVE_INFINITY, -max, -max),
        sum("out of range and back", max, max, max, -max),
        sum("half an ulp less than too large", max, max, 0x1p969),
        sum("half an ulp makes it too large", Double.POSITIVE_INFINITY, max, 0x1p970),
        sum("tenths", 1.0, 0.1, 0.2, 0.3, 0.4));
  }

  private static Arguments sum(String name, double expected, double... values) {
    return Arguments.of(name, expected, values);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sums")
  void roundsTheTrueSumOnce(String name, double expected, double[] values) {
    FixedPointSum sum = FixedPointSum.ofDoubles();
    for (double value : values) {
      sum.add(value);
    }
    assertThat(sum.toDouble()).isEqualTo(expected);
    assertThat(Double.doubleToRawLongBits(sum.toDouble()))
        .isEqualTo(Double.doubleToRawLongBits(expected));
    for (double value : values) {
      sum.subtract(value);
    }
    assertThat(sum.toDouble()).isZero();
  }

  @Test
  void squaresOfTheLeastAndTheGreatestStandSideBySide() {
    FixedPointSum squares = new FixedPointSum(2 * FixedPointSum.BITS_OF_DOUBLES);
    squares.addSquare(Double.MAX_VALUE, false);
    squares.addSquare(-Double.MIN_VALUE, false);
    BigInteger greatest =
        BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE).pow(2).shiftLeft(2 * 2045);
    BigInteger sum = squares.toBigInteger().shiftLeft(squares.zeroBits());
    assertThat(sum).isEqualTo(greatest.add(BigInteger.ONE));
    squares.addSquare(Double.MAX_VALUE, true);
    assertThat(squares.toBigInteger().shiftLeft(squares.zeroBits())).isEqualTo(BigInteger.ONE);
  }

  @Test
  void aLongRunOfEqualValuesCarries() {
    FixedPointSum sum = FixedPointSum.ofDoubles();
    int count = 3_000_000;
    for (int i = 0; i < count; i++) {
      sum.add(-0x1.fffffffffffffp31);
    }
    assertThat(sum.toDouble()).isEqualTo(-0x1.fffffffffffffp31 * count);
  }
}
