package dev.semblance.compiler.expression;

import java.util.List;
import java.util.Locale;

/** Aggregates as text: {@code sum(amount) where ... over 7d}. */
public final class AggregateText {
  private AggregateText() {}

  /**
   * @param expressions how expressions are written
   */
  public static String of(Aggregate aggregate, ExpressionText expressions) {
    StringBuilder text = new StringBuilder(aggregate.function().name().toLowerCase(Locale.ROOT));
    List<String> arguments =
        aggregate.arguments().stream().map(argument -> argument.accept(expressions)).toList();
    text.append('(').append(String.join(", ", arguments));
    aggregate
        .parameter()
        .ifPresent(
            parameter ->
                text.append(arguments.isEmpty() ? "" : ", ").append(parameter.accept(expressions)));
    text.append(')');
    aggregate
        .condition()
        .ifPresent(condition -> text.append(" where ").append(condition.accept(expressions)));
    text.append(' ').append(WindowText.of(aggregate.window()));
    return aggregate.prior() ? text.append(" prior").toString() : text.toString();
  }
}
