package dev.semblance.compiler.syntax;

import dev.semblance.compiler.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/** Something a file declares at its top level. */
public sealed interface Declaration {

  SourceSpan span();

  /** The doc comment, without its slashes; empty where there is none. */
  String doc();

  <R> R accept(Visitor<R> visitor);

  /** One method a kind. */
  interface Visitor<R> {
    R visitEvent(EventDeclaration event);

    R visitStream(StreamDeclaration stream);

    R visitFeatures(FeaturesDeclaration features);

    R visitVector(VectorDeclaration vector);

    R visitFunction(FunctionDeclaration function);

    R visitTest(TestDeclaration test);
  }

  /** {@code event name { field : type @annotation ... }}. */
  record EventDeclaration(
      SourceSpan span, String doc, Identifier name, List<FieldDeclaration> fields)
      implements Declaration {
    public EventDeclaration {
      fields = List.copyOf(fields);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitEvent(this);
    }
  }

  /** A field of an event. */
  record FieldDeclaration(
      SourceSpan span, String doc, Identifier name, FieldType type, List<Annotation> annotations) {
    public FieldDeclaration {
      annotations = List.copyOf(annotations);
    }
  }

  /** {@code @id}; the span covers the sign and the name. */
  record Annotation(SourceSpan span, String name) {}

  /** {@code stream name = base step ...}. */
  record StreamDeclaration(
      SourceSpan span, String doc, Identifier name, StreamName base, List<StreamStep> steps)
      implements Declaration {
    public StreamDeclaration {
      steps = List.copyOf(steps);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitStream(this);
    }
  }

  /** {@code features name v1 by key, ... from stream [where condition] { ... }}. */
  record FeaturesDeclaration(
      SourceSpan span,
      String doc,
      Identifier name,
      Version version,
      Optional<Expression.StringLiteral> deprecated,
      List<KeyDefinition> keys,
      StreamName stream,
      Optional<Expression> condition,
      List<Definition> definitions)
      implements Declaration {
    public FeaturesDeclaration {
      keys = List.copyOf(keys);
      definitions = List.copyOf(definitions);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFeatures(this);
    }
  }

  /** {@code v3}; {@code number} is 3, or 0 where the text is no version (already reported). */
  record Version(SourceSpan span, int number) {}

  /** {@code card} or {@code card = expression}. */
  record KeyDefinition(SourceSpan span, Identifier name, Optional<Expression> expression) {}

  /**
   * {@code name = expression [where condition] [over window, ...] [prior]}; the clauses only make
   * sense on an aggregate, which analysis checks.
   *
   * @param prior the place of the word {@code prior}, where it stands
   */
  record Definition(
      SourceSpan span,
      String doc,
      Identifier name,
      Expression expression,
      Optional<Expression> condition,
      List<WindowClause> windows,
      Optional<SourceSpan> prior) {
    public Definition {
      windows = List.copyOf(windows);
    }
  }

  /** {@code vector name v1 on stream [where condition] { ... }}. */
  record VectorDeclaration(
      SourceSpan span,
      String doc,
      Identifier name,
      Version version,
      Optional<Expression.StringLiteral> deprecated,
      StreamName stream,
      Optional<Expression> condition,
      List<VectorItem> items)
      implements Declaration {
    public VectorDeclaration {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitVector(this);
    }
  }

  /** {@code fn name(p: T, ...) = expression}. */
  record FunctionDeclaration(
      SourceSpan span, String doc, Identifier name, List<Parameter> parameters, Expression body)
      implements Declaration {
    public FunctionDeclaration {
      parameters = List.copyOf(parameters);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFunction(this);
    }
  }

  /** {@code p: T}. */
  record Parameter(SourceSpan span, Identifier name, TypeReference type) {}

  /** {@code test "title" for vector { steps }}. */
  record TestDeclaration(
      SourceSpan span,
      String doc,
      Expression.StringLiteral title,
      Identifier vector,
      Optional<Version> version,
      List<TestStep> steps)
      implements Declaration {
    public TestDeclaration {
      steps = List.copyOf(steps);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTest(this);
    }
  }
}
