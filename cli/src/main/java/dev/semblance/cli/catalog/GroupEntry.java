package dev.semblance.cli.catalog;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.WindowText;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StateSize;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.KeyDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is to say of a group. */
final class GroupEntry {
  private final ResolvedGroup group;
  private final Origins origins;
  private final Map<String, Aggregate> slots = new HashMap<>();

  private GroupEntry(ResolvedGroup group) {
    this.group = group;
    this.origins = new Origins(group.stream(), List.of());
    group.aggregates().forEach(aggregate -> slots.put(aggregate.slot(), aggregate));
  }

  /**
   * @param definitions of the features, readable, by name
   */
  static Entry.Group of(
      ResolvedGroup group,
      FeaturesDeclaration declared,
      Written written,
      Entry.Version version,
      Map<String, String> definitions) {
    GroupEntry entry = new GroupEntry(group);
    Set<Reference> sources = new LinkedHashSet<>();
    sources.add(written.source(declared.stream()));
    sources.addAll(entry.origins.of(group.condition().stream().toList()));
    return new Entry.Group(
        group.name(),
        version,
        group.doc(),
        written.place(declared.name().span()),
        Written.text(declared.stream()),
        Written.text(declared.condition()),
        List.copyOf(sources),
        ProgramReader.events(group.stream()),
        entry.key(declared),
        entry.state(),
        group.features().stream()
            .map(feature -> entry.feature(feature, definitions.get(feature.name())))
            .toList());
  }

  private List<Value> key(FeaturesDeclaration declared) {
    List<Value> key = new ArrayList<>();
    for (int i = 0; i < group.keys().size(); i++) {
      ResolvedGroup.Key part = group.keys().get(i);
      KeyDefinition definition = declared.keys().get(i);
      String text = Written.text(definition.expression()).orElse(part.name());
      key.add(
          Value.of(
              part.name(), part.expression(), "", text, origins.of(List.of(part.expression()))));
    }
    return key;
  }

  private String state() {
    List<ScalarExpression> key = group.keys().stream().map(ResolvedGroup.Key::expression).toList();
    return StateSize.of(
            new Stage.Source(
                group.stream().event().name(),
                key,
                group.stream().condition(),
                group.condition(),
                group.aggregates()))
        .text();
  }

  private Value feature(ResolvedGroup.Feature feature, String definition) {
    Set<Aggregate> read = new LinkedHashSet<>();
    feature.expression().forEachColumn(slot -> read.add(slots.get(slot.name())));
    Set<String> windows = new LinkedHashSet<>();
    read.forEach(aggregate -> windows.add(WindowText.of(aggregate.window())));
    return Value.of(
            feature.name(),
            feature.expression(),
            feature.doc(),
            definition,
            origins.ofAggregates(read))
        .over(List.copyOf(windows));
  }
}
