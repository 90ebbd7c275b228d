package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.EMPTY_DECLARATION;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.KeyDefinition;
import dev.semblance.compiler.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks one group of features. */
final class GroupAnalyzer {
  private final FeaturesDeclaration group;
  private final Context context;
  private final StreamShape stream;
  private final Scope events;

  private GroupAnalyzer(FeaturesDeclaration group, StreamTable streams, Context context) {
    this.group = group;
    this.context = context;
    this.stream = streams.find(group.stream());
    this.events = new FieldScope(stream, context.diagnostics());
  }

  static GroupShape analyze(FeaturesDeclaration group, StreamTable streams, Context context) {
    return new GroupAnalyzer(group, streams, context).shape();
  }

  private GroupShape shape() {
    List<GroupShape.Key> keys = keys();
    Optional<ScalarExpression> where =
        group.condition().flatMap(c -> context.expressions(events).condition(c));
    if (group.definitions().isEmpty()) {
      context.report(
          Diagnostic.at(
                  EMPTY_DECLARATION,
                  group.name().span(),
                  "the group `" + group.name().name() + "` has no definitions")
              .help("define a feature: `events = count() over 7d`"));
    }
    DefinitionAnalyzer definitions = new DefinitionAnalyzer(group.definitions(), stream, context);
    boolean whole =
        where.isPresent() == group.condition().isPresent()
            && keys.stream().allMatch(key -> key.expression().isPresent())
            && definitions.features().values().stream().allMatch(f -> f.expression().isPresent())
            && !stream.isUnknown();
    return new GroupShape(
        group,
        keys,
        definitions.features(),
        whole ? Optional.of(resolved(keys, where, definitions)) : Optional.empty());
  }

  private ResolvedGroup resolved(
      List<GroupShape.Key> keys, Optional<ScalarExpression> where, DefinitionAnalyzer definitions) {
    List<ResolvedGroup.Feature> features = new ArrayList<>();
    definitions
        .features()
        .forEach(
            (name, feature) ->
                features.add(
                    new ResolvedGroup.Feature(
                        name, feature.doc(), feature.expression().orElseThrow())));
    return new ResolvedGroup(
        group.name().name(),
        group.version().number(),
        group.doc(),
        group.deprecated().map(Expression.StringLiteral::value),
        stream.resolved(),
        keys.stream()
            .map(key -> new ResolvedGroup.Key(key.name(), key.expression().orElseThrow()))
            .toList(),
        ScalarExpression.and(stream.condition(), where),
        definitions.aggregates(),
        features);
  }

  private List<GroupShape.Key> keys() {
    Map<String, KeyDefinition> seen = new LinkedHashMap<>();
    List<GroupShape.Key> keys = new ArrayList<>();
    for (KeyDefinition key : group.keys()) {
      String name = key.name().name();
      KeyDefinition first = seen.putIfAbsent(name, key);
      if (first != null) {
        context.report(
            Diagnostic.at(
                    DUPLICATE_NAME, key.name().span(), "the group has two keys `" + name + "`")
                .label(first.name().span(), "the first is here"));
      } else {
        keys.add(new GroupShape.Key(name, key(key)));
      }
    }
    return keys;
  }

  private Optional<ScalarExpression> key(KeyDefinition key) {
    Expression expression =
        key.expression()
            .orElseGet(() -> new Expression.Path(key.name().span(), List.of(key.name())));
    Optional<ScalarExpression> value = context.expressions(events).value(expression);
    if (value.isPresent() && !value.get().type().isScalar()) {
      context.report(Maps.noKey(TYPE_MISMATCH, expression.span(), value.get().type()));
      return Optional.empty();
    }
    return value;
  }
}
