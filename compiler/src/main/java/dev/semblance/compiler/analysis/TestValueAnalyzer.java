package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.CONSTANT_NEEDED;
import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.NUMBER_OUT_OF_RANGE;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Literal;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Types the values in tests. They are written out: a test that computes would want a test. */
final class TestValueAnalyzer {
  /** The last microsecond of the year 9999, where timestamps end. */
  private static final long LAST_MOMENT = 253_402_300_799_999_999L;

  /** The order that keys have in all maps. */
  private static final Comparator<String> BY_CODE_POINT =
      Comparator.comparing(key -> key.codePoints().toArray(), Arrays::compare);

  private final Diagnostics diagnostics;
  private final Literals literals;

  TestValueAnalyzer(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.literals = new Literals(diagnostics);
  }

  /**
   * The value as exactly one of that type, or null; empty where it is none, which is reported.
   *
   * @param name of the field or column, for the message
   */
  Optional<Literal> value(String name, Type type, Expression written) {
    if (written instanceof Expression.ListLiteral list && type.is(Kind.LIST)) {
      return list(name, type, list);
    }
    if (written instanceof Expression.MapLiteral map && type.is(Kind.MAP)) {
      return map(name, type, map);
    }
    if (written instanceof Expression.TimeOffset offset && type.is(Kind.TIMESTAMP)) {
      return moment(offset);
    }
    Optional<Operand> operand = operand(written, type);
    if (operand.isEmpty() && !isTyped(written)) {
      report(
          Diagnostic.at(
                  CONSTANT_NEEDED,
                  written.span(),
                  "a value in a test is written out, and this would be computed")
              .help("write a number, a text in double quotes, true, false, null, 30m or @30m"));
      return Optional.empty();
    }
    if (operand.isPresent() && operand.get().isError()) {
      return Optional.empty();
    }
    Optional<ScalarExpression> value = operand.flatMap(known -> Conversions.widen(known, type));
    if (value.isPresent() && value.get() instanceof Literal literal) {
      return Optional.of(literal);
    }
    mismatch(name, type, written);
    return Optional.empty();
  }

  /** Whether it is a value, though of a type that only one of its own can have. */
  private static boolean isTyped(Expression written) {
    return written instanceof Expression.ListLiteral
        || written instanceof Expression.MapLiteral
        || written instanceof Expression.TimeOffset;
  }

  private Optional<Operand> operand(Expression written, Type type) {
    SourceSpan span = written.span();
    boolean negative =
        written instanceof Expression.Unary unary
            && unary.operator() == Expression.UnaryOperator.NEGATE;
    Expression plain = negative ? ((Expression.Unary) written).operand() : written;
    if (plain instanceof Expression.IntegerLiteral whole) {
      return Optional.of(whole(span, negative ? whole.value().negate() : whole.value(), type));
    }
    if (plain instanceof Expression.DecimalLiteral number) {
      return Optional.of(
          literals.decimal(span, negative ? number.value().negate() : number.value()));
    }
    if (plain instanceof Expression.DurationLiteral length) {
      long micros = negative ? -length.micros() : length.micros();
      return Optional.of(Operand.value(span, ScalarExpression.literal(Type.DURATION, micros)));
    }
    return negative ? Optional.empty() : wordOrText(written);
  }

  /** A number without a point; where an int is not what is wanted, it may be larger than one. */
  private Operand whole(SourceSpan span, BigInteger value, Type type) {
    boolean wider = type.is(Kind.DECIMAL) || type.is(Kind.DOUBLE);
    return wider && value.bitLength() >= Long.SIZE
        ? literals.decimal(span, new BigDecimal(value))
        : literals.integer(span, value);
  }

  private static Optional<Operand> wordOrText(Expression written) {
    if (written instanceof Expression.StringLiteral text) {
      ScalarExpression value = ScalarExpression.literal(Type.STRING, text.value());
      return Optional.of(Operand.value(written.span(), value));
    }
    if (written instanceof Expression.BooleanLiteral truth) {
      ScalarExpression value = ScalarExpression.literal(Type.BOOL, truth.value());
      return Optional.of(Operand.value(written.span(), value));
    }
    return written instanceof Expression.NullLiteral
        ? Optional.of(Operand.nullLiteral(written.span()))
        : Optional.empty();
  }

  private Optional<Literal> list(String name, Type type, Expression.ListLiteral written) {
    Type element = type.element().orElseThrow();
    List<Object> items = new ArrayList<>();
    for (Expression item : written.items()) {
      if (item instanceof Expression.NullLiteral) {
        report(Diagnostic.at(TYPE_MISMATCH, item.span(), "a list holds no null"));
      } else {
        value("an item of `" + name + "`", element, item)
            .flatMap(Literal::value)
            .ifPresent(items::add);
      }
    }
    return items.size() == written.items().size()
        ? Optional.of(ScalarExpression.literal(type, List.copyOf(items)))
        : Optional.empty();
  }

  private Optional<Literal> map(String name, Type type, Expression.MapLiteral written) {
    Type element = type.element().orElseThrow();
    Map<String, Object> values = new TreeMap<>(BY_CODE_POINT);
    Map<String, SourceSpan> keys = new HashMap<>();
    for (Expression.MapEntry entry : written.entries()) {
      String key = entry.key().value();
      SourceSpan first = keys.putIfAbsent(key, entry.key().span());
      if (first != null) {
        report(
            Diagnostic.at(
                    DUPLICATE_NAME,
                    entry.key().span(),
                    "a key stands in a map once, and here twice")
                .label(first, "the first is here"));
      } else if (entry.value() instanceof Expression.NullLiteral) {
        report(
            Diagnostic.at(TYPE_MISMATCH, entry.value().span(), "a map holds no null")
                .help("leave the key out"));
      } else {
        value("a value of `" + name + "`", element, entry.value())
            .flatMap(Literal::value)
            .ifPresent(value -> values.put(key, value));
      }
    }
    return values.size() == written.entries().size()
        ? Optional.of(
            ScalarExpression.literal(
                type, Collections.unmodifiableMap(new LinkedHashMap<>(values))))
        : Optional.empty();
  }

  private Optional<Literal> moment(Expression.TimeOffset offset) {
    if (offset.micros() > LAST_MOMENT - ResolvedTest.START) {
      report(
          Diagnostic.at(
              NUMBER_OUT_OF_RANGE, offset.span(), "this moment is later than the year 9999"));
      return Optional.empty();
    }
    return Optional.of(
        ScalarExpression.literal(Type.TIMESTAMP, ResolvedTest.START + offset.micros()));
  }

  private void mismatch(String name, Type type, Expression written) {
    String subject = name.indexOf('`') < 0 ? "`" + name + "`" : name;
    Diagnostic plain =
        Diagnostic.at(
            TYPE_MISMATCH,
            written.span(),
            subject + " is of type " + type + ", and " + Quoted.text(written.span()) + " is not");
    report(
        type.is(Kind.TIMESTAMP)
            ? plain.help("a moment counts from the test's start: `@0s`, `@30m`, `@7d`")
            : plain);
  }

  private void report(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
  }
}
