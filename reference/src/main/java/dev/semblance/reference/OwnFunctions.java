package dev.semblance.reference;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.function.FunctionLibrary;
import dev.semblance.compiler.function.LoadedFunction;
import dev.semblance.compiler.type.Type;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Functions that users have written in Java, called by reflection. */
final class OwnFunctions {
  private static final int LONGEST = 1 << 24;
  private static final int MICROS_PER_SECOND = 1_000_000;

  private OwnFunctions() {}

  static Object value(ScalarExpression.OwnCall call, List<Object> arguments) {
    Object[] values = new Object[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      if (arguments.get(i) == null && !call.function().parameters().get(i).nullAllowed()) {
        return null;
      }
      values[i] = given(call.function().parameters().get(i).type(), arguments.get(i));
    }
    LoadedFunction loaded = FunctionLibrary.require(call.function());
    try {
      return taken(call.type(), loaded.method().invoke(loaded.provider(), values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(loaded.place() + " cannot be called", e);
    }
  }

  private static Object given(Type type, Object value) {
    if (value instanceof Long micros && type.is(Type.Kind.TIMESTAMP)) {
      return Instant.ofEpochSecond(
          Math.floorDiv(micros, MICROS_PER_SECOND),
          Math.floorMod(micros, MICROS_PER_SECOND) * 1_000L);
    }
    if (value instanceof Long micros && type.is(Type.Kind.DURATION)) {
      return Duration.ofSeconds(micros / MICROS_PER_SECOND, micros % MICROS_PER_SECOND * 1_000L);
    }
    return value instanceof List<?> list ? List.copyOf(list) : value;
  }

  /** A result as a value of the language; null where it is none. */
  private static Object taken(Type type, Object result) {
    if (result instanceof Double number) {
      return Exact.finite(number);
    }
    if (result instanceof BigDecimal number) {
      return decimal(type, number);
    }
    if (result instanceof String text) {
      boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
      return whole && text.length() <= LONGEST ? text : null;
    }
    if (result instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(taken(type.element().orElseThrow(), item)));
      return items.contains(null) ? null : items;
    }
    return result;
  }

  private static BigDecimal decimal(Type type, BigDecimal result) {
    BigDecimal limit = new BigDecimal(BigInteger.ONE, type.scale() - type.precision());
    if (result.abs().compareTo(limit) >= 0) {
      return null;
    }
    BigDecimal least = new BigDecimal(BigInteger.ONE, type.scale() + 2);
    BigDecimal rounded =
        result.abs().compareTo(least) < 0
            ? BigDecimal.ZERO.setScale(type.scale())
            : result.setScale(type.scale(), RoundingMode.HALF_EVEN);
    return rounded.abs().compareTo(limit) < 0 ? rounded : null;
  }
}
