package dev.semblance.compiler.analysis;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Declaration;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.type.EventSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Binds the names of a program and checks its types: events, functions, streams, groups, vectors,
 * tests.
 */
public final class ProgramAnalyzer {
  private final Declarations declarations;
  private final Context context;
  private final StreamTable streams;
  private final GroupTable groups;

  private ProgramAnalyzer(List<FeatureFile> files, Diagnostics diagnostics) {
    this.context = Context.of(diagnostics);
    this.declarations = Declarations.collect(files, diagnostics);
    this.streams = new StreamTable(declarations, context);
    this.groups = new GroupTable(declarations, context);
  }

  /**
   * The program that the files make together.
   *
   * @param files the root first
   * @param diagnostics gets what is wrong
   * @return empty where there is an error in {@code diagnostics}, be it an older one
   */
  public static Optional<ResolvedProgram> analyze(
      List<FeatureFile> files, Diagnostics diagnostics) {
    ResolvedProgram program = new ProgramAnalyzer(files, diagnostics).program(files);
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(program);
  }

  private ResolvedProgram program(List<FeatureFile> files) {
    List<EventSchema> events = new ArrayList<>();
    for (Declaration.EventDeclaration event : declarations.events().values()) {
      StreamShape shape = EventAnalyzer.analyze(event, context);
      events.add(shape.event());
      streams.add(shape);
    }
    FunctionAnalyzer.analyze(declarations.functions(), context);
    StreamAnalyzer.analyze(declarations.streams(), streams, context);
    declarations
        .groups()
        .values()
        .forEach(
            versions ->
                versions
                    .values()
                    .forEach(group -> groups.add(GroupAnalyzer.analyze(group, streams, context))));
    List<ResolvedVector> vectors = vectors();
    String namespace =
        files.stream().findFirst().flatMap(FeatureFile::namespace).map(Identifier::name).orElse("");
    List<ResolvedTest> tests =
        TestAnalyzer.analyze(declarations, events, vectors, context.diagnostics());
    return new ResolvedProgram(
        namespace, events, resolvedStreams(), resolvedGroups(), vectors, tests);
  }

  private List<ResolvedVector> vectors() {
    List<ResolvedVector> vectors = new ArrayList<>();
    for (SortedMap<Integer, Declaration.VectorDeclaration> versions :
        declarations.vectors().values()) {
      versions
          .values()
          .forEach(v -> vectors.add(VectorAnalyzer.analyze(v, streams, groups, context)));
    }
    return vectors;
  }

  private List<ResolvedStream> resolvedStreams() {
    return declarations.streams().values().stream()
        .map(stream -> streams.find(stream.name()).resolved())
        .toList();
  }

  private List<ResolvedGroup> resolvedGroups() {
    return groups.all().stream().flatMap(group -> group.resolved().stream()).toList();
  }
}
