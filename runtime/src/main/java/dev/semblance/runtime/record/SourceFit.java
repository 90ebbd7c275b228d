package dev.semblance.runtime.record;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.record.SourceType.Kind;

/** Which types of columns a declared type can be read from, without guessing or rounding. */
final class SourceFit {
  private static final String ANY_ADVICE = "; correct the declaration, or convert the column";

  private SourceFit() {}

  /** Null if the type fits; else what may help, to be appended to the message. */
  static String advice(Type type, SourceType source, TimeFormat time) {
    if (type.is(Type.Kind.TIMESTAMP)) {
      return timeAdvice(source, time);
    }
    if (type.is(Type.Kind.LIST)) {
      return source.kind() == Kind.LIST
          ? advice(type.element().orElseThrow(), source.element(), time)
          : ANY_ADVICE;
    }
    if (type.is(Type.Kind.MAP)) {
      return source.kind() == Kind.MAP
          ? advice(type.element().orElseThrow(), source.element(), time)
          : ANY_ADVICE;
    }
    if (fits(type, source)) {
      return null;
    }
    boolean isRealForDecimal = type.is(Type.Kind.DECIMAL) && source.kind() == Kind.REAL;
    return isRealForDecimal ? "; declare the field as a double" : ANY_ADVICE;
  }

  private static boolean fits(Type type, SourceType source) {
    Kind kind = source.kind();
    return switch (type.kind()) {
      case BOOL -> kind == Kind.BOOLEAN;
      case INT -> kind == Kind.INTEGER || (kind == Kind.DECIMAL && source.scale() == 0);
      case DOUBLE -> kind == Kind.REAL || kind == Kind.INTEGER || kind == Kind.DECIMAL;
      case DECIMAL -> kind == Kind.DECIMAL || kind == Kind.INTEGER || kind == Kind.TEXT;
      case STRING -> kind == Kind.TEXT;
      case DURATION -> kind == Kind.DURATION || kind == Kind.INTEGER || kind == Kind.TEXT;
      case TIMESTAMP, LIST, MAP -> throw new IllegalArgumentException("asked elsewhere: " + type);
    };
  }

  private static String timeAdvice(SourceType source, TimeFormat time) {
    return switch (source.kind()) {
      case TIMESTAMP, LOCAL_TIMESTAMP, DATE, TEXT -> null;
      case INTEGER, REAL, DECIMAL ->
          time.unit() == null
              ? "; write `time: { unit: ms }` in the bindings, or s, us, ns, if it counts from 1970"
              : null;
      case BOOLEAN, DURATION, LIST, MAP, OTHER -> ANY_ADVICE;
    };
  }
}
