package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.record.MapEntries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values of any type, those at the edges much more often than chance would have it. */
final class RandomValues {
  private static final long[] LONGS = {
    0,
    1,
    -1,
    2,
    7,
    10,
    -10,
    24,
    32,
    64,
    128,
    86_400_000_000L,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    Long.MAX_VALUE,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 53,
    (1L << 53) + 1
  };
  private static final double[] DOUBLES = {
    0.0,
    1,
    -1,
    0.5,
    -0.5,
    2.5,
    1e-9,
    90,
    -90,
    180,
    1e300,
    -1e300,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    0x1p63,
    -0x1p63,
    0x1p52,
    1.005
  };
  private static final String[] STRINGS = {
    "",
    "a",
    "A",
    "ab",
    "aba",
    " a ",
    "\u3000",
    "\u00df",
    "\u0130",
    "\uD83D\uDE00",
    "\uFF5E",
    "@",
    "a@b.c",
    "12",
    "-12",
    "1.5",
    "1e3",
    "1e999999999",
    "-0.0",
    ".5",
    "9223372036854775808",
    "1.2.3.4",
    "::1",
    "2001:db8::ffff:1",
    "::ffff:1.2.3.4",
    "1.2.3.400",
    "\0",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  };

  private final Random random;

  RandomValues(long seed) {
    this.random = new Random(seed);
  }

  Random random() {
    return random;
  }

  /** Null once in eight. */
  Operand operand(Type type) {
    return new Operand(type, random.nextInt(8) == 0 ? null : value(type));
  }

  Object value(Type type) {
    return switch (type.kind()) {
      case BOOL -> random.nextBoolean();
      case INT, TIMESTAMP, DURATION -> longValue();
      case DOUBLE -> doubleValue();
      case DECIMAL -> decimalValue(type.precision(), type.scale());
      case STRING -> STRINGS[random.nextInt(STRINGS.length)];
      case LIST -> list(type.element().orElseThrow(), random.nextInt(4));
      case MAP -> map(type.element().orElseThrow());
    };
  }

  List<Object> list(Type element, int size) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(value(element));
    }
    return List.copyOf(items);
  }

  private Map<String, Object> map(Type element) {
    MapEntries entries = new MapEntries();
    for (int i = random.nextInt(5); i > 0; i--) {
      entries.add(STRINGS[random.nextInt(STRINGS.length)], value(element));
    }
    return entries.toMap();
  }

  private long longValue() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextInt(200) - 100;
      case 2 -> random.nextLong() >> random.nextInt(64);
      default -> LONGS[random.nextInt(LONGS.length)];
    };
  }

  private double doubleValue() {
    double value =
        switch (random.nextInt(4)) {
          case 0 -> Double.longBitsToDouble(random.nextLong());
          case 1 -> random.nextInt(2_000) / 8.0 - 100;
          case 2 -> random.nextInt(200_000) / 1_000.0 - 100;
          default -> DOUBLES[random.nextInt(DOUBLES.length)];
        };
    return Double.isFinite(value) ? value + 0.0 : 0.25;
  }

  BigDecimal decimalValue(int precision, int scale) {
    int digits = 1 + random.nextInt(precision);
    BigInteger limit = BigInteger.TEN.pow(digits);
    BigInteger unscaled =
        switch (random.nextInt(4)) {
          case 0 -> limit.subtract(BigInteger.ONE);
          case 1 -> BigInteger.valueOf(random.nextInt(10));
          case 2 -> BigInteger.valueOf(5).multiply(BigInteger.TEN.pow(digits - 1));
          default -> new BigInteger(130, random).mod(limit);
        };
    return new BigDecimal(random.nextBoolean() ? unscaled.negate() : unscaled, scale);
  }
}
