package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.TOO_LARGE;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration.StreamDeclaration;
import dev.semblance.compiler.syntax.StreamStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies the steps of one stream to its base, in the order written. */
final class StreamAnalyzer implements StreamStep.Visitor<Void> {
  private static final int MOST_FIELDS = 10_000;

  private final StreamDeclaration declaration;
  private final StreamTable streams;
  private final Context context;
  private StreamShape shape;

  private StreamAnalyzer(StreamDeclaration declaration, StreamTable streams, Context context) {
    this.declaration = declaration;
    this.streams = streams;
    this.context = context;
  }

  /**
   * What the stream amounts to.
   *
   * @param streams has those that it is made of
   */
  static StreamShape analyze(StreamDeclaration declaration, StreamTable streams, Context context) {
    return new StreamAnalyzer(declaration, streams, context).shape();
  }

  private StreamShape shape() {
    shape = streams.find(declaration.base()).named(declaration.name().name());
    declaration.steps().forEach(step -> step.accept(this));
    return shape;
  }

  private ExpressionAnalyzer expressions() {
    return context.expressions(new FieldScope(shape, context.diagnostics()));
  }

  @Override
  public Void visitWhere(StreamStep.Where where) {
    expressions()
        .condition(where.condition())
        .ifPresent(condition -> restrict(condition, where.span()));
    return null;
  }

  private void restrict(ScalarExpression condition, SourceSpan span) {
    Optional<ScalarExpression> both =
        ScalarExpression.and(shape.condition(), Optional.of(condition));
    if (context.budget().accepts(both.orElseThrow(), span)) {
      shape = shape.withCondition(both);
    }
  }

  @Override
  public Void visitWith(StreamStep.With with) {
    with.assignments().forEach(this::assign);
    return null;
  }

  private void assign(StreamStep.Assignment assignment) {
    String name = assignment.name().name();
    Optional<ScalarExpression> value = expressions().value(assignment.expression());
    if (shape.fields().containsKey(name) || shape.hidden().contains(name) || shape.isRecord(name)) {
      context.report(
          Diagnostic.at(
                  DUPLICATE_NAME,
                  assignment.name().span(),
                  "the stream has a field `" + name + "` already")
              .help("`with` adds fields and changes none: choose another name"));
      return;
    }
    if (shape.fields().size() < MOST_FIELDS) {
      shape = shape.withField(name, value);
    } else {
      tooManyFields(assignment.span(), "this");
    }
  }

  @Override
  public Void visitJoin(StreamStep.Join join) {
    StreamShape right = streams.find(join.stream());
    JoinAnalyzer analyzer = new JoinAnalyzer(shape, right, join, context);
    Optional<ResolvedLookup> lookup = analyzer.lookup();
    String alias = analyzer.alias();
    if (shape.aliases().contains(alias)) {
      return null; // Reported by the join; the first of that name stays.
    }
    if (shape.fields().size() + right.fields().size() > MOST_FIELDS) {
      tooManyFields(join.span(), "this join");
      return null;
    }
    shape = joined(join, right, alias, lookup);
    if (!join.left()) {
      lookup.ifPresent(l -> restrict(l.matched(), join.span()));
    }
    return null;
  }

  private void tooManyFields(SourceSpan span, String what) {
    context.report(
        Diagnostic.at(
            TOO_LARGE, span, what + " gives the stream more than " + MOST_FIELDS + " fields"));
  }

  private StreamShape joined(
      StreamStep.Join join, StreamShape right, String alias, Optional<ResolvedLookup> lookup) {
    Map<String, Optional<ScalarExpression>> fields = new LinkedHashMap<>(shape.fields());
    Set<String> hidden = new LinkedHashSet<>(shape.hidden());
    Set<String> open = new LinkedHashSet<>(shape.open());
    Set<String> aliases = new LinkedHashSet<>(shape.aliases());
    List<ResolvedLookup> lookups = new ArrayList<>(shape.lookups());
    right
        .fields()
        .forEach((path, field) -> fields.put(alias + "." + path, found(join, path, field)));
    right.hidden().forEach(path -> hidden.add(alias + "." + path));
    Set<String> labels = new LinkedHashSet<>(shape.labels());
    right.labels().forEach(path -> labels.add(alias + "." + path));
    if (!right.open().isEmpty()) {
      open.add(alias);
    }
    aliases.add(alias);
    lookup.ifPresent(lookups::add);
    return new StreamShape(
        shape.name(),
        shape.event(),
        shape.condition(),
        fields,
        lookups,
        aliases,
        hidden,
        open,
        labels,
        shape.bases());
  }

  /** A field of the right stream, as a column that the lookup adds. */
  private Optional<ScalarExpression> found(
      StreamStep.Join join, String path, Optional<ScalarExpression> field) {
    String lookup = JoinAnalyzer.name(shape, join);
    return field.map(
        value ->
            new ScalarExpression.Column(
                lookup + "." + path, value.type(), join.left() || value.nullable()));
  }
}
