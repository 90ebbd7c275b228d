package dev.semblance.runtime.expression;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Regular expressions of RE2, whose time is linear in the text. {@code matches} finds the pattern
 * anywhere; {@code extract} gives the first group of the first match, or the whole match when the
 * pattern has no group, and null without a match or when the group took no part in it.
 */
final class PatternKernels {
  private PatternKernels() {}

  static Kernel matches(Argument pattern) {
    if (!(pattern.requireConstant("a pattern") instanceof String expression)) {
      return Nulls::everywhere;
    }
    Pattern compiled = compile(expression);
    return RowLoops.test(text -> compiled.matcher(text).find());
  }

  static Kernel extract(Argument pattern) {
    if (!(pattern.requireConstant("a pattern") instanceof String expression)) {
      return Nulls::everywhere;
    }
    Pattern compiled = compile(expression);
    int group = Math.min(1, compiled.groupCount());
    return RowLoops.map(text -> firstMatch(compiled, text, group));
  }

  private static String firstMatch(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(group) : null;
  }

  private static Pattern compile(String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("not an RE2 pattern: " + expression, e);
    }
  }
}
