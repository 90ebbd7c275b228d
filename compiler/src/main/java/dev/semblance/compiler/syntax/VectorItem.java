package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/** One line of a vector, in output order. */
public sealed interface VectorItem {

  SourceSpan span();

  /** The doc comment, empty where there is none. */
  String doc();

  <R> R accept(Visitor<R> visitor);

  /** One method a kind. */
  interface Visitor<R> {
    R visitUse(Use use);

    R visitField(FieldItem field);

    R visitComputed(ComputedItem computed);

    R visitGroupAll(GroupAll all);

    R visitGroupFeatures(GroupFeatures features);

    R visitLabel(LabelItem label);
  }

  /** {@code use group [v2] [by expression, ...] [as alias]}. */
  record Use(
      SourceSpan span,
      String doc,
      Identifier group,
      Optional<Declaration.Version> version,
      List<Expression> keys,
      Optional<Identifier> alias)
      implements VectorItem {
    public Use {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUse(this);
    }
  }

  /** {@code amount}: a field of the trigger. */
  record FieldItem(SourceSpan span, String doc, Identifier name) implements VectorItem {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitField(this);
    }
  }

  /** {@code name = expression}. */
  record ComputedItem(SourceSpan span, String doc, Identifier name, Expression expression)
      implements VectorItem {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitComputed(this);
    }
  }

  /** {@code group.*}; the group may be a path to a record, {@code card.issuer.*}. */
  record GroupAll(SourceSpan span, String doc, Identifier group) implements VectorItem {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitGroupAll(this);
    }
  }

  /**
   * {@code group.feature} or {@code group.{a, b}}; {@code braces} tells which was written. A single
   * {@code alias.field} of a joined stream, or {@code card.issuer.country} of a record, parses as
   * this too, with the path before it as the group; analysis tells them apart.
   */
  record GroupFeatures(
      SourceSpan span, String doc, Identifier group, List<Identifier> features, boolean braces)
      implements VectorItem {
    public GroupFeatures {
      features = List.copyOf(features);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitGroupFeatures(this);
    }
  }

  /** {@code label name = aggregate from stream by key, ... [where condition] within duration}. */
  record LabelItem(
      SourceSpan span,
      String doc,
      Identifier name,
      Expression aggregate,
      StreamName stream,
      List<Declaration.KeyDefinition> keys,
      Optional<Expression> condition,
      Expression.DurationLiteral within)
      implements VectorItem {
    public LabelItem {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLabel(this);
    }
  }
}
