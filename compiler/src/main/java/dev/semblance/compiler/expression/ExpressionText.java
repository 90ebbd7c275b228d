package dev.semblance.compiler.expression;

import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Typed expressions as text: {@code divide(to_double(amount), 2.0)}. One text has one meaning, so
 * it serves the canonical form of a plan as well as people.
 */
public final class ExpressionText implements ScalarExpression.Visitor<String> {
  private final Function<ScalarExpression.Column, String> columns;

  /**
   * @param columns how a column is called
   */
  public ExpressionText(Function<ScalarExpression.Column, String> columns) {
    this.columns = columns;
  }

  /** The expression with its columns called by their names. */
  public static String of(ScalarExpression expression) {
    return expression.accept(new ExpressionText(ScalarExpression.Column::name));
  }

  @Override
  public String visitLiteral(ScalarExpression.Literal literal) {
    return literal
        .value()
        .map(value -> value(literal.type(), value))
        .orElse("null:" + literal.type());
  }

  @Override
  public String visitColumn(ScalarExpression.Column column) {
    return columns.apply(column);
  }

  @Override
  public String visitCall(ScalarExpression.Call call) {
    List<String> arguments = call.arguments().stream().map(a -> a.accept(this)).toList();
    return name(call) + "(" + String.join(", ", arguments) + ")";
  }

  @Override
  public String visitOwnCall(ScalarExpression.OwnCall call) {
    // Its version and its types are part of what it means; no built-in function has a `@`.
    OwnFunction function = call.function();
    List<String> parameters = function.parameters().stream().map(Object::toString).toList();
    String declaration =
        "(" + String.join(",", parameters).replace(" ", "") + ")->" + function.result();
    List<String> arguments = call.arguments().stream().map(a -> a.accept(this)).toList();
    return function.name()
        + "@v"
        + function.version()
        + declaration.replace(" ", "")
        + "("
        + String.join(", ", arguments)
        + ")";
  }

  private static String name(ScalarExpression.Call call) {
    String name = call.operator().name().toLowerCase(Locale.ROOT);
    // A decimal's precision decides when a result is null, so it is part of the meaning.
    return call.type().is(Type.Kind.DECIMAL)
        ? name + ":" + call.type().toString().replace(" ", "")
        : name;
  }

  private static String value(Type type, Object value) {
    return switch (type.kind()) {
      case STRING -> quoted((String) value);
      case DOUBLE -> doubleText((Double) value);
      case DECIMAL -> ((BigDecimal) value).toPlainString() + "m";
      case DURATION -> DurationText.of((Long) value);
      case LIST -> listText(type.element().orElseThrow(), (List<?>) value);
      case MAP -> throw new IllegalArgumentException("no expression has a map written out");
      case BOOL, INT, TIMESTAMP -> value.toString();
    };
  }

  private static String listText(Type element, List<?> items) {
    return "[" + String.join(", ", items.stream().map(item -> value(element, item)).toList()) + "]";
  }

  /** Exact and the same on every JVM, whose shortest forms differ between versions. */
  private static String doubleText(double value) {
    BigDecimal exact = new BigDecimal(value).stripTrailingZeros();
    String plain = exact.toPlainString();
    if (plain.length() <= 20) {
      return plain.contains(".") ? plain : plain + ".0";
    }
    return Double.toHexString(value);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ') {
            quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
