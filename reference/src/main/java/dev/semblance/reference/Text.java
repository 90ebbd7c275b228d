package dev.semblance.reference;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.semblance.compiler.expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Functions of text, whose positions are code points. */
final class Text {
  private static final int LONGEST = 1 << 24;

  private Text() {}

  static Object value(Operator operator, List<Object> arguments) {
    String text = (String) arguments.get(0);
    return switch (operator) {
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case TRIM -> trimmed(text);
      case LENGTH -> text.codePoints().count();
      case SUBSTRING -> substring(text, (Long) arguments.get(1), (Long) arguments.get(2));
      case CONTAINS -> text.contains((String) arguments.get(1));
      case STARTS_WITH -> text.startsWith((String) arguments.get(1));
      case ENDS_WITH -> text.endsWith((String) arguments.get(1));
      default -> throw new IllegalArgumentException("no function of text: " + operator);
    };
  }

  static Object parts(Operator operator, List<Object> arguments) {
    String text = (String) arguments.get(0);
    String other = (String) arguments.get(1);
    return switch (operator) {
      case REPLACE -> limited(replaced(text, other, (String) arguments.get(2)));
      case CONCAT ->
          limited(arguments.stream().map(String.class::cast).collect(Collectors.joining()));
      case SPLIT -> other.isEmpty() ? null : split(text, other);
      case AFTER_LAST -> afterLast(text, other);
      case BEFORE_FIRST -> beforeFirst(text, other);
      case MATCHES -> Pattern.compile(other).matcher(text).find();
      case EXTRACT -> extracted(Pattern.compile(other).matcher(text));
      default -> throw new IllegalArgumentException("no function of text: " + operator);
    };
  }

  private static String trimmed(String text) {
    int[] points = text.codePoints().toArray();
    int start = 0;
    int end = points.length;
    while (start < end && isSpace(points[start])) {
      start++;
    }
    while (end > start && isSpace(points[end - 1])) {
      end--;
    }
    return new String(points, start, end - start);
  }

  /** Unicode's White_Space. */
  private static boolean isSpace(int point) {
    return (point >= 0x09 && point <= 0x0D)
        || (point >= 0x2000 && point <= 0x200A)
        || List.of(0x20, 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
            .contains(point);
  }

  private static String substring(String text, long start, long length) {
    int[] points = text.codePoints().toArray();
    if (start < 0 || start > points.length || length < 0) {
      return null;
    }
    long count = Math.min(length, points.length - start);
    return new String(points, (int) start, (int) count);
  }

  private static String limited(String text) {
    return text.length() > LONGEST ? null : text;
  }

  private static String replaced(String text, String from, String to) {
    return from.isEmpty() ? text : String.join(to, split(text, from));
  }

  private static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.add(text.substring(start, at));
      start = at + separator.length();
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String afterLast(String text, String separator) {
    int at = text.lastIndexOf(separator);
    return separator.isEmpty() || at < 0 ? null : text.substring(at + separator.length());
  }

  private static String beforeFirst(String text, String separator) {
    int at = text.indexOf(separator);
    return separator.isEmpty() || at < 0 ? null : text.substring(0, at);
  }

  private static String extracted(Matcher matcher) {
    if (!matcher.find()) {
      return null;
    }
    return matcher.group(Math.min(1, matcher.groupCount()));
  }
}
