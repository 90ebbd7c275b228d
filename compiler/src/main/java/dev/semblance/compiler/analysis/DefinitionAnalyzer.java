package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.CLAUSE_MISPLACED;
import static dev.semblance.compiler.source.DiagnosticCode.DECLARATION_CYCLE;
import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration.Definition;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.WindowClause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The definitions of one group: aggregates of the stream's events, and expressions over other
 * definitions, wherever these stand.
 */
final class DefinitionAnalyzer {
  private final List<Definition> definitions;
  private final StreamShape stream;
  private final Context context;
  private final List<Aggregate> aggregates = new ArrayList<>();
  private final Map<String, Definition> named = new LinkedHashMap<>();
  private final Map<String, Optional<ScalarExpression>> features = new LinkedHashMap<>();
  private final Map<String, List<String>> windowed = new LinkedHashMap<>();
  private final Map<String, Definition> derived = new LinkedHashMap<>();

  DefinitionAnalyzer(List<Definition> definitions, StreamShape stream, Context context) {
    this.definitions = definitions;
    this.stream = stream;
    this.context = context;
    definitions.forEach(this::declare);
    deriveAll();
  }

  List<Aggregate> aggregates() {
    return aggregates;
  }

  /** By name, in declared order; empty values have a mistake. */
  Map<String, GroupShape.Feature> features() {
    Map<String, GroupShape.Feature> all = new LinkedHashMap<>();
    features.forEach(
        (name, value) -> all.put(name, new GroupShape.Feature(named.get(name).doc(), value)));
    return all;
  }

  private void declare(Definition definition) {
    if (AggregateAnalyzer.isAggregate(definition, context)) {
      aggregate(definition);
    } else if (claim(definition.name().name(), definition, definition.name().span())) {
      derived.put(definition.name().name(), definition);
    }
  }

  /** Whether the name was free. */
  private boolean claim(String name, Definition definition, SourceSpan place) {
    Definition first = named.putIfAbsent(name, definition);
    if (first == null) {
      features.put(name, Optional.empty());
      return true;
    }
    context.report(
        Diagnostic.at(DUPLICATE_NAME, place, "the group has two definitions `" + name + "`")
            .label(first.name().span(), "the first is here"));
    return false;
  }

  private void aggregate(Definition definition) {
    AggregateAnalyzer analyzer = new AggregateAnalyzer(definition, stream, context);
    List<WindowClause> windows = definition.windows();
    if (windows.size() < 2) {
      slot(definition, definition.name().name(), definition.name().span(), analyzer, windows);
      return;
    }
    List<String> names = new ArrayList<>();
    for (WindowClause window : windows) {
      String name = definition.name().name() + WindowAnalyzer.suffix(window);
      slot(definition, name, window.span(), analyzer, List.of(window));
      names.add(name);
    }
    windowed.put(definition.name().name(), names);
  }

  private void slot(
      Definition definition,
      String name,
      SourceSpan place,
      AggregateAnalyzer analyzer,
      List<WindowClause> window) {
    Optional<Aggregate> aggregate = analyzer.over(name, window);
    if (claim(name, definition, place) && aggregate.isPresent()) {
      aggregates.add(aggregate.get());
      features.put(
          name,
          Optional.of(
              new ScalarExpression.Column(
                  name, aggregate.get().type(), aggregate.get().nullable())));
    }
  }

  private void deriveAll() {
    DependencyOrder order = DependencyOrder.of(derived.keySet(), this::needs);
    for (List<String> cycle : order.cycles()) {
      context.report(
          Diagnostic.at(
                  DECLARATION_CYCLE,
                  derived.get(cycle.get(0)).name().span(),
                  cycle.size() == 1
                      ? "the definition `" + cycle.get(0) + "` needs itself"
                      : "definitions need each other in a circle: " + DependencyOrder.text(cycle))
              .help("the value before this event is `previous(x)`"));
    }
    DefinitionScope scope = new DefinitionScope(features, windowed, stream, context.diagnostics());
    for (String name : order.order()) {
      if (!order.isCyclic(name)) {
        features.put(name, derive(derived.get(name), scope));
      }
    }
  }

  private List<String> needs(String name) {
    return SyntaxWalk.paths(derived.get(name).expression()).stream()
        .map(Expression.Path::text)
        .toList();
  }

  private Optional<ScalarExpression> derive(Definition definition, Scope scope) {
    // Where an aggregate is misspelt, or stands inside the expression, the clauses are its own.
    boolean functions =
        SyntaxWalk.calls(definition.expression()).stream()
            .allMatch(call -> CallTyping.isFunction(call, context.functions()));
    if (functions) {
      clause(definition).ifPresent(place -> clauseMisplaced(definition, place));
    }
    return context.expressions(scope).value(definition.expression());
  }

  private static Optional<SourceSpan> clause(Definition definition) {
    if (definition.condition().isPresent()) {
      return definition.condition().map(Expression::span);
    }
    return definition.windows().isEmpty()
        ? definition.prior()
        : Optional.of(definition.windows().get(0).span());
  }

  private void clauseMisplaced(Definition definition, SourceSpan place) {
    context.report(
        Diagnostic.at(
                CLAUSE_MISPLACED,
                place,
                "`where`, `over` and `prior` belong to an aggregate, and this definition has none")
            .label(definition.expression().span(), "this is an expression over other definitions")
            .help("give the clause to the aggregates that the expression reads"));
  }
}
