package dev.semblance.runtime.record;

import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random types and values of them, with a liking for what lies at the edges. */
final class RandomValues {
  private static final long[] LONGS = {
    0, 1, -1, 255, 256, -256, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, 1L << 32
  };
  private static final double[] DOUBLES = {
    0.0,
    1.0,
    -1.0,
    0.1,
    -0.1,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1e-300
  };
  private static final String[] PIECES = {
    "",
    "a",
    "b",
    "ab",
    "\0",
    "\u0001",
    "\u00ff",
    "\u0100",
    "\uffff",
    "\uE000",
    "\uD83D\uDE00",
    "z",
    "\"",
    ",",
    "\n",
    "\\"
  };
  private static final long YEAR_1 = -62_135_596_800_000_000L;
  private static final long YEAR_9999 = 253_402_300_799_999_999L;

  private final Random random;

  RandomValues(long seed) {
    this.random = new Random(seed);
  }

  Type scalarType() {
    return switch (random.nextInt(8)) {
      case 0 -> Type.BOOL;
      case 1 -> Type.INT;
      case 2 -> Type.DOUBLE;
      case 3 -> Type.decimal(random.nextBoolean() ? 12 : 18, random.nextInt(5));
      case 4 -> Type.decimal(38, random.nextInt(39));
      case 5 -> Type.TIMESTAMP;
      case 6 -> Type.DURATION;
      default -> Type.STRING;
    };
  }

  /** All but maps. */
  Type orderedType() {
    return random.nextInt(4) == 0 ? Type.listOf(scalarType()) : scalarType();
  }

  Type type() {
    return random.nextInt(6) == 0 ? Type.mapOf(scalarType()) : orderedType();
  }

  Object value(Type type) {
    return switch (type.kind()) {
      case BOOL -> random.nextBoolean();
      case INT, DURATION -> longValue();
      case TIMESTAMP -> Math.max(YEAR_1, Math.min(YEAR_9999, longValue()));
      case DOUBLE -> doubleValue();
      case DECIMAL -> decimal(type);
      case STRING -> string();
      case LIST -> list(type.element().orElseThrow());
      case MAP -> map(type.element().orElseThrow());
    };
  }

  /** One in {@code nulls} is null. */
  Object valueOrNull(Type type, int nulls) {
    return random.nextInt(nulls) == 0 ? null : value(type);
  }

  private long longValue() {
    return switch (random.nextInt(4)) {
      case 0 -> LONGS[random.nextInt(LONGS.length)];
      case 1 -> random.nextInt(7) - 3;
      case 2 -> random.nextLong() >> random.nextInt(64);
      default -> random.nextLong();
    };
  }

  private double doubleValue() {
    double value =
        random.nextBoolean()
            ? DOUBLES[random.nextInt(DOUBLES.length)]
            : Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value + 0.0 : 0.0;
  }

  private BigDecimal decimal(Type type) {
    BigInteger limit = BigInteger.TEN.pow(1 + random.nextInt(type.precision()));
    BigInteger unscaled = new BigInteger(limit.bitLength() + 8, random).mod(limit);
    return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
  }

  private String string() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private Map<String, Object> map(Type element) {
    MapEntries entries = new MapEntries();
    for (int i = random.nextInt(5); i > 0; i--) {
      entries.add(string(), value(element));
    }
    return entries.toMap();
  }

  private List<Object> list(Type element) {
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(value(element));
    }
    return List.copyOf(values);
  }
}
