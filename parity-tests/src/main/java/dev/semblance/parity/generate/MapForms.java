package dev.semblance.parity.generate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ways to ask a map for a value of each shape, as in {@link ExpressionForms}; and those to
 * write a map.
 */
final class MapForms {
  private static final Map<Shape, List<String>> READING = new EnumMap<>(Shape.class);

  static {
    READING.put(
        Shape.BOOL,
        List.of("contains({MAP}, {STRING})", "contains({MAP}, \"a\")", "({MAP} is null)"));
    READING.put(
        Shape.INT,
        List.of("size({MAP})", "element({INT_MAP}, {STRING})", "element({INT_MAP}, \"a\")"));
    READING.put(Shape.DOUBLE, List.of("element({DOUBLE_MAP}, {STRING})"));
    READING.put(Shape.DECIMAL, List.of("element({DECIMAL_MAP}, {STRING})"));
    READING.put(
        Shape.STRING,
        List.of(
            "element({STRING_MAP}, {STRING})",
            "element({STRING_MAP}, \"\")",
            "element(keys({MAP}), {INT})"));
    READING.put(Shape.TIMESTAMP, List.of("element({TIMESTAMP_MAP}, {STRING})"));
    READING.put(Shape.STRINGS, List.of("keys({MAP})"));
  }

  /** Of one shape; the names of such maps stand for {@code {MAP}}. */
  static final List<String> MAPS =
      List.of(
          "{MAP}",
          "{MAP}",
          "{MAP}",
          "({MAP} ?? {MAP})",
          "(if {BOOL} then {MAP} else {MAP})",
          "(if {BOOL} then {MAP} else null)");

  private MapForms() {}

  /** None for a shape that no map holds. */
  static List<String> reading(Shape shape) {
    return READING.getOrDefault(shape, List.of());
  }
}
