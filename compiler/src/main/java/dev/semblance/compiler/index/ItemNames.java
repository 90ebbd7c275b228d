package dev.semblance.compiler.index;

import dev.semblance.compiler.syntax.Declaration.KeyDefinition;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.VectorItem;
import java.util.ArrayList;
import java.util.List;

/** Writes down what the names in one item of a vector stand for. */
final class ItemNames implements VectorItem.Visitor<Void> {
  private final VectorDeclaration vector;
  private final VectorNames names;
  private final IndexBuilder builder;
  private final NameWriter writer;

  /**
   * @param names as the items above make them
   */
  ItemNames(VectorDeclaration vector, VectorNames names, IndexBuilder builder) {
    this.vector = vector;
    this.names = names;
    this.builder = builder;
    this.writer = builder.writer();
  }

  @Override
  public Void visitUse(VectorItem.Use use) {
    builder
        .declared()
        .group(use.group().name(), use.version())
        .ifPresent(group -> writer.refer(use.group(), Meaning.of(Symbols.of(group))));
    use.keys().forEach(key -> builder.expression(key, names::parts));
    use.alias().ifPresent(alias -> writer.declare(Symbols.of(vector, use, alias)));
    return null;
  }

  @Override
  public Void visitField(VectorItem.FieldItem field) {
    writer.name(field.name(), names.trigger()::parts);
    return null;
  }

  @Override
  public Void visitComputed(VectorItem.ComputedItem computed) {
    builder.expression(computed.expression(), names::parts);
    writer.declare(Symbols.of(vector, computed));
    return null;
  }

  @Override
  public Void visitGroupAll(VectorItem.GroupAll all) {
    group(all.group());
    return null;
  }

  private void group(Identifier group) {
    if (names.isJoined(VectorNames.first(group.name()))) {
      writer.name(group, names.trigger()::beginning);
    } else {
      names.groupName(group.name()).ifPresent(meaning -> writer.refer(group, meaning));
    }
  }

  @Override
  public Void visitGroupFeatures(VectorItem.GroupFeatures features) {
    String group = features.group().name();
    boolean joined = names.isJoined(VectorNames.first(group));
    group(features.group());
    for (Identifier feature : features.features()) {
      if (joined) {
        List<String> path = new ArrayList<>(List.of(group.split("\\.")));
        path.add(feature.name());
        List<Meaning> meanings = names.trigger().parts(path);
        if (!meanings.isEmpty()) {
          writer.refer(feature, meanings.get(meanings.size() - 1));
        }
      } else {
        names.feature(group, feature.name()).ifPresent(m -> writer.refer(feature, m));
      }
    }
    return null;
  }

  @Override
  public Void visitLabel(VectorItem.LabelItem label) {
    builder.source(label.stream());
    IndexBuilder.Scope events = builder.declared().fields(label.stream())::parts;
    builder.expression(label.aggregate(), events);
    label.condition().ifPresent(condition -> builder.expression(condition, events));
    for (KeyDefinition key : label.keys()) {
      if (key.expression().isPresent()) {
        builder.expression(key.expression().get(), events);
      } else {
        writer.name(key.name(), events);
      }
      // The key is called as a column or field of the trigger.
      writer.name(key.name(), names::parts);
    }
    writer.declare(Symbols.of(vector, label));
    return null;
  }
}
