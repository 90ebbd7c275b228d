package dev.semblance.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Arithmetic against an obvious computation with numbers of any size. */
class ExactnessPropertyTest {

  @Property
  void intsAreExactOrNull(@ForAll long left, @ForAll long right) {
    BigInteger l = BigInteger.valueOf(left);
    BigInteger r = BigInteger.valueOf(right);
    assertInt(Operator.ADD, left, right, l.add(r));
    assertInt(Operator.SUBTRACT, left, right, l.subtract(r));
    assertInt(Operator.MULTIPLY, left, right, l.multiply(r));
    assertInt(Operator.REMAINDER, left, right, right == 0 ? null : l.remainder(r));
  }

  /** Products that just fit, or just do not, are rare among random longs. */
  @Property
  void smallIntsAreExactOrNull(@ForAll int left, @ForAll long right) {
    intsAreExactOrNull(left, right >> 30);
  }

  private static void assertInt(Operator operator, long left, long right, BigInteger exact) {
    Long expected = exact == null || exact.bitLength() > 63 ? null : (Long) exact.longValue();
    List<Operand> operands = List.of(Operand.of(left), Operand.of(right));
    assertThat(Evaluation.ofRow(operator, Type.INT, operands)).isEqualTo(expected);
  }

  @Property(tries = 3_000)
  void decimalsAreExactOrNull(@ForAll long seed) {
    RandomValues values = new RandomValues(seed);
    Type leftType = decimalType(values);
    Type rightType = decimalType(values);
    BigDecimal l = values.decimalValue(leftType.precision(), leftType.scale());
    BigDecimal r = values.decimalValue(rightType.precision(), rightType.scale());
    List<Operand> operands = List.of(new Operand(leftType, l), new Operand(rightType, r));
    Type sum = RandomCalls.sumType(leftType, rightType);
    assertDecimal(Operator.ADD, sum, operands, l.add(r));
    assertDecimal(Operator.SUBTRACT, sum, operands, l.subtract(r));
    assertDecimal(Operator.REMAINDER, sum, operands, r.signum() == 0 ? null : l.remainder(r));
    if (leftType.scale() + rightType.scale() <= Type.MAX_PRECISION) {
      Type product = RandomCalls.productType(leftType, rightType);
      assertDecimal(Operator.MULTIPLY, product, operands, l.multiply(r));
    }
    int comparison = l.compareTo(r);
    assertThat(Evaluation.ofRow(Operator.LESS, Type.BOOL, operands)).isEqualTo(comparison < 0);
    assertThat(Evaluation.ofRow(Operator.EQUAL, Type.BOOL, operands)).isEqualTo(comparison == 0);
    assertThat(Evaluation.ofConstants(Operator.GREATER, Type.BOOL, operands))
        .isEqualTo(comparison > 0);
  }

  private static void assertDecimal(
      Operator operator, Type type, List<Operand> operands, BigDecimal exact) {
    BigDecimal expected = exact == null ? null : exact.setScale(type.scale());
    if (expected != null && expected.precision() > type.precision()) {
      expected = null;
    }
    assertThat(Evaluation.ofRow(operator, type, operands))
        .as("%s%s", operator, operands)
        .isEqualTo(expected);
  }

  private static Type decimalType(RandomValues values) {
    int precision = 1 + values.random().nextInt(Type.MAX_PRECISION);
    return Type.decimal(precision, values.random().nextInt(precision + 1));
  }

  @Property(tries = 3_000)
  void aDecimalBecomesTheNearestDouble(@ForAll long seed) {
    RandomValues values = new RandomValues(seed);
    Type type = decimalType(values);
    BigDecimal exact = values.decimalValue(type.precision(), type.scale());
    double nearest =
        (Double)
            Evaluation.ofRow(Operator.TO_DOUBLE, Type.DOUBLE, List.of(new Operand(type, exact)));
    BigDecimal distance = exact.subtract(new BigDecimal(nearest)).abs();
    for (double other : new double[] {Math.nextUp(nearest), Math.nextDown(nearest)}) {
      int comparison = distance.compareTo(exact.subtract(new BigDecimal(other)).abs());
      boolean even = (Double.doubleToLongBits(nearest) & 1) == 0;
      assertThat(comparison < 0 || (comparison == 0 && even)).as("%s", exact).isTrue();
    }
  }

