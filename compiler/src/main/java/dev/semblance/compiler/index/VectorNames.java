package dev.semblance.compiler.index;

import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.VectorItem;
import dev.semblance.compiler.type.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the names in a vector stand for, item by item: an item sees those above it. */
final class VectorNames implements VectorItem.Visitor<Void> {
  private final VectorDeclaration vector;
  private final DeclaredNames declared;
  private final FieldNames trigger;
  private final Map<String, VectorItem.Use> uses = new HashMap<>();
  private final Map<String, Meaning> columns = new LinkedHashMap<>();

  VectorNames(VectorDeclaration vector, DeclaredNames declared) {
    this.vector = vector;
    this.declared = declared;
    this.trigger = declared.fields(vector.stream());
    for (VectorItem item : vector.items()) {
      if (item instanceof VectorItem.Use use) {
        String alias = use.alias().orElse(use.group()).name();
        if (!trigger.hasBeginning(alias)) {
          uses.putIfAbsent(alias, use);
        }
      }
    }
  }

  FieldNames trigger() {
    return trigger;
  }

  /** The columns so far. */
  Map<String, Meaning> columns() {
    return columns;
  }

  void apply(VectorItem item) {
    item.accept(this);
  }

  /** What the parts of a path stand for; none where that is not known. */
  List<Meaning> parts(List<String> path) {
    if (path.size() == 1 && columns.containsKey(path.get(0))) {
      return List.of(columns.get(path.get(0)));
    }
    if (path.size() == 1 || isJoined(path.get(0))) {
      return trigger.parts(path);
    }
    Optional<Meaning> feature = feature(path.get(0), path.get(1));
    return path.size() == 2 && feature.isPresent()
        ? List.of(groupName(path.get(0)).orElseThrow(), feature.get())
        : List.of();
  }

  /** Whether a name is that of a joined stream or a record of the trigger. */
  boolean isJoined(String name) {
    return trigger.hasBeginning(name) && !uses.containsKey(name);
  }

  /** The group that a name stands for here. */
  Optional<FeaturesDeclaration> group(String name) {
    VectorItem.Use use = uses.get(name);
    return use == null
        ? declared.group(name, Optional.empty())
        : declared.group(use.group().name(), use.version());
  }

  /** What the name of a group stands for here: the group, or a line that gives it that name. */
  Optional<Meaning> groupName(String name) {
    VectorItem.Use use = uses.get(name);
    return use != null && use.alias().isPresent()
        ? Optional.of(Meaning.of(Symbols.of(vector, use, use.alias().get())))
        : group(name).map(Symbols::of).map(Meaning::of);
  }

  Optional<Meaning> feature(String group, String feature) {
    return group(group).map(declared::features).map(features -> features.get(feature));
  }

  @Override
  public Void visitUse(VectorItem.Use use) {
    return null;
  }

  @Override
  public Void visitField(VectorItem.FieldItem field) {
    String name = field.name().name();
    trigger.field(name).ifPresent(meaning -> columns.putIfAbsent(name, meaning));
    return null;
  }

  @Override
  public Void visitComputed(VectorItem.ComputedItem computed) {
    columns.putIfAbsent(computed.name().name(), Meaning.of(Symbols.of(vector, computed)));
    return null;
  }

  @Override
  public Void visitGroupAll(VectorItem.GroupAll all) {
    String name = all.group().name();
    if (isJoined(first(name))) {
      trigger.paths().stream()
          .filter(path -> path.startsWith(name + "."))
          .forEach(this::addTriggerColumn);
    } else {
      group(name)
          .ifPresent(group -> declared.features(group).keySet().forEach(f -> addFeature(name, f)));
    }
    return null;
  }

  @Override
  public Void visitGroupFeatures(VectorItem.GroupFeatures features) {
    String name = features.group().name();
    for (Identifier feature : features.features()) {
      if (isJoined(first(name))) {
        addTriggerColumn(name + "." + feature.name());
      } else {
        addFeature(name, feature.name());
      }
    }
    return null;
  }

  @Override
  public Void visitLabel(VectorItem.LabelItem label) {
    return null;
  }

  private void addFeature(String group, String feature) {
    Optional<Meaning> first = groupName(group);
    Optional<Meaning> rest = feature(group, feature);
    if (first.isPresent() && rest.isPresent()) {
      columns.putIfAbsent(
          group + "_" + feature, first.get().followedBy(group.length(), rest.get()));
    }
  }

  private void addTriggerColumn(String path) {
    trigger.column(path).ifPresent(meaning -> columns.putIfAbsent(Field.columnOf(path), meaning));
  }

  static String first(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }
}
