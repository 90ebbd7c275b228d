package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.record.UnicodeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Boxed values of the language as Java sees them, and back. */
final class OwnFunctionValues {
  private OwnFunctionValues() {}

  /** What a parameter of that type is given. */
  static Object toJava(Type type, Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.kind()) {
      case TIMESTAMP -> Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS);
      case DURATION -> Duration.of((Long) value, ChronoUnit.MICROS);
      case LIST -> Collections.unmodifiableList((List<?>) value);
      default -> value;
    };
  }

  /** The value of the language that a result is; null for what is none. */
  static Object ofJava(Type type, Object result) {
    if (result == null) {
      return null;
    }
    return switch (type.kind()) {
      case DOUBLE -> ofDouble((Double) result);
      case DECIMAL -> ofDecimal(type, (BigDecimal) result);
      case STRING -> ofText((String) result);
      case LIST -> ofList(type.element().orElseThrow(), (List<?>) result);
      case BOOL -> (Boolean) result;
      case INT -> (Long) result;
      default -> throw new IllegalArgumentException("no function gives a " + type);
    };
  }

  private static Double ofDouble(double result) {
    // Adding zero turns -0.0 into 0.0.
    return Math.abs(result) <= Double.MAX_VALUE ? (Double) (result + 0.0) : null;
  }

  private static BigDecimal ofDecimal(Type type, BigDecimal result) {
    // Asked before anything is rounded: writing out 1E+1000000000 would take all memory.
    long whole = (long) result.precision() - result.scale();
    if (result.signum() == 0 || whole < -type.scale()) {
      return BigDecimal.ZERO.setScale(type.scale());
    }
    if (whole > type.precision() - type.scale()) {
      return null;
    }
    BigDecimal rounded = result.setScale(type.scale(), RoundingMode.HALF_EVEN);
    return rounded.precision() <= type.precision() ? rounded : null;
  }

  private static String ofText(String result) {
    return result.length() <= TextKernels.MAX_LENGTH && UnicodeText.isWellFormed(result)
        ? result
        : null;
  }

  /** A copy, as the function may keep and change its list; null if an element has no value. */
  private static List<Object> ofList(Type element, List<?> result) {
    List<Object> list = new ArrayList<>(result.size());
    for (Object item : result) {
      Object value = ofJava(element, item);
      if (value == null) {
        return null;
      }
      list.add(value);
    }
    return Collections.unmodifiableList(list);
  }
}
