package dev.semblance.cli;

import dev.semblance.compiler.type.Type;
import dev.semblance.reference.why.Named;
import dev.semblance.reference.why.Occurrence;
import dev.semblance.reference.why.Part;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Values in full, for people. */
final class WhyValues {
  private WhyValues() {}

  /** On one line. */
  static String text(Named named) {
    return raw(named).replaceAll("\\p{Cntrl}", " ");
  }

  /** {@code card = c1, shop = 7}. */
  static String pairs(List<Named> all) {
    return all.stream()
        .map(named -> named.name() + " = " + text(named))
        .collect(Collectors.joining(", "));
  }

  /** {@code charge 7}. */
  static String text(Occurrence occurrence) {
    return occurrence.event()
        + " "
        + occurrence.id().stream().map(WhyValues::text).collect(Collectors.joining(","));
  }

  /** As it would be named on a command line. */
  static String raw(Named named) {
    return raw(named.type(), named.value());
  }

  private static String raw(Type type, Object value) {
    if (value == null) {
      return "null";
    }
    return switch (type.kind()) {
      case TIMESTAMP -> instant((Long) value);
      case DURATION -> duration((Long) value);
      case DECIMAL -> ((BigDecimal) value).toPlainString();
      case LIST ->
          ((List<?>) value)
              .stream()
                  .map(item -> raw(type.element().orElseThrow(), item))
                  .collect(Collectors.joining(", ", "[", "]"));
      case MAP ->
          ((Map<?, ?>) value)
              .entrySet().stream()
                  .map(
                      entry ->
                          entry.getKey()
                              + ": "
                              + raw(type.element().orElseThrow(), entry.getValue()))
                  .collect(Collectors.joining(", ", "{", "}"));
      case BOOL, INT, DOUBLE, STRING -> value.toString();
    };
  }

  static String instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  /** {@code 1h22m3.5s}. */
  private static String duration(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS)
        .toString()
        .substring("PT".length())
        .toLowerCase(Locale.ROOT);
  }

  /** The time that is covered, in words. */
  static String text(Part.Span span) {
    String end = (span.toIncluded() ? "up to " : "until before ") + instant(span.to());
    return span.from().isEmpty() ? end : "from " + instant(span.from().getAsLong()) + " " + end;
  }
}
