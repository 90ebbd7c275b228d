package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DEPRECATED;
import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_FEATURE;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.UNUSED_ALIAS;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.VectorItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups that one vector uses, by the names it calls them. */
final class VectorUses {
  private final StreamShape trigger;
  private final GroupTable groups;
  private final KeyBinder keys;
  private final Context context;
  private final Map<String, VectorItem.Use> announced = new HashMap<>();
  private final Map<String, Bound> bound = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();
  private final Set<String> featureColumns = new HashSet<>();

  /**
   * A group in use.
   *
   * @param group empty where a mistake has hidden it
   */
  private record Bound(
      String alias, SourceSpan span, Optional<GroupShape> group, List<ScalarExpression> key) {
    boolean nullableKey() {
      return key.stream().anyMatch(ScalarExpression::nullable);
    }
  }

  VectorUses(StreamShape trigger, GroupTable groups, List<VectorItem> items, Context context) {
    this.trigger = trigger;
    this.groups = groups;
    this.context = context;
    this.keys = new KeyBinder(trigger, featureColumns, context);
    for (VectorItem item : items) {
      if (item instanceof VectorItem.Use use && !trigger.aliases().contains(alias(use).name())) {
        announced.putIfAbsent(alias(use).name(), use);
      }
    }
  }

  private static Identifier alias(VectorItem.Use use) {
    return use.alias().orElse(use.group());
  }

  /** Whether a name stands for a group here; one of the trigger's joins gives way to a `use`. */
  boolean has(String name) {
    return bound.containsKey(name)
        || announced.containsKey(name)
        || (groups.has(name) && !trigger.aliases().contains(name));
  }

  /** Binds a {@code use} line; its keys are expressions over the trigger and earlier items. */
  void declare(VectorItem.Use use, ExpressionAnalyzer expressions) {
    Identifier alias = alias(use);
    Bound first = bound.get(alias.name());
    if (first != null || trigger.aliases().contains(alias.name())) {
      context.report(taken(use, alias, Optional.ofNullable(first)));
      return;
    }
    Optional<GroupShape> group = groups.find(use.group(), use.version());
    List<ScalarExpression> key = new ArrayList<>();
    Optional<GroupShape> whole =
        group.filter(g -> keys.bind(g, use, expressions, key) && isWhole(g));
    group.ifPresent(g -> warnOfDeprecated(g, use.group().span()));
    bound.put(alias.name(), new Bound(alias.name(), use.span(), whole, key));
  }

  private Diagnostic taken(VectorItem.Use use, Identifier alias, Optional<Bound> first) {
    Diagnostic diagnostic =
        Diagnostic.at(
                DUPLICATE_NAME,
                alias.span(),
                first.isPresent()
                    ? "two groups are called `" + alias.name() + "`"
                    : "`"
                        + alias.name()
                        + "` is a "
                        + (trigger.isRecord(alias.name()) ? "record" : "joined stream")
                        + " of the trigger already")
            .help(
                "give this one another name: `use "
                    + use.group().name()
                    + " ... as "
                    + FreeNames.besides(this::isTaken)
                    + "`");
    return first.map(f -> diagnostic.label(f.span(), "the first is here")).orElse(diagnostic);
  }

  private boolean isTaken(String alias) {
    return announced.containsKey(alias) || trigger.aliases().contains(alias);
  }

  private static boolean isWhole(GroupShape group) {
    return group.keys().stream().allMatch(key -> key.expression().isPresent());
  }

  private void warnOfDeprecated(GroupShape group, SourceSpan span) {
    group
        .deprecated()
        .ifPresent(
            advice ->
                context.report(
                    Diagnostic.at(DEPRECATED, span, "`" + group.title() + "` is deprecated")
                        .help(advice)));
  }

  private Bound find(Identifier name) {
    read.add(name.name());
    Bound known = bound.get(name.name());
    if (known != null) {
      if (!announced.containsKey(name.name())) {
        known.group().ifPresent(group -> warnOfDeprecated(group, name.span()));
      }
      return known;
    }
    Bound found = new Bound(name.name(), name.span(), Optional.empty(), List.of());
    VectorItem.Use later = announced.get(name.name());
    if (later != null) {
      context.report(
          Diagnostic.at(UNKNOWN_NAME, name.span(), "`" + name.name() + "` is read above its `use`")
              .label(later.span(), "the `use` is here")
              .help("move the `use` up"));
      return found;
    }
    if (name.name().equals(trigger.name())) {
      context.report(
          Diagnostic.at(
                  UNKNOWN_NAME, name.span(), "`" + name.name() + "` is the trigger, and no group")
              .help("fields of the trigger are written bare"));
    } else {
      found = implicit(name);
    }
    bound.put(name.name(), found);
    return found;
  }