  @Property(tries = 3_000)
  void roundsTheExactValueOfADouble(
      @ForAll long seed, @ForAll @IntRange(min = -10, max = 25) int digits) {
    double x = (Double) new RandomValues(seed).value(Type.DOUBLE);
    assertRounded(x, digits);
  }

  /** Doubles around decimal ties, where one wrong bit changes the answer. */
  @Property(tries = 3_000)
  void roundsNextToTies(
      @ForAll int steps,
      @ForAll @IntRange(min = 0, max = 15) int digits,
      @ForAll @IntRange(min = -2, max = 2) int offBy) {
    double tie =
        BigDecimal.valueOf(steps).add(new BigDecimal("0.5")).movePointLeft(digits).doubleValue();
    assertRounded(tie + offBy * Math.ulp(tie), digits);
  }

  private static void assertRounded(double x, int digits) {
    BigDecimal rounded = new BigDecimal(x).setScale(digits, RoundingMode.HALF_UP);
    double nearest = Double.parseDouble(rounded.toString());
    OperatorCase.expect(
            Operator.ROUND,
            Type.DOUBLE,
            Double.isInfinite(nearest) ? null : (Double) (nearest + 0.0),
            x,
            (long) digits)
        .check();
  }

  @Property
  void roundsIntsAsExactNumbers(@ForAll long x, @ForAll @IntRange(min = -21, max = 1) int digits) {
    BigInteger rounded =
        BigDecimal.valueOf(x).setScale(Math.min(0, digits), RoundingMode.HALF_UP).toBigInteger();
    Long expected = rounded.bitLength() > 63 ? null : (Long) rounded.longValue();
    OperatorCase.expect(Operator.ROUND, Type.INT, expected, x, (long) digits).check();
  }

  @Property(tries = 3_000)
  void roundsDecimalsAsExactNumbers(
      @ForAll long seed, @ForAll @IntRange(min = -40, max = 40) int digits) {
    RandomValues values = new RandomValues(seed);
    Type type = decimalType(values);
    BigDecimal exact = values.decimalValue(type.precision(), type.scale());
    BigDecimal expected =
        exact.setScale(Math.min(digits, type.scale()), RoundingMode.HALF_UP).setScale(type.scale());
    OperatorCase.expect(
            Operator.ROUND,
            type,
            expected.precision() > type.precision() ? null : expected,
            new Operand(type, exact),
            (long) digits)
        .check();
  }

  @Property(tries = 3_000)
  void readsADecimalAsItIsWritten(
      @ForAll long seed,
      @ForAll @IntRange(min = -60, max = 60) int writtenScale,
      @ForAll @IntRange(min = 1, max = 60) int digits) {
    RandomValues values = new RandomValues(seed);
    BigDecimal written = values.decimalValue(digits, writtenScale);
    Type type = decimalType(values);
    BigDecimal rounded = written.setScale(type.scale(), RoundingMode.HALF_EVEN);
    BigDecimal expected = rounded.precision() > type.precision() ? null : rounded;
    for (String text : List.of(written.toString(), written.toPlainString())) {
      OperatorCase.expect(Operator.TO_DECIMAL, type, expected, text).check();
    }
  }

  @Property
  void readsAnIntAsItIsWritten(@ForAll BigInteger number) {
    Long expected = number.bitLength() > 63 ? null : (Long) number.longValue();
    OperatorCase.expect(Operator.TO_INT, Type.INT, expected, number.toString()).check();
  }
}
