package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.util.Optional;

/** A window after {@code over}, as written. */
public sealed interface WindowClause {

  SourceSpan span();

  <R> R accept(Visitor<R> visitor);

  /** One method a kind. */
  interface Visitor<R> {
    R visitTrailing(Trailing trailing);

    R visitLastEvents(LastEvents lastEvents);

    R visitSession(Session session);
  }

  /** {@code 7d}, {@code 7d ending 1d ago}, {@code 30d step 1h}. */
  record Trailing(
      SourceSpan span,
      Expression.DurationLiteral length,
      Optional<Expression.DurationLiteral> ending,
      Optional<Expression.DurationLiteral> step)
      implements WindowClause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTrailing(this);
    }
  }

  /** {@code 20 events}. */
  record LastEvents(SourceSpan span, Expression.IntegerLiteral count) implements WindowClause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLastEvents(this);
    }
  }

  /** {@code session 30m}. */
  record Session(SourceSpan span, Expression.DurationLiteral gap) implements WindowClause {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSession(this);
    }
  }
}
