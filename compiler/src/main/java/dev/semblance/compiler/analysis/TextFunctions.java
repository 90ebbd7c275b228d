package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_CONSTANT;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Functions of texts. {@code contains} of a list is here too, beside that of a text. */
final class TextFunctions {
  private static final int LONGEST_PATTERN = 1_000;

  private TextFunctions() {}

  static List<BuiltIn> all() {
    return List.of(
        text(Operator.LOWER, "In lower case, the same in every locale.", "lower(s: string)"),
        text(Operator.UPPER, "In upper case, the same in every locale.", "upper(s: string)"),
        text(Operator.TRIM, "Without the white space around it.", "trim(s: string)"),
        BuiltIn.of(
            site -> site.call(Operator.LENGTH, Type.INT, false, Type.STRING),
            "How many characters (Unicode code points).",
            "length(s: string) -> int"),
        BuiltIn.of(
            site ->
                site.call(Operator.SUBSTRING, Type.STRING, true, Type.STRING, Type.INT, Type.INT),
            "At most length characters from start, counted from 0; null where start is outside the "
                + "text or length is negative.",
            "substring(s: string, start: int, length: int) -> string"),
        BuiltIn.of(
            TextFunctions::contains,
            "Whether the text has part in it, the list x, or the map the key.",
            "contains(s: string, part: string) -> bool",
            "contains(list, x) -> bool",
            "contains(map, key: string) -> bool"),
        test(Operator.STARTS_WITH, "Whether it begins so.", "starts_with(s: string, part: string)"),
        test(Operator.ENDS_WITH, "Whether it ends so.", "ends_with(s: string, part: string)"),
        BuiltIn.of(
            site ->
                site.call(
                    Operator.REPLACE, Type.STRING, true, Type.STRING, Type.STRING, Type.STRING),
            "With every `from` replaced; null beyond 16,777,216 UTF-16 units.",
            "replace(s: string, from: string, to: string) -> string"),
        BuiltIn.of(
            TextFunctions::concat,
            "The texts one after the other; null if one is null, and beyond 16,777,216 UTF-16"
                + " units.",
            "concat(s: string, t: string, ...) -> string"),
        BuiltIn.of(
            site ->
                site.call(Operator.SPLIT, Type.listOf(Type.STRING), true, Type.STRING, Type.STRING),
            "The parts between separators, empty ones too; null if the separator is empty.",
            "split(s: string, separator: string) -> list<string>"),
        part(
            Operator.AFTER_LAST,
            "What follows the last separator; null without one.",
            "after_last(s: string, separator: string)"),
        part(
            Operator.BEFORE_FIRST,
            "What precedes the first separator; null without one.",
            "before_first(s: string, separator: string)"),
        BuiltIn.of(
            site -> pattern(site, Operator.MATCHES, Type.BOOL, false),
            "Whether the regular expression (RE2 syntax) is found anywhere in it.",
            "matches(s: string, re: string constant) -> bool"),
        BuiltIn.of(
            site -> pattern(site, Operator.EXTRACT, Type.STRING, true),
            "The first group of the regular expression's first match, or the match where it has no "
                + "group; null without a match.",
            "extract(s: string, re: string constant) -> string"));
  }

  private static BuiltIn text(Operator operator, String meaning, String call) {
    return BuiltIn.of(
        site -> site.call(operator, Type.STRING, false, Type.STRING), meaning, call + " -> string");
  }

  private static BuiltIn test(Operator operator, String meaning, String call) {
    return BuiltIn.of(
        site -> site.call(operator, Type.BOOL, false, Type.STRING, Type.STRING),
        meaning,
        call + " -> bool");
  }

  private static BuiltIn part(Operator operator, String meaning, String call) {
    return BuiltIn.of(
        site -> site.call(operator, Type.STRING, true, Type.STRING, Type.STRING),
        meaning,
        call + " -> string");
  }

  private static Optional<ScalarExpression> contains(CallSite site) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Operand where = site.arguments().get(0);
    if (where.is(Kind.MAP)) {
      return site.argument(1, Type.STRING)
          .map(key -> Conversions.call(Operator.MAP_CONTAINS, Type.BOOL, false, where.get(), key));
    }
    if (!where.is(Kind.LIST)) {
      return where.is(Kind.STRING)
          ? site.call(Operator.CONTAINS, Type.BOOL, false, Type.STRING, Type.STRING)
          : site.mismatch(0, "a text, a list or a map");
    }
    return site.argument(1, where.type().element().orElseThrow())
        .map(x -> Conversions.call(Operator.LIST_CONTAINS, Type.BOOL, false, where.get(), x));
  }

  private static Optional<ScalarExpression> concat(CallSite site) {
    if (!site.takes(2, Integer.MAX_VALUE)) {
      return Optional.empty();
    }
    Type[] texts = new Type[site.arguments().size()];
    Arrays.fill(texts, Type.STRING);
    return site.call(Operator.CONCAT, Type.STRING, true, texts);
  }

  private static Optional<ScalarExpression> pattern(
      CallSite site, Operator operator, Type result, boolean mayFail) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<String> pattern =
        site.constantText(1, "a regular expression").filter(text -> isPattern(site, text));
    Optional<ScalarExpression> text = site.argument(0, Type.STRING);
    return pattern.isEmpty()
        ? Optional.empty()
        : text.map(
            s -> Conversions.call(operator, result, mayFail, s, site.arguments().get(1).get()));
  }

  private static boolean isPattern(CallSite site, String text) {
    if (text.length() > LONGEST_PATTERN) {
      site.reject(
          BAD_CONSTANT,
          1,
          "this regular expression has more than " + LONGEST_PATTERN + " characters",
          "cut it into several `matches`");
      return false;
    }
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      site.reject(
          BAD_CONSTANT,
          1,
          "this is no regular expression: " + e.getDescription(),
          "the syntax is that of RE2, without back-references and look-around");
      return false;
    }
  }
}
