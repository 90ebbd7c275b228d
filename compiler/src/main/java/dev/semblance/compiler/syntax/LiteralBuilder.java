package dev.semblance.compiler.syntax;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_ESCAPE;
import static dev.semblance.compiler.source.DiagnosticCode.NUMBER_OUT_OF_RANGE;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.grammar.SemblanceParser;
import dev.semblance.grammar.SemblanceParser.LiteralContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.antlr.v4.runtime.Token;

/** Reads the text of literals. What is out of bounds is reported and becomes zero or nothing. */
final class LiteralBuilder {
  /** No number that the language can hold has more digits. */
  private static final int MAX_DIGITS = 400;

  private final TreeSource source;

  LiteralBuilder(TreeSource source) {
    this.source = source;
  }

  Expression build(LiteralContext context) {
    Token token = context.getStart();
    SourceSpan span = source.span(token);
    return switch (token.getType()) {
      case SemblanceParser.INTEGER -> integer(token);
      case SemblanceParser.DECIMAL -> new Expression.DecimalLiteral(span, decimal(token));
      case SemblanceParser.STRING -> string(token);
      case SemblanceParser.DURATION -> duration(token);
      case SemblanceParser.TRUE -> new Expression.BooleanLiteral(span, true);
      case SemblanceParser.FALSE -> new Expression.BooleanLiteral(span, false);
      default -> new Expression.NullLiteral(span);
    };
  }

  Expression.IntegerLiteral integer(Token token) {
    String digits = token.getText().replace("_", "");
    BigInteger value = BigInteger.ZERO;
    if (digits.length() <= MAX_DIGITS) {
      value = new BigInteger(digits);
    } else {
      reportNumber(token, "a number of " + digits.length() + " digits is out of range");
    }
    return new Expression.IntegerLiteral(source.span(token), value);
  }

  private BigDecimal decimal(Token token) {
    String text = token.getText().replace("_", "");
    if (text.length() <= MAX_DIGITS) {
      try {
        BigDecimal value = new BigDecimal(text);
        if (Double.isFinite(value.doubleValue()) && Math.abs((long) value.scale()) <= MAX_DIGITS) {
          return value;
        }
      } catch (NumberFormatException exponentTooLarge) {
        // Reported below, like every other number that no double can hold.
      }
    }
    reportNumber(token, "this number is out of the range of a double");
    return BigDecimal.ZERO;
  }

  Expression.DurationLiteral duration(Token token) {
    return new Expression.DurationLiteral(source.span(token), token.getText(), micros(token));
  }

  /** The length of a duration in microseconds; 0 where it is out of range, which is reported. */
  long micros(Token token) {
    String text = token.getText();
    String digits = text.substring(0, text.length() - 1);
    if (digits.length() <= MAX_DIGITS) {
      BigInteger unit = BigInteger.valueOf(microsOf(text.charAt(text.length() - 1)));
      BigInteger micros = new BigInteger(digits).multiply(unit);
      if (micros.bitLength() < Long.SIZE) {
        return micros.longValue();
      }
    }
    reportNumber(token, "this duration is out of range: about 292,000 years are the most");
    return 0;
  }

  private static long microsOf(char unit) {
    return switch (unit) {
      case 's' -> 1_000_000L;
      case 'm' -> 60_000_000L;
      case 'h' -> 3_600_000_000L;
      case 'd' -> 86_400_000_000L;
      case 'w' -> 604_800_000_000L;
      default -> throw new IllegalArgumentException("not a unit: " + unit);
    };
  }

  private void reportNumber(Token token, String message) {
    source.report(Diagnostic.at(NUMBER_OUT_OF_RANGE, source.span(token), message));
  }

  Expression.StringLiteral string(Token token) {
    return new Expression.StringLiteral(source.span(token), text(token));
  }

  /** The text between the quotes, escapes resolved; a wrong escape is reported and left out. */
  String text(Token token) {
    String written = token.getText();
    StringBuilder text = new StringBuilder();
    int end = written.length() - 1;
    int i = 1;
    while (i < end) {
      if (written.charAt(i) != '\\') {
        text.append(written.charAt(i++));
        continue;
      }
      int length = escapeLength(written, i, end);
      int codePoint = escaped(written.substring(i, i + length));
      if (codePoint < 0) {
        reportEscape(token, i, length);
      } else {
        text.appendCodePoint(codePoint);
      }
      i += length;
    }
    return text.toString();
  }

  private static int escapeLength(String written, int start, int end) {
    int close = written.startsWith("\\u{", start) ? written.indexOf('}', start) : -1;
    if (close >= 0 && close < end) {
      return close + 1 - start;
    }
    return 1 + Character.charCount(written.codePointAt(start + 1));
  }

  private static int escaped(String escape) {
    return switch (escape.charAt(1)) {
      case '"' -> '"';
      case '\\' -> '\\';
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'u' -> codePoint(escape);
      default -> -1;
    };
  }

  private static int codePoint(String escape) {
    if (!escape.matches("\\\\u\\{[0-9a-fA-F]{1,6}}")) {
      return -1;
    }
    int codePoint = Integer.parseInt(escape.substring(3, escape.length() - 1), 16);
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return Character.isValidCodePoint(codePoint) && !surrogate ? codePoint : -1;
  }

  private void reportEscape(Token token, int start, int length) {
    SourceSpan span = source.span(token);
    int from = span.start() + start;
    SourceSpan place = new SourceSpan(span.file(), from, Math.min(from + length, span.end()));
    source.report(
        BAD_ESCAPE,
        place,
        "`" + place.text().replace('`', '\'') + "` is no escape",
        "the escapes are \\\" \\\\ \\n \\t and \\u{1F600}; a backslash itself is written \\\\");
  }
}
