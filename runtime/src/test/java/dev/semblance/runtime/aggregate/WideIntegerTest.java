package dev.semblance.runtime.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A wide integer is a big integer that stays in place. */
class WideIntegerTest {

  @Property
  void addsLongs(@ForAll("longs") List<Long> added, @ForAll("longs") List<Long> gone) {
    WideInteger sum = new WideInteger(WideInteger.LIMBS_FOR_LONGS);
    BigInteger expected = BigInteger.ZERO;
    for (long value : added) {
      sum.add(value);
      expected = expected.add(BigInteger.valueOf(value));
    }
    for (long value : gone) {
      sum.subtract(value);
      expected = expected.subtract(BigInteger.valueOf(value));
    }
    assertThat(sum.toBigInteger()).isEqualTo(expected);
    assertThat(sum.fitsLong()).isEqualTo(expected.bitLength() < Long.SIZE);
  }

  @Property
  void addsWhatIsWiderThanALimb(@ForAll("wide") List<BigInteger> added) {
    WideInteger sum = new WideInteger(WideInteger.LIMBS_FOR_DECIMALS);
    BigInteger expected = BigInteger.ZERO;
    for (BigInteger value : added) {
      sum.add(value);
      sum.add(sum);
      sum.subtract(value.shiftRight(3));
      expected = expected.add(value).shiftLeft(1).subtract(value.shiftRight(3));
    }
    assertThat(sum.toBigInteger()).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Long>> longs() {
    return Arbitraries.oneOf(
            Arbitraries.longs(), Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L, 1L))
        .list()
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<BigInteger>> wide() {
    BigInteger limit = BigInteger.ONE.shiftLeft(127);
    return Arbitraries.bigIntegers().between(limit.negate(), limit).list().ofMaxSize(20);
  }
}
