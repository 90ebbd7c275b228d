package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.List;

/** A typed value that a test hands to an operator; a null value is null. */
record Operand(Type type, Object value) {

  /** An operand as it is, or the value with the type that its Java class suggests. */
  static Operand of(Object value) {
    if (value instanceof Operand operand) {
      return operand;
    }
    return new Operand(typeOf(value), value);
  }

  private static Type typeOf(Object value) {
    if (value instanceof Boolean) {
      return Type.BOOL;
    }
    if (value instanceof Long) {
      return Type.INT;
    }
    if (value instanceof Double) {
      return Type.DOUBLE;
    }
    if (value instanceof String) {
      return Type.STRING;
    }
    if (value instanceof List<?> list) {
      return Type.listOf(typeOf(list.get(0)));
    }
    throw new IllegalArgumentException("say the type of " + value);
  }

  static Operand none(Type type) {
    return new Operand(type, null);
  }

  static Operand decimal(String text, int precision, int scale) {
    return new Operand(Type.decimal(precision, scale), new BigDecimal(text).setScale(scale));
  }

  static Operand timestamp(long micros) {
    return new Operand(Type.TIMESTAMP, micros);
  }

  static Operand duration(long micros) {
    return new Operand(Type.DURATION, micros);
  }

  @Override
  public String toString() {
    return value == null
        ? "null:" + type
        : value instanceof String ? "\"" + value + "\"" : "" + value;
  }
}
