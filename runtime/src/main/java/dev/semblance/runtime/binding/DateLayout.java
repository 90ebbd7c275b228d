package dev.semblance.runtime.binding;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the path of a file names the date of its events, which is one of UTC.
 *
 * <p>A pattern is matched against the end of the path, from the beginning of a name on. {@code
 * {yyyy}}, {@code {MM}}, {@code {dd}} and {@code {HH}} are digits of the date, {@code *} is
 * anything within a name; all else is itself. The finest of them that is there says how long the
 * stretch is: with {@code {yyyy}/{MM}/*} a file holds a month.
 */
public final class DateLayout implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No path names a date. */
  public static final DateLayout NONE = new DateLayout("none", List.of());

  /** Directories as Hive, Spark and many others name them. */
  public static final DateLayout DIRECTORIES =
      new DateLayout(
          "date=",
          List.of(
              "(?:^|.*/)(?:date|dt)=(?<yyyy>[0-9]{4})-(?<MM>[0-9]{2})-(?<dd>[0-9]{2})/.*",
              "(?:^|.*/)(?:date|dt)=(?<yyyy>[0-9]{4})(?<MM>[0-9]{2})(?<dd>[0-9]{2})/.*"));

  private static final List<String> UNITS = List.of("yyyy", "MM", "dd", "HH");
  private static final List<ChronoUnit> LENGTHS =
      List.of(ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.HOURS);

  private static final Pattern TOKEN = Pattern.compile("\\{([^}]*)}|\\*|[^{*]+|\\{");

  private final String text;
  private final List<String> expressions;
  private transient List<Pattern> patterns;

  private DateLayout(String text, List<String> expressions) {
    this.text = text;
    this.expressions = List.copyOf(expressions);
  }

  /**
   * The layout that a pattern describes.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static DateLayout of(String pattern) {
    StringBuilder expression = new StringBuilder("(?:^|.*/)");
    List<String> found = new ArrayList<>();
    Matcher token = TOKEN.matcher(pattern);
    while (token.find()) {
      String unit = token.group(1);
      if (unit != null) {
        expression.append(digits(unit, found));
      } else {
        expression.append(token.group().equals("*") ? "[^/]*" : Pattern.quote(token.group()));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("it names no part of a date");
    }
    if (!UNITS.subList(0, found.size()).containsAll(found)) {
      throw new IllegalArgumentException(
          "it has {" + found.get(found.size() - 1) + "} without all that is larger");
    }
    return new DateLayout(pattern, List.of(expression.toString()));
  }

  private static String digits(String unit, List<String> found) {
    if (!UNITS.contains(unit)) {
      throw new IllegalArgumentException("{" + unit + "} is no part of a date");
    }
    if (found.contains(unit)) {
      // A date may stand both in a directory and in a name: the same one, or there is none.
      return "\\k<" + unit + ">";
    }
    found.add(unit);
    return "(?<" + unit + ">[0-9]{" + unit.length() + "})";
  }

  /** Whether some path can name a date. */
  public boolean isNone() {
    return expressions.isEmpty();
  }

  /** Whether the bindings describe the layout, instead of leaving it to what is usual. */
  public boolean isPattern() {
    return !isNone() && !equals(DIRECTORIES);
  }

  /** The date that the path names; empty if it names none that the calendar has. */
  Optional<ArchiveSpan> spanOf(String path) {
    for (Pattern pattern : patterns()) {
      Matcher match = pattern.matcher(path);
      if (match.matches()) {
        return span(match);
      }
    }
    return Optional.empty();
  }

  private List<Pattern> patterns() {
    if (patterns == null) {
      patterns = expressions.stream().map(Pattern::compile).toList();
    }
    return patterns;
  }

  private static Optional<ArchiveSpan> span(Matcher match) {
    int[] parts = {1, 1, 1, 0};
    int finest = 0;
    for (int i = 0; i < parts.length; i++) {
      String digits = digitsOf(match, UNITS.get(i));
      if (digits != null) {
        parts[i] = Integer.parseInt(digits);
        finest = i;
      }
    }
    try {
      LocalDateTime from = LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], 0);
      return Optional.of(new ArchiveSpan(micros(from), micros(from.plus(1, LENGTHS.get(finest)))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String digitsOf(Matcher match, String unit) {
    return match.pattern().pattern().contains("(?<" + unit + ">") ? match.group(unit) : null;
  }

  private static long micros(LocalDateTime time) {
    return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DateLayout layout && layout.expressions.equals(expressions);
  }

  @Override
  public int hashCode() {
    return expressions.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
