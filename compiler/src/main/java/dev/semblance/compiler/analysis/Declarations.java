package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Declaration;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the files of a program declare, by name. A name means one thing in the whole program; groups
 * and vectors may have several versions under one.
 */
final class Declarations implements Declaration.Visitor<Void> {
  private final Diagnostics diagnostics;
  private final Map<String, Named> names = new HashMap<>();
  private final Map<String, Declaration.EventDeclaration> events = new LinkedHashMap<>();
  private final Map<String, Declaration.StreamDeclaration> streams = new LinkedHashMap<>();
  private final Map<String, SortedMap<Integer, Declaration.FeaturesDeclaration>> groups =
      new LinkedHashMap<>();
  private final Map<String, SortedMap<Integer, Declaration.VectorDeclaration>> vectors =
      new LinkedHashMap<>();
  private final Map<String, Declaration.FunctionDeclaration> functions = new LinkedHashMap<>();
  private final List<Declaration.TestDeclaration> tests = new ArrayList<>();

  /** What a name was first used for. */
  private record Named(String kind, Identifier first) {}

  private Declarations(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Collects the declarations of all files; a name declared twice is reported. */
  static Declarations collect(List<FeatureFile> files, Diagnostics diagnostics) {
    Declarations all = new Declarations(diagnostics);
    files.forEach(file -> file.declarations().forEach(declared -> declared.accept(all)));
    return all;
  }

  Map<String, Declaration.EventDeclaration> events() {
    return events;
  }

  Map<String, Declaration.StreamDeclaration> streams() {
    return streams;
  }

  Map<String, SortedMap<Integer, Declaration.FeaturesDeclaration>> groups() {
    return groups;
  }

  Map<String, SortedMap<Integer, Declaration.VectorDeclaration>> vectors() {
    return vectors;
  }

  Map<String, Declaration.FunctionDeclaration> functions() {
    return functions;
  }

  /** In the order of the files; tests have titles, and several may have one. */
  List<Declaration.TestDeclaration> tests() {
    return tests;
  }

  /** What a name is declared as, {@code "an event"}; empty where it is not. */
  Optional<String> kindOf(String name) {
    return Optional.ofNullable(names.get(name)).map(Named::kind);
  }

  /** The names that events can be taken from. */
  List<String> streamNames() {
    List<String> all = new ArrayList<>(events.keySet());
    all.addAll(streams.keySet());
    return all;
  }

  @Override
  public Void visitEvent(Declaration.EventDeclaration event) {
    if (declare(event.name(), "an event")) {
      events.put(event.name().name(), event);
    }
    return null;
  }

  @Override
  public Void visitStream(Declaration.StreamDeclaration stream) {
    if (declare(stream.name(), "a stream")) {
      streams.put(stream.name().name(), stream);
    }
    return null;
  }

  @Override
  public Void visitFeatures(Declaration.FeaturesDeclaration group) {
    if (declareVersioned(group.name(), "a group of features")) {
      SortedMap<Integer, Declaration.FeaturesDeclaration> versions =
          groups.computeIfAbsent(group.name().name(), name -> new TreeMap<>());
      Declaration.FeaturesDeclaration first = versions.putIfAbsent(group.version().number(), group);
      if (first != null) {
        sameVersion(group.name(), group.version(), first.name());
      }
    }
    return null;
  }

  @Override
  public Void visitVector(Declaration.VectorDeclaration vector) {
    if (declareVersioned(vector.name(), "a vector")) {
      SortedMap<Integer, Declaration.VectorDeclaration> versions =
          vectors.computeIfAbsent(vector.name().name(), name -> new TreeMap<>());
      Declaration.VectorDeclaration first = versions.putIfAbsent(vector.version().number(), vector);
      if (first != null) {
        sameVersion(vector.name(), vector.version(), first.name());
      }
    }
    return null;
  }

  @Override
  public Void visitFunction(Declaration.FunctionDeclaration function) {
    String name = function.name().name();
    if (FunctionCatalogue.find(name).isPresent() || AggregateCatalogue.names().contains(name)) {
      diagnostics.report(
          Diagnostic.at(
                  DUPLICATE_NAME, function.name().span(), "`" + name + "` is built in already")
              .help("choose another name"));
    } else if (declare(function.name(), "a function")) {
      functions.put(name, function);
    }
    return null;
  }

  @Override
  public Void visitTest(Declaration.TestDeclaration test) {
    tests.add(test);
    return null;
  }

  private boolean declare(Identifier name, String kind) {
    Named first = names.putIfAbsent(name.name(), new Named(kind, name));
    if (first != null) {
      twice(name, kind, first);
    }
    return first == null;
  }

  private boolean declareVersioned(Identifier name, String kind) {
    Named first = names.putIfAbsent(name.name(), new Named(kind, name));
    boolean same = first == null || first.kind().equals(kind);
    if (!same) {
      twice(name, kind, first);
    }
    return same;
  }

  private void twice(Identifier name, String kind, Named first) {
    String message =
        first.kind().equals(kind)
            ? "`" + name.name() + "` is declared twice"
            : "`" + name.name() + "` is declared as " + kind + ", and as " + first.kind();
    diagnostics.report(
        Diagnostic.at(DUPLICATE_NAME, name.span(), message)
            .label(first.first().span(), "first declared here")
            .help("a name means one thing in all files of a program"));
  }

  private void sameVersion(Identifier name, Declaration.Version version, Identifier first) {
    if (version.number() == 0) {
      return; // Two versions that cannot be read have been reported as such.
    }
    diagnostics.report(
        Diagnostic.at(
                DUPLICATE_NAME,
                name.span().to(version.span()),
                "`" + name.name() + " v" + version.number() + "` is declared twice")
            .label(first.span(), "first declared here")
            .help("give one of them another version"));
  }
}
