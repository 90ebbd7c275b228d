package dev.semblance.compiler.lock;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration;
import dev.semblance.compiler.syntax.Declaration.Definition;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.Parser;
import dev.semblance.compiler.syntax.VectorItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a program's files declare versions, and what these are made of. */
final class Places {
  private final Map<String, FeaturesDeclaration> groups = new HashMap<>();
  private final Map<String, VectorDeclaration> vectors = new HashMap<>();

  /**
   * @param files without errors
   */
  Places(List<SourceFile> files) {
    for (SourceFile file : files) {
      Parser.parse(file, new Diagnostics()).declarations().forEach(this::learn);
    }
  }

  private void learn(Declaration declaration) {
    if (declaration instanceof FeaturesDeclaration group) {
      groups.put(title(group.name().name(), group.version()), group);
    } else if (declaration instanceof VectorDeclaration vector) {
      vectors.put(title(vector.name().name(), vector.version()), vector);
    }
  }

  private static String title(String name, Declaration.Version version) {
    return name + " v" + version.number();
  }

  /** The name and number of a version that the program declares. */
  SourceSpan of(VersionName version) {
    if (version.kind() == VersionName.Kind.GROUP) {
      FeaturesDeclaration group = groups.get(version.title());
      return group.name().span().to(group.version().span());
    }
    VectorDeclaration vector = vectors.get(version.title());
    return vector.name().span().to(vector.version().span());
  }

  /** The line that a feature or column comes from, by its name; empty where there is none. */
  Optional<SourceSpan> of(VersionName version, Part part) {
    if (version.kind() == VersionName.Kind.GROUP) {
      return groups.get(version.title()).definitions().stream()
          .filter(definition -> defines(definition, part.name()))
          .map(definition -> definition.name().span())
          .findFirst();
    }
    return vectors.get(version.title()).items().stream()
        .flatMap(item -> item.accept(new ItemPlace(part.name())).stream())
        .findFirst();
  }

  private static boolean defines(Definition definition, String feature) {
    String name = definition.name().name();
    return feature.equals(name)
        || (definition.windows().size() > 1 && feature.startsWith(name + "_"));
  }

  /** The place within an item that gives the vector a column of that name. */
  private record ItemPlace(String column) implements VectorItem.Visitor<Optional<SourceSpan>> {
    @Override
    public Optional<SourceSpan> visitUse(VectorItem.Use use) {
      return Optional.empty();
    }

    @Override
    public Optional<SourceSpan> visitField(VectorItem.FieldItem field) {
      return Optional.of(field.span()).filter(any -> field.name().name().equals(column));
    }

    @Override
    public Optional<SourceSpan> visitComputed(VectorItem.ComputedItem computed) {
      return Optional.of(computed.name().span())
          .filter(any -> computed.name().name().equals(column));
    }

    @Override
    public Optional<SourceSpan> visitGroupAll(VectorItem.GroupAll all) {
      return Optional.of(all.span()).filter(any -> column.startsWith(column(all.group(), "")));
    }

    @Override
    public Optional<SourceSpan> visitGroupFeatures(VectorItem.GroupFeatures features) {
      return features.features().stream()
          .filter(feature -> column.equals(column(features.group(), feature.name())))
          .map(feature -> features.braces() ? feature.span() : features.span())
          .findFirst();
    }

    private static String column(Identifier group, String feature) {
      return group.name().replace('.', '_') + "_" + feature;
    }

    @Override
    public Optional<SourceSpan> visitLabel(VectorItem.LabelItem label) {
      return Optional.of(label.name().span()).filter(any -> label.name().name().equals(column));
    }
  }
}
