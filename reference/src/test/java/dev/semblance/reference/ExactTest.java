package dev.semblance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If the reference rounded wrongly, every engine that rounds rightly would be called wrong. */
class ExactTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "-0.1",
        "1e22",
        "1e23",
        "9007199254740993",
        "9007199254740992.5",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "2.2250738585072014e-308",
        "2.2250738585072011e-308",
        "4.9e-324",
        "7.4e-324",
        "1e-323",
        "3.3333333333333333333333333333333333333e-310",
        "123456789012345678901234567890.12345678"
      })
  void roundsAsTheParserOfTextDoes(String text) {
    assertThat(Exact.nearestDouble(new BigDecimal(text))).isEqualTo(Double.parseDouble(text));
  }

  @Test
  void hasNoDoubleForWhatIsTooLarge() {
    // Halfway between the largest double and the next power of two.
    BigDecimal half = new BigDecimal(BigInteger.ONE.shiftLeft(1024).subtract(tie()));
    assertThat(Exact.nearestDouble(half)).isNull();
    assertThat(Exact.nearestDouble(half.subtract(BigDecimal.ONE))).isEqualTo(Double.MAX_VALUE);
  }

  private static BigInteger tie() {
    return BigInteger.ONE.shiftLeft(970);
  }

  @Test
  void roundsWhatIsTooSmallToZeroWithoutASign() {
    BigDecimal least = new BigDecimal(Double.MIN_VALUE).negate();
    Double zero = Exact.nearestDouble(least, BigInteger.TWO);
    assertThat(Double.doubleToRawLongBits(zero)).isZero();
    assertThat(Exact.nearestDouble(least.multiply(new BigDecimal("1.01")), BigInteger.TWO))
        .isEqualTo(-Double.MIN_VALUE);
  }

  @Test
  void dividesBeforeItRounds() {
    assertThat(Exact.nearestDouble(BigDecimal.ONE, BigInteger.valueOf(3))).isEqualTo(1.0 / 3.0);
    assertThat(Exact.nearestDouble(BigDecimal.valueOf(-2), BigInteger.valueOf(7)))
        .isEqualTo(-2.0 / 7.0);
  }
}
