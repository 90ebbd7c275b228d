package dev.semblance.runtime.expression;

import dev.semblance.runtime.column.ColumnVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Text. Positions and lengths count code points from 0; case mapping is Unicode's full one, without
 * locale.
 *
 * <p>{@code contains}, {@code starts_with} and {@code ends_with} find the empty string in every
 * string. {@code replace} goes from left to right without overlaps, as does {@code split}, which
 * keeps empty parts: {@code split("", ",")} is one empty string.
 */
final class TextKernels {
  /**
   * The most UTF-16 units that {@code concat} and {@code replace} will make; longer results are
   * null. Without a limit, a few strings in an event could ask for more memory than there is.
   */
  static final int MAX_LENGTH = 1 << 24;

  private TextKernels() {}

  static Kernel lower() {
    return RowLoops.map(text -> text.toLowerCase(Locale.ROOT));
  }

  static Kernel upper() {
    return RowLoops.map(text -> text.toUpperCase(Locale.ROOT));
  }

  static Kernel trim() {
    return RowLoops.map(WhiteSpace::trim);
  }

  static Kernel length() {
    return RowLoops.count(text -> text.codePointCount(0, text.length()));
  }

  static Kernel contains() {
    return RowLoops.test((text, part) -> text.contains(part));
  }

  static Kernel startsWith() {
    return RowLoops.test((text, part) -> text.startsWith(part));
  }

  static Kernel endsWith() {
    return RowLoops.test((text, part) -> text.endsWith(part));
  }

  static Kernel split() {
    return RowLoops.combine(TextKernels::split);
  }

  static Kernel afterLast() {
    return RowLoops.combine(TextKernels::afterLast);
  }

  static Kernel beforeFirst() {
    return RowLoops.combine(TextKernels::beforeFirst);
  }

  private static List<String> split(String text, String separator) {
    if (separator.isEmpty()) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.add(text.substring(start, at));
      start = at + separator.length();
    }
    parts.add(text.substring(start));
    return Collections.unmodifiableList(parts);
  }

  private static String afterLast(String text, String separator) {
    int at = separator.isEmpty() ? -1 : text.lastIndexOf(separator);
    return at < 0 ? null : text.substring(at + separator.length());
  }

  private static String beforeFirst(String text, String separator) {
    int at = separator.isEmpty() ? -1 : text.indexOf(separator);
    return at < 0 ? null : text.substring(0, at);
  }

  /** {@code substring(s, start, length)}: cut off at the end of s; null for a start outside it. */
  static void substring(ColumnVector[] arguments, int rows, ColumnVector result) {
    long[] starts = arguments[1].longs();
    long[] lengths = arguments[2].longs();
    Nulls.ofAny(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      String part =
          result.isNull(i)
              ? null
              : substring((String) arguments[0].objects()[i], starts[i], lengths[i]);
      if (part == null) {
        result.setNull(i);
      } else {
        result.setObject(i, part);
      }
    }
  }

  private static String substring(String text, long start, long length) {
    if (start < 0 || start > text.length() || length < 0) {
      return null;
    }
    int count = text.codePointCount(0, text.length());
    if (start > count) {
      return null;
    }
    int from = text.offsetByCodePoints(0, (int) start);
    int to = text.offsetByCodePoints(from, (int) Math.min(length, count - start));
    return text.substring(from, to);
  }

  /** {@code replace(s, from, to)}; null when the result is too long. */
  static void replace(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofAny(arguments, rows, result);
    for (int i = 0; i < rows; i++) {
      String replaced =
          result.isNull(i)
              ? null
              : replace(
                  (String) arguments[0].objects()[i],
                  (String) arguments[1].objects()[i],
                  (String) arguments[2].objects()[i]);
      if (replaced == null) {
        result.setNull(i);
      } else {
        result.setObject(i, replaced);
      }
    }
  }

  private static String replace(String text, String from, String to) {
    if (from.isEmpty()) {
      return text;
    }
    long length = text.length() + occurrences(text, from) * (to.length() - from.length());
    return length > MAX_LENGTH ? null : text.replace(from, to);
  }

  private static long occurrences(String text, String part) {
    long count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  /** {@code concat(a, b, ...)}; null when the result is too long. */
  static void concat(ColumnVector[] arguments, int rows, ColumnVector result) {
    Nulls.ofAny(arguments, rows, result);
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      if (result.isNull(i) || joinedLength(arguments, i) > MAX_LENGTH) {
        result.setNull(i);
        continue;
      }
      joined.setLength(0);
      for (ColumnVector argument : arguments) {
        joined.append((String) argument.objects()[i]);
      }
      result.setObject(i, joined.toString());
    }
  }

  private static long joinedLength(ColumnVector[] arguments, int row) {
    long length = 0;
    for (ColumnVector argument : arguments) {
      length += ((String) argument.objects()[row]).length();
    }
    return length;
  }
}
