package dev.semblance.spark.verify.read;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import dev.semblance.runtime.expression.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A cell's value.
 *
 * @param value Boolean, Long, Double, BigDecimal, String, a List of cells; null for none
 */
public record Cell(CellKind kind, Object value) {
  private static final Cell NULL = new Cell(CellKind.NULL, null);
  private static final Cell ABSENT = new Cell(CellKind.ABSENT, null);

  static Cell ofNull() {
    return NULL;
  }

  static Cell absent() {
    return ABSENT;
  }

  /** Whether there is no value. */
  public boolean isEmpty() {
    return kind == CellKind.NULL || kind == CellKind.ABSENT;
  }

  /** The value as exact text, by which values of one kind can be told apart. */
  public String text() {
    return switch (kind) {
      case NULL -> "null";
      case ABSENT -> "absent";
      case FOREIGN -> visible((String) value);
      case STRING -> quoted((String) value);
      case BOOL, INT -> value.toString();
      // Not the JVM's own text, which became the shortest one only in later versions.
      case DOUBLE -> NumberOutput.toString((Double) value, true);
      case DECIMAL -> ((BigDecimal) value).toPlainString();
      case TIMESTAMP -> TimeText.timestamp((Long) value);
      case DURATION -> Duration.of((Long) value, ChronoUnit.MICROS).toString();
      case LIST -> cells().stream().map(Cell::text).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  private static String quoted(String text) {
    return '"' + visible(new String(JsonStringEncoder.getInstance().quoteAsString(text))) + '"';
  }

  /** The text with control characters spelled out, so that it cannot steer a terminal. */
  static String visible(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    for (char c : text.toCharArray()) {
      visible.append(
          Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04X", (int) c) : c);
    }
    return visible.toString();
  }

  @SuppressWarnings("unchecked") // A list cell holds cells.
  private List<Cell> cells() {
    return (List<Cell>) value;
  }

  /** The value as the engines' doors have it: a list of values where this is a list. */
  public Object plain() {
    return kind == CellKind.LIST ? cells().stream().map(Cell::plain).toList() : value;
  }

  /** A finite number as such; times and durations in microseconds. */
  public Optional<BigDecimal> number() {
    return switch (kind) {
      case INT, TIMESTAMP, DURATION -> Optional.of(BigDecimal.valueOf((Long) value));
      case DECIMAL -> Optional.of((BigDecimal) value);
      case DOUBLE ->
          Double.isFinite((Double) value)
              ? Optional.of(new BigDecimal((Double) value))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