  /** A group that no {@code use} mentions: its keys are fields of the trigger. */
  private Bound implicit(Identifier name) {
    Optional<GroupShape> group = groups.find(name, Optional.empty());
    List<ScalarExpression> key = new ArrayList<>();
    Optional<GroupShape> whole =
        group.filter(g -> keys.bindByName(g, name.span(), key) && isWhole(g));
    group.ifPresent(g -> warnOfDeprecated(g, name.span()));
    return new Bound(name.name(), name.span(), whole, key);
  }

  /** Names of all features of a group in use; none where a mistake has hidden it. */
  List<String> features(Identifier group) {
    return find(group).group().map(g -> List.copyOf(g.features().keySet())).orElseGet(List::of);
  }

  /** A feature's value, as the column that the group's answer adds to the trigger's row. */
  Operand feature(Identifier group, String name, SourceSpan span) {
    Bound use = find(group);
    if (use.group().isEmpty()) {
      return Operand.error(span);
    }
    GroupShape.Feature feature = use.group().get().features().get(name);
    if (feature == null) {
      context.report(unknownFeature(use.group().get(), name, span));
      return Operand.error(span);
    }
    String column = use.alias() + "." + name;
    featureColumns.add(column);
    return Operand.of(
        span,
        feature
            .expression()
            .map(
                value ->
                    new ScalarExpression.Column(
                        column, value.type(), value.nullable() || use.nullableKey())));
  }

  /** The doc comment of a feature, empty where there is none. */
  String doc(Identifier group, String name) {
    return find(group)
        .group()
        .map(g -> g.features().get(name))
        .map(GroupShape.Feature::doc)
        .orElse("");
  }

  private static Diagnostic unknownFeature(GroupShape group, String name, SourceSpan span) {
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_FEATURE, span, "`" + group.title() + "` has no feature `" + name + "`");
    List<String> definitions =
        group.declaration().definitions().stream().map(d -> d.name().name()).toList();
    String meant =
        definitions.contains(name) ? name : NearNames.nearest(name, definitions).orElse(name);
    List<String> windows =
        group.features().keySet().stream().filter(f -> f.startsWith(meant + "_")).toList();
    if (!windows.isEmpty()) {
      return plain.help("did you mean one of " + NearNames.listed(windows) + "?");
    }
    return NearNames.advice(name, "its features are", group.features().keySet())
        .map(plain::help)
        .orElse(plain);
  }

  /** Warns of each {@code use} that nothing reads; a mistaken one may hide what would. */
  void warnOfUnused() {
    announced.forEach(
        (alias, use) -> {
          boolean whole = bound.containsKey(alias) && bound.get(alias).group().isPresent();
          if (whole && !read.contains(alias)) {
            context.report(
                Diagnostic.at(UNUSED_ALIAS, use.span(), "nothing reads `" + alias + "`")
                    .help("leave the `use` out, or add `" + alias + ".*`"));
          }
        });
  }

  /** Whether no mistake has hidden any of the groups. */
  boolean areWhole() {
    return bound.values().stream().allMatch(use -> use.group().isPresent());
  }

  /** The uses that are read, in the order bound; only of use where there was no mistake. */
  List<ResolvedVector.Use> resolved() {
    List<ResolvedVector.Use> uses = new ArrayList<>();
    for (Bound use : bound.values()) {
      use.group()
          .flatMap(GroupShape::resolved)
          .filter(group -> read.contains(use.alias()))
          .ifPresent(group -> uses.add(new ResolvedVector.Use(use.alias(), group, use.key())));
    }
    return uses;
  }

  /** Names that a dotted path may begin with. */
  Set<String> names() {
    Set<String> names = new HashSet<>(groups.names());
    names.addAll(announced.keySet());
    return names;
  }
}
