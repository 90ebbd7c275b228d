package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DECLARATION_CYCLE;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.StreamDeclaration;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Declaration.Version;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.StreamName;
import dev.semblance.compiler.syntax.StreamStep;
import dev.semblance.compiler.syntax.VectorItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Puts streams, groups and vectors in an order in which each comes after what it is made of; those
 * that are made of each other in a circle are reported.
 */
final class AnalysisOrder {
  private final Declarations declarations;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** Something declared, by one of these; and what it is made of, by the names of other parts. */
  record Part(
      Optional<StreamDeclaration> stream,
      Optional<FeaturesDeclaration> group,
      Optional<VectorDeclaration> vector,
      SourceSpan name,
      List<String> needs,
      boolean cyclic) {

    private Part onCircle() {
      return new Part(stream, group, vector, name, needs, true);
    }
  }

  private AnalysisOrder(Declarations declarations) {
    this.declarations = declarations;
    declarations.streams().values().forEach(this::addStream);
    declarations.groups().values().forEach(versions -> versions.values().forEach(this::addGroup));
    declarations.vectors().values().forEach(versions -> versions.values().forEach(this::addVector));
  }

  /** All streams, and all versions of groups and vectors, in that order. */
  static List<Part> of(Declarations declarations, Context context) {
    Map<String, Part> parts = new AnalysisOrder(declarations).parts;
    DependencyOrder order = DependencyOrder.of(parts.keySet(), name -> parts.get(name).needs());
    for (List<String> cycle : order.cycles()) {
      context.report(circle(cycle, parts));
    }
    return order.order().stream()
        .map(name -> order.isCyclic(name) ? parts.get(name).onCircle() : parts.get(name))
        .toList();
  }

  private static Diagnostic circle(List<String> cycle, Map<String, Part> parts) {
    boolean streams = cycle.stream().allMatch(name -> parts.get(name).stream().isPresent());
    String first = cycle.get(0);
    String message =
        cycle.size() == 1
            ? "the " + (streams ? "stream" : "vector") + " `" + first + "` is made of itself"
            : (streams ? "streams" : "streams, groups and vectors")
                + " are made of each other in a circle: "
                + DependencyOrder.text(cycle);
    return Diagnostic.at(DECLARATION_CYCLE, parts.get(first).name(), message)
        .help("a stream begins with an event in the end");
  }

  private void addStream(StreamDeclaration stream) {
    List<String> needs = new ArrayList<>(events(stream.base()));
    for (StreamStep step : stream.steps()) {
      if (step instanceof StreamStep.Join join) {
        needs.addAll(events(join.stream()));
      }
    }
    parts.put(
        stream.name().name(),
        new Part(
            Optional.of(stream),
            Optional.empty(),
            Optional.empty(),
            stream.name().span(),
            needs,
            false));
  }

  private void addGroup(FeaturesDeclaration group) {
    parts.put(
        version(group.name(), group.version().number()),
        new Part(
            Optional.empty(),
            Optional.of(group),
            Optional.empty(),
            group.name().span(),
            events(group.stream()),
            false));
  }

  private void addVector(VectorDeclaration vector) {
    List<String> needs = new ArrayList<>(events(vector.stream()));
    Map<String, List<String>> aliases = new HashMap<>();
    for (VectorItem item : vector.items()) {
      if (item instanceof VectorItem.Use use) {
        List<String> group =
            versions(declarations.groups().get(use.group().name()), use.group(), use.version());
        aliases.put(use.alias().orElse(use.group()).name(), group);
        needs.addAll(group);
      } else if (item instanceof VectorItem.LabelItem label) {
        needs.addAll(events(label.stream()));
      }
    }
    for (VectorItem item : vector.items()) {
      for (Identifier name : namesIn(item)) {
        if (!aliases.containsKey(name.name())) {
          needs.addAll(versions(declarations.groups().get(name.name()), name, Optional.empty()));
        }
      }
    }
    parts.put(
        version(vector.name(), vector.version().number()),
        new Part(
            Optional.empty(),
            Optional.empty(),
            Optional.of(vector),
            vector.name().span(),
            needs,
            false));
  }

  /** What may be the name of a group. */
  private static List<Identifier> namesIn(VectorItem item) {
    if (item instanceof VectorItem.GroupAll all) {
      return List.of(all.group());
    }
    if (item instanceof VectorItem.GroupFeatures features) {
      return List.of(features.group());
    }
    return item instanceof VectorItem.ComputedItem computed
        ? SyntaxWalk.paths(computed.expression()).stream()
            .map(Expression.Path::parts)
            .filter(path -> path.size() > 1)
            .map(path -> path.get(0))
            .toList()
        : List.of();
  }

  /** The parts that the events of a name are made of; none where they are declared as such. */
  private List<String> events(StreamName name) {
    return declarations.streams().containsKey(name.text())
        ? List.of(name.text())
        : versions(declarations.vectors().get(name.text()), name.name(), name.version());
  }

  /** The version meant; none where there is no such, or the choice has been left out. */
  private static List<String> versions(
      SortedMap<Integer, ?> declared, Identifier name, Optional<Version> version) {
    if (declared == null || (version.isEmpty() && declared.size() > 1)) {
      return List.of();
    }
    int number = version.map(Version::number).orElseGet(declared::firstKey);
    return declared.containsKey(number) ? List.of(version(name, number)) : List.of();
  }

  private static String version(Identifier name, int number) {
    return name.name() + " v" + number;
  }
}
