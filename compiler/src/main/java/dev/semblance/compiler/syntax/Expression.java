package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** An expression as written. Parentheses leave no trace; the formatter puts them where needed. */
public sealed interface Expression {

  SourceSpan span();

  <R> R accept(Visitor<R> visitor);

  /** One method a kind. */
  interface Visitor<R> {
    R visitInteger(IntegerLiteral literal);

    R visitDecimal(DecimalLiteral literal);

    R visitString(StringLiteral literal);

    R visitBoolean(BooleanLiteral literal);

    R visitNull(NullLiteral literal);

    R visitDuration(DurationLiteral literal);

    R visitTimeOffset(TimeOffset offset);

    R visitList(ListLiteral list);

    R visitMap(MapLiteral map);

    R visitPath(Path path);

    R visitCall(Call call);

    R visitUnary(Unary unary);

    R visitBinary(Binary binary);

    R visitIsNull(IsNull isNull);

    R visitIn(In in);

    R visitConditional(Conditional conditional);
  }

  /** {@code 1_000}; whether it fits an int is for analysis to say (a minus may stand before it). */
  record IntegerLiteral(SourceSpan span, BigInteger value) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInteger(this);
    }
  }

  /**
   * {@code 0.5}, {@code 1e-3}: a double, or a decimal beside a decimal; the exact value written.
   */
  record DecimalLiteral(SourceSpan span, BigDecimal value) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDecimal(this);
    }
  }

  /** {@code "text"}, escapes resolved. */
  record StringLiteral(SourceSpan span, String value) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitString(this);
    }
  }

  /** {@code true}, {@code false}. */
  record BooleanLiteral(SourceSpan span, boolean value) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBoolean(this);
    }
  }

  /** {@code null}. */
  record NullLiteral(SourceSpan span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNull(this);
    }
  }

  /** {@code 90d}: {@code text} as written, {@code micros} its length. */
  record DurationLiteral(SourceSpan span, String text, long micros) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDuration(this);
    }
  }

  /** {@code @30m}: a moment in a test, counted from its arbitrary start. */
  record TimeOffset(SourceSpan span, String text, long micros) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTimeOffset(this);
    }
  }

  /** {@code [1, 2]}. */
  record ListLiteral(SourceSpan span, List<Expression> items) implements Expression {
    public ListLiteral {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitList(this);
    }
  }

  /** {@code { "a": 1, "b": 2 }}: a map in a test; an empty one may be a record as well. */
  record MapLiteral(SourceSpan span, List<MapEntry> entries) implements Expression {
    public MapLiteral {
      entries = List.copyOf(entries);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMap(this);
    }
  }

  /** {@code "a": 1}. */
  record MapEntry(SourceSpan span, StringLiteral key, Expression value) {}

  /** {@code amount}, {@code charge.card}, {@code d.charge.card}: one part or more. */
  record Path(SourceSpan span, List<Identifier> parts) implements Expression {
    public Path {
      parts = List.copyOf(parts);
    }

    /** The parts joined by dots. */
    public String text() {
      return String.join(".", parts.stream().map(Identifier::name).toList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitPath(this);
    }
  }

  /** {@code name(argument, ...)}: a built-in, a declared function, or an aggregate. */
  record Call(SourceSpan span, Identifier function, List<Expression> arguments)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCall(this);
    }
  }

  /** Prefix operators. */
  enum UnaryOperator {
    NOT("not"),
    NEGATE("-");

    private final String text;

    UnaryOperator(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** {@code not x}, {@code -x}. */
  record Unary(SourceSpan span, UnaryOperator operator, Expression operand) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnary(this);
    }
  }

  /** Infix operators. */
  enum BinaryOperator {
    OR("or"),
    AND("and"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    COALESCE("??"),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%");

    private final String text;

    BinaryOperator(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** {@code left operator right}. */
  record Binary(
      SourceSpan span,
      BinaryOperator operator,
      SourceSpan operatorSpan,
      Expression left,
      Expression right)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBinary(this);
    }
  }

  /** {@code x is null}, {@code x is not null}. */
  record IsNull(SourceSpan span, Expression operand, boolean negated) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIsNull(this);
    }
  }

  /** {@code x in [a, b]}, {@code x not in [a, b]}. */
  record In(SourceSpan span, Expression operand, Expression list, boolean negated)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIn(this);
    }
  }

  /** {@code if condition then a else b}. */
  record Conditional(SourceSpan span, Expression condition, Expression then, Expression otherwise)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitConditional(this);
    }
  }
}
