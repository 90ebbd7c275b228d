package dev.semblance.cli.test;

import dev.semblance.compiler.analysis.ResolvedTest;
import dev.semblance.compiler.expression.DurationText;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Values as they are written in tests, to the last digit. */
final class TestCells {
  private TestCells() {}

  /**
   * @param value of that type, or null
   */
  static String text(Type type, Object value) {
    if (value == null) {
      return "null";
    }
    return switch (type.kind()) {
      case BOOL, INT, DOUBLE -> value.toString();
      case DECIMAL -> ((BigDecimal) value).toPlainString();
      case STRING -> quoted((String) value);
      case TIMESTAMP -> moment((Long) value - ResolvedTest.START);
      case DURATION -> DurationText.of((Long) value);
      case LIST ->
          ((List<?>) value)
              .stream()
                  .map(item -> text(type.element().orElseThrow(), item))
                  .collect(Collectors.joining(", ", "[", "]"));
      case MAP -> throw new IllegalArgumentException("no column is a map");
    };
  }

  private static String moment(long offset) {
    return "@" + DurationText.of(offset);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
              } else if (Character.isISOControl(point)) {
                quoted.append("\\u{").append(Integer.toHexString(point)).append('}');
              } else {
                quoted.appendCodePoint(point);
              }
            });
    return quoted.append('"').toString();
  }
}
