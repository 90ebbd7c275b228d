package dev.semblance.compiler.expression;

import dev.semblance.compiler.expression.ScalarExpression.Call;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import dev.semblance.compiler.expression.ScalarExpression.Literal;
import dev.semblance.compiler.expression.ScalarExpression.OwnCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Typed expressions as an author would write them: {@code double(amount) / 2.0}. For people alone:
 * types are left out, so two expressions may share one text; {@link ExpressionText} has them.
 */
public final class ReadableText implements ScalarExpression.Visitor<ReadableText.Piece> {
  private final Function<Column, Piece> columns;

  /**
   * A text and how tightly it holds together.
   *
   * @param binding 0 for what needs parentheses in every larger expression, up to {@link #WHOLE}
   */
  public record Piece(String text, int binding) {
    private static final int WHOLE = 9;

    /** A text that needs no parentheses anywhere. */
    public static Piece whole(String text) {
      return new Piece(text, WHOLE);
    }

    /** A text that needs parentheses wherever it is a part. */
    public static Piece loose(String text) {
      return new Piece(text, 0);
    }

    private String in(int binding) {
      return this.binding < binding ? "(" + text + ")" : text;
    }
  }

  /**
   * @param columns how a column is called
   */
  public ReadableText(Function<Column, Piece> columns) {
    this.columns = columns;
  }

  /** The expression as text of its own. */
  public String of(ScalarExpression expression) {
    return expression.accept(this).text();
  }

  /** The aggregate with its clauses; all history goes without saying. */
  public String of(Aggregate aggregate) {
    StringBuilder text = new StringBuilder(name(aggregate.function())).append('(');
    text.append(String.join(", ", aggregate.arguments().stream().map(this::of).toList()));
    aggregate
        .parameter()
        .ifPresent(
            parameter ->
                text.append(aggregate.arguments().isEmpty() ? "" : ", ").append(of(parameter)));
    text.append(')');
    aggregate.condition().ifPresent(condition -> text.append(" where ").append(of(condition)));
    if (!(aggregate.window() instanceof Window.AllHistory)) {
      text.append(' ').append(WindowText.of(aggregate.window()));
    }
    return aggregate.prior() ? text.append(" prior").toString() : text.toString();
  }

  private static String name(AggregateFunction function) {
    return function == AggregateFunction.COUNT_VALUES
        ? "count"
        : function.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Piece visitLiteral(Literal literal) {
    if (literal.value().isEmpty()) {
      return Piece.whole("null");
    }
    Object value = literal.value().get();
    return Piece.whole(
        switch (literal.type().kind()) {
          case DECIMAL -> ((BigDecimal) value).toPlainString();
          case DOUBLE -> value.toString();
          default -> ExpressionText.of(literal);
        });
  }

  @Override
  public Piece visitColumn(Column column) {
    return columns.apply(column);
  }

  @Override
  public Piece visitCall(Call call) {
    return switch (call.operator()) {
      case OR -> chained(call, " or ", 2);
      case AND -> chained(call, " and ", 3);
      case NOT -> new Piece("not " + part(call, 0, 4), 4);
      case EQUAL -> compared(call, " == ");
      case NOT_EQUAL -> compared(call, " != ");
      case LESS -> compared(call, " < ");
      case LESS_EQUAL -> compared(call, " <= ");
      case GREATER -> compared(call, " > ");
      case GREATER_EQUAL -> compared(call, " >= ");
      case IN -> compared(call, " in ");
      case IS_NULL -> new Piece(part(call, 0, 6) + " is null", 5);
      case IS_NOT_NULL -> new Piece(part(call, 0, 6) + " is not null", 5);
      case COALESCE -> new Piece(part(call, 0, 7) + " ?? " + part(call, 1, 6), 6);
      case ADD -> grouped(call, " + ", 7);
      case SUBTRACT -> grouped(call, " - ", 7);
      case MULTIPLY -> grouped(call, " * ", 8);
      case DIVIDE -> grouped(call, " / ", 8);
      case REMAINDER -> grouped(call, " % ", 8);
      case NEGATE -> new Piece("-" + part(call, 0, Piece.WHOLE), 8);
      case IF -> choice(call);
      case LIST -> Piece.whole("[" + arguments(call) + "]");
      default -> Piece.whole(function(call) + "(" + arguments(call) + ")");
    };
  }

  /** With its version, which the author does not write: it may be all that has changed. */
  @Override
  public Piece visitOwnCall(OwnCall call) {
    OwnFunction function = call.function();
    String name = function.name() + "@v" + function.version();
    return Piece.whole(name + "(" + texts(call.arguments()) + ")");
  }

  private String part(Call call, int argument, int binding) {
    return call.arguments().get(argument).accept(this).in(binding);
  }

  private Piece chained(Call call, String word, int binding) {
    return new Piece(part(call, 0, binding) + word + part(call, 1, binding), binding);
  }

  private Piece compared(Call call, String sign) {
    return new Piece(part(call, 0, 6) + sign + part(call, 1, 6), 5);
  }

  private Piece grouped(Call call, String sign, int binding) {
    return new Piece(part(call, 0, binding) + sign + part(call, 1, binding + 1), binding);
  }

  private Piece choice(Call call) {
    return new Piece(
        "if " + part(call, 0, 1) + " then " + part(call, 1, 1) + " else " + part(call, 2, 0), 0);
  }

  private String arguments(Call call) {
    return texts(call.arguments());
  }

  private String texts(List<ScalarExpression> arguments) {
    return String.join(", ", arguments.stream().map(this::of).toList());
  }

  private static String function(Call call) {
    return switch (call.operator()) {
      case TO_INT, TO_DOUBLE, TO_DECIMAL, TO_STRING -> call.type().toString().replace(" ", "");
      case LIST_CONTAINS, MAP_CONTAINS -> "contains";
      case MAP_SIZE -> "size";
      case MAP_ELEMENT -> "element";
      case MAP_KEYS -> "keys";
      default -> call.operator().name().toLowerCase(Locale.ROOT);
    };
  }
}
