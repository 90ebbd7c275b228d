package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.AFTER_LAST;
import static dev.semblance.compiler.expression.Operator.BEFORE_FIRST;
import static dev.semblance.compiler.expression.Operator.CONCAT;
import static dev.semblance.compiler.expression.Operator.CONTAINS;
import static dev.semblance.compiler.expression.Operator.ENDS_WITH;
import static dev.semblance.compiler.expression.Operator.EXTRACT;
import static dev.semblance.compiler.expression.Operator.LENGTH;
import static dev.semblance.compiler.expression.Operator.LOWER;
import static dev.semblance.compiler.expression.Operator.MATCHES;
import static dev.semblance.compiler.expression.Operator.REPLACE;
import static dev.semblance.compiler.expression.Operator.SPLIT;
import static dev.semblance.compiler.expression.Operator.STARTS_WITH;
import static dev.semblance.compiler.expression.Operator.SUBSTRING;
import static dev.semblance.compiler.expression.Operator.TRIM;
import static dev.semblance.compiler.expression.Operator.UPPER;
import static dev.semblance.compiler.type.Type.BOOL;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.runtime.expression.Operand.none;
import static dev.semblance.runtime.expression.OperatorCase.expect;

import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextTest {
  private static final String SMILE = "\uD83D\uDE00";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wholeTexts", "parts", "searches", "patterns", "lists"})
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  static Stream<OperatorCase> wholeTexts() {
    return Stream.of(
        expect(LOWER, STRING, "abc", "AbC"),
        expect(LOWER, STRING, "i\u0307", "\u0130"),
        expect(LOWER, STRING, "title", "TITLE"),
        expect(UPPER, STRING, "TITLE", "title"),
        expect(UPPER, STRING, "STRASSE", "stra\u00dfe"),
        expect(UPPER, STRING, "\uD801\uDC00", "\uD801\uDC28"),
        expect(TRIM, STRING, "a b", " \t\n\r\f\u000Ba b\u0085\u00A0\u1680\u2000\u200A"),
        expect(TRIM, STRING, "a", "\u2028\u2029\u202F\u205F\u3000a"),
        expect(TRIM, STRING, "\u200Ba\uFEFF", "\u200Ba\uFEFF"),
        expect(TRIM, STRING, "", " \u3000 "),
        expect(LENGTH, INT, 0L, ""),
        expect(LENGTH, INT, 3L, "a" + SMILE + "b"),
        expect(CONCAT, STRING, "abc", "a", "", "bc"),
        expect(CONCAT, STRING, null, "a", none(STRING)));
  }

  static Stream<OperatorCase> parts() {
    return Stream.of(
        expect(SUBSTRING, STRING, "bc", "abcd", 1L, 2L),
        expect(SUBSTRING, STRING, SMILE + "b", "a" + SMILE + "bc", 1L, 2L),
        expect(SUBSTRING, STRING, "cd", "abcd", 2L, 99L),
        expect(SUBSTRING, STRING, "d", "abcd", 3L, Long.MAX_VALUE),
        expect(SUBSTRING, STRING, "", "abcd", 4L, 1L),
        expect(SUBSTRING, STRING, "", "abcd", 0L, 0L),
        expect(SUBSTRING, STRING, null, "abcd", 5L, 1L),
        expect(SUBSTRING, STRING, null, SMILE, 2L, 1L),
        expect(SUBSTRING, STRING, null, "abcd", -1L, 1L),
        expect(SUBSTRING, STRING, null, "abcd", 1L, -1L),
        expect(SUBSTRING, STRING, null, "abcd", Long.MIN_VALUE, Long.MIN_VALUE),
        expect(AFTER_LAST, STRING, "c", "a@b@c", "@"),
        expect(AFTER_LAST, STRING, "", "a@", "@"),
        expect(AFTER_LAST, STRING, null, "abc", "@"),
        expect(AFTER_LAST, STRING, null, "abc", ""),
        expect(BEFORE_FIRST, STRING, "a", "a@b@c", "@"),
        expect(BEFORE_FIRST, STRING, "", "--a", "--"),
        expect(BEFORE_FIRST, STRING, null, "abc", "@"),
        expect(BEFORE_FIRST, STRING, null, "abc", ""),
        expect(REPLACE, STRING, "xbxb", "abab", "a", "x"),
        expect(REPLACE, STRING, "xa", "aaa", "aa", "x"),
        expect(REPLACE, STRING, "bb", "abab", "a", ""),
        expect(REPLACE, STRING, "abc", "abc", "", "x"),
        expect(REPLACE, STRING, "a.c$1", "abc", "bc", ".c$1"));
  }

  static Stream<OperatorCase> searches() {
    return Stream.of(
        expect(CONTAINS, BOOL, true, "abc", "bc"),
        expect(CONTAINS, BOOL, false, "abc", "B"),
        expect(CONTAINS, BOOL, true, "abc", ""),
        expect(STARTS_WITH, BOOL, true, "abc", "ab"),
        expect(STARTS_WITH, BOOL, false, "abc", "b"),
        expect(STARTS_WITH, BOOL, true, "", ""),
        expect(ENDS_WITH, BOOL, true, "abc", "bc"),
        expect(ENDS_WITH, BOOL, false, "abc", "b"),
        expect(ENDS_WITH, BOOL, true, "abc", ""));
  }

  static Stream<OperatorCase> patterns() {
    return Stream.of(
        expect(MATCHES, BOOL, true, "xabcx", "b."),
        expect(MATCHES, BOOL, false, "xabcx", "^b."),
        expect(MATCHES, BOOL, true, "", ""),
        expect(MATCHES, BOOL, true, "a" + SMILE + "b", "^a.b$"),
        expect(MATCHES, BOOL, null, "abc", none(STRING)),
        expect(MATCHES, BOOL, false, "a".repeat(5_000) + "b", "^(a+)+$"),
        expect(EXTRACT, STRING, "12", "order 12 of 34", "[0-9]+"),
        expect(EXTRACT, STRING, "12", "order 12 of 34", "order ([0-9]+) of ([0-9]+)"),
        expect(EXTRACT, STRING, null, "order", "[0-9]+"),
        expect(EXTRACT, STRING, null, "b", "(a)|b"),
        expect(EXTRACT, STRING, "", "b", "(a*)b"),
        expect(EXTRACT, STRING, null, "b", none(STRING)));
  }

  static Stream<OperatorCase> lists() {
    Type strings = Type.listOf(STRING);
    return Stream.of(
        expect(SPLIT, strings, List.of("a", "b", "", "c", ""), "a,b,,c,", ","),
        expect(SPLIT, strings, List.of(""), "", ","),
        expect(SPLIT, strings, List.of("abc"), "abc", ","),
        expect(SPLIT, strings, List.of("", "a"), "aaa", "aa"),
        expect(SPLIT, strings, List.of("a", "b"), "a.*b", ".*"),
        expect(SPLIT, strings, null, "abc", ""));
  }

  /** Two strings of an event could otherwise ask for more memory than there is. */
  @Test
  void givesNothingForATextThatOutgrowsAllBounds() {
    String quarter = "x".repeat(1 << 22);
    String most = "x".repeat(1 << 24);
    expect(CONCAT, STRING, most, quarter, quarter, quarter, quarter).check();
    expect(CONCAT, STRING, null, most, "x").check();
    expect(REPLACE, STRING, most, quarter, "x", "xxxx").check();
    expect(REPLACE, STRING, null, quarter, "x", "xxxxx").check();
    expect(REPLACE, STRING, null, most, "x", most).check();
  }
}
