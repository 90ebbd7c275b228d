package dev.semblance.parity.cases;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.record.MapEntries;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values as the cells of a case file show them.
 *
 * <p>Null is {@code -}; text is bare where that leaves no doubt, else in double quotes; a timestamp
 * is an instant of ISO-8601 or an offset from the epoch such as {@code @1h30m}; a duration is
 * {@code 1h30m}, with units from {@code d} to {@code us}; a list is {@code [a,b]}, a map {@code
 * {"a":1}}.
 */
final class CellText {

  /** A null. */
  static final String NULL = "-";

  private static final Pattern BARE = Pattern.compile("[\\p{Alnum}_.:/@+][\\p{Alnum}_.:/@+-]*");
  private static final Pattern DURATION = Pattern.compile("-?([0-9]+(us|ms|[dhms]))+");
  private static final Pattern DURATION_PART = Pattern.compile("([0-9]+)(us|ms|[dhms])");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u\\{([0-9A-Fa-f]+)\\}|.)");

  /** Microseconds of each unit, the longest first. */
  private static final Map<String, Long> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("d", 86_400_000_000L);
    UNITS.put("h", 3_600_000_000L);
    UNITS.put("m", 60_000_000L);
    UNITS.put("s", 1_000_000L);
    UNITS.put("ms", 1_000L);
    UNITS.put("us", 1L);
  }

  /** {@code "key":value}. */
  private static final Pattern ENTRY = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\"):(.*)");

  private CellText() {}

  /**
   * The value that a cell shows.
   *
   * @throws IllegalArgumentException where the cell is no value of the type
   */
  static Object value(Type type, String cell) {
    if (cell.equals(NULL)) {
      return null;
    }
    return switch (type.kind()) {
      case BOOL -> truth(cell);
      case INT -> Long.valueOf(cell);
      case DOUBLE -> Double.valueOf(cell);
      case DECIMAL -> new BigDecimal(cell).setScale(type.scale());
      case STRING -> cell.startsWith("\"") ? unquoted(cell) : cell;
      case TIMESTAMP -> timestamp(cell);
      case DURATION -> micros(cell);
      case LIST -> list(type.element().orElseThrow(), cell);
      case MAP -> map(type.element().orElseThrow(), cell);
    };
  }

  private static boolean truth(String cell) {
    if (!cell.equals("true") && !cell.equals("false")) {
      throw new IllegalArgumentException("neither true nor false: " + cell);
    }
    return Boolean.parseBoolean(cell);
  }

  private static String unquoted(String cell) {
    return ESCAPE
        .matcher(cell.substring(1, cell.length() - 1))
        .replaceAll(found -> Matcher.quoteReplacement(unescaped(found.group(1), found.group(2))));
  }

  private static String unescaped(String escape, String point) {
    if (point != null) {
      return Character.toString(Integer.parseInt(point, 16));
    }
    return escape.equals("n") ? "\n" : escape.equals("t") ? "\t" : escape;
  }

  private static long timestamp(String cell) {
    if (cell.startsWith("@")) {
      return micros(cell.substring(1));
    }
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(cell));
  }

  private static long micros(String cell) {
    if (!DURATION.matcher(cell).matches()) {
      throw new IllegalArgumentException("not a duration: " + cell);
    }
    Matcher part = DURATION_PART.matcher(cell);
    BigInteger sum = BigInteger.ZERO;
    while (part.find()) {
      BigInteger unit = BigInteger.valueOf(UNITS.get(part.group(2)));
      sum = sum.add(new BigInteger(part.group(1)).multiply(unit));
    }
    return (cell.startsWith("-") ? sum.negate() : sum).longValueExact();
  }

  private static List<Object> list(Type element, String cell) {
    if (!cell.startsWith("[") || !cell.endsWith("]")) {
      throw new IllegalArgumentException("not a list: " + cell);
    }
    List<Object> items = new ArrayList<>();
    for (String item : CellScanner.items(cell.substring(1, cell.length() - 1))) {
      items.add(value(element, item));
    }
    return items;
  }

  private static Map<String, Object> map(Type element, String cell) {
    if (!cell.startsWith("{") || !cell.endsWith("}")) {
      throw new IllegalArgumentException("not a map: " + cell);
    }
    MapEntries entries = new MapEntries();
    for (String item : CellScanner.items(cell.substring(1, cell.length() - 1))) {
      Matcher entry = ENTRY.matcher(item);
      if (!entry.matches()
          || !entries.add(unquoted(entry.group(1)), value(element, entry.group(2)))) {
        throw new IllegalArgumentException("not an entry: " + item);
      }
    }
    return entries.toMap();
  }

  /** The cell that shows a value; {@link #value} reads it back to the last bit. */
  static String text(Type type, Object value) {
    if (value == null) {
      return NULL;
    }
    return switch (type.kind()) {
      case BOOL, INT, DOUBLE -> value.toString();
      case DECIMAL -> ((BigDecimal) value).toPlainString();
      case STRING -> BARE.matcher((String) value).matches() ? (String) value : quoted(value);
      case TIMESTAMP -> "@" + durationText((Long) value);
      case DURATION -> durationText((Long) value);
      case LIST ->
          ((List<?>) value)
              .stream()
                  .map(item -> text(type.element().orElseThrow(), item))
                  .collect(Collectors.joining(",", "[", "]"));
      case MAP ->
          ((Map<?, ?>) value)
              .entrySet().stream()
                  .map(
                      e ->
                          quoted(e.getKey())
                              + ":"
                              + text(type.element().orElseThrow(), e.getValue()))
                  .collect(Collectors.joining(",", "{", "}"));
    };
  }

  private static String quoted(Object value) {
    StringBuilder text = new StringBuilder("\"");
    ((String) value)
        .codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                text.append('\\').appendCodePoint(point);
              } else if (point < ' ' || point > '~') {
                text.append("\\u{").append(Integer.toHexString(point)).append('}');
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.append('"').toString();
  }

  private static String durationText(long micros) {
    StringBuilder text = new StringBuilder(micros < 0 ? "-" : "");
    BigInteger left = BigInteger.valueOf(micros).abs();
    for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
      BigInteger[] parts = left.divideAndRemainder(BigInteger.valueOf(unit.getValue()));
      if (parts[0].signum() > 0) {
        text.append(parts[0]).append(unit.getKey());
      }
      left = parts[1];
    }
    return micros == 0 ? "0s" : text.toString();
  }
}
