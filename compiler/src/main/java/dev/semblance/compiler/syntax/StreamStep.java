package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/** One step of a stream, applied in the order written. */
public sealed interface StreamStep {

  SourceSpan span();

  <R> R accept(Visitor<R> visitor);

  /** One method a kind. */
  interface Visitor<R> {
    R visitWhere(Where where);

    R visitWith(With with);

    R visitJoin(Join join);
  }

  /** {@code where condition}. */
  record Where(SourceSpan span, Expression condition) implements StreamStep {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitWhere(this);
    }
  }

  /** {@code with a = expression, ...}. */
  record With(SourceSpan span, List<Assignment> assignments) implements StreamStep {
    public With {
      assignments = List.copyOf(assignments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitWith(this);
    }
  }

  /** {@code name = expression}. */
  record Assignment(SourceSpan span, Identifier name, Expression expression) {}

  /** {@code [left] join stream [as alias] on key, ... [within duration]}. */
  record Join(
      SourceSpan span,
      boolean left,
      StreamName stream,
      Optional<Identifier> alias,
      List<JoinKey> keys,
      Optional<Expression.DurationLiteral> within)
      implements StreamStep {
    public Join {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitJoin(this);
    }
  }

  /**
   * {@code x} (both sides call it so) or {@code x = o.y}. The left side is a path over the stream
   * so far; the right side a path that begins with the joined stream's name or alias.
   */
  record JoinKey(SourceSpan span, Expression.Path left, Optional<Expression.Path> right) {}
}
