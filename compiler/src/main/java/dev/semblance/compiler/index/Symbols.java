package dev.semblance.compiler.index;

import dev.semblance.compiler.analysis.FeatureNames;
import dev.semblance.compiler.analysis.ProgramOutline;
import dev.semblance.compiler.index.Symbol.Kind;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration.Definition;
import dev.semblance.compiler.syntax.Declaration.EventDeclaration;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.FieldDeclaration;
import dev.semblance.compiler.syntax.Declaration.FunctionDeclaration;
import dev.semblance.compiler.syntax.Declaration.KeyDefinition;
import dev.semblance.compiler.syntax.Declaration.Parameter;
import dev.semblance.compiler.syntax.Declaration.StreamDeclaration;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.StreamStep;
import dev.semblance.compiler.syntax.VectorItem;
import java.util.Optional;

/** Makes symbols of what declares them. */
final class Symbols {
  private Symbols() {}

  static Symbol of(EventDeclaration event) {
    return declaration(Kind.EVENT, event.name(), event.span(), event.doc(), event.name().name());
  }

  static Symbol of(EventDeclaration event, FieldDeclaration field, String path) {
    return member(Kind.FIELD, field.name(), field.span(), field.doc(), event.name().name(), path);
  }

  static Symbol of(StreamDeclaration stream) {
    return declaration(
        Kind.STREAM, stream.name(), stream.span(), stream.doc(), stream.name().name());
  }

  static Symbol of(StreamDeclaration stream, StreamStep.Assignment added) {
    String name = added.name().name();
    return member(Kind.ADDED_FIELD, added.name(), added.span(), "", stream.name().name(), name);
  }

  static Symbol of(StreamDeclaration stream, StreamStep.Join join, Identifier alias) {
    return member(Kind.JOINED, alias, join.span(), "", stream.name().name(), alias.name());
  }

  static Symbol of(FeaturesDeclaration group) {
    return declaration(Kind.GROUP, group.name(), group.span(), group.doc(), title(group));
  }

  static Symbol of(FeaturesDeclaration group, KeyDefinition key) {
    return member(Kind.KEY, key.name(), key.span(), "", title(group), key.name().name());
  }

  static Symbol of(FeaturesDeclaration group, Definition definition) {
    // Those of several windows are of one type: the first stands for them.
    return member(
        Kind.FEATURE,
        definition.name(),
        definition.span(),
        definition.doc(),
        title(group),
        FeatureNames.of(definition).get(0));
  }

  static Symbol of(VectorDeclaration vector) {
    return declaration(Kind.VECTOR, vector.name(), vector.span(), vector.doc(), title(vector));
  }

  static Symbol of(VectorDeclaration vector, VectorItem.Use use, Identifier alias) {
    return member(Kind.USE, alias, use.span(), use.doc(), title(vector), alias.name());
  }

  static Symbol of(VectorDeclaration vector, VectorItem.ComputedItem item) {
    Identifier name = item.name();
    return member(Kind.COLUMN, name, item.span(), item.doc(), title(vector), name.name());
  }

  static Symbol of(VectorDeclaration vector, VectorItem.LabelItem label) {
    Identifier name = label.name();
    return member(Kind.LABEL, name, label.span(), label.doc(), title(vector), name.name());
  }

  static Symbol of(FunctionDeclaration function) {
    String name = function.name().name();
    return declaration(Kind.FUNCTION, function.name(), function.span(), function.doc(), name);
  }

  static Symbol of(FunctionDeclaration function, Parameter parameter) {
    Identifier name = parameter.name();
    return member(Kind.PARAMETER, name, parameter.span(), "", function.name().name(), name.name());
  }

  private static String title(FeaturesDeclaration group) {
    return ProgramOutline.title(group.name().name(), group.version().number());
  }

  private static String title(VectorDeclaration vector) {
    return ProgramOutline.title(vector.name().name(), vector.version().number());
  }

  private static Symbol declaration(
      Kind kind, Identifier name, SourceSpan extent, String doc, String title) {
    return new Symbol(kind, name.name(), name.span(), extent, doc, title, Optional.empty());
  }

  private static Symbol member(
      Kind kind, Identifier name, SourceSpan extent, String doc, String title, String member) {
    return new Symbol(kind, name.name(), name.span(), extent, doc, title, Optional.of(member));
  }
}
