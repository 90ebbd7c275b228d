package dev.semblance.compiler.analysis;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Declaration;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.type.EventSchema;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<Declaration.VectorDeclaration, ResolvedVector> analyzed =
      new IdentityHashMap<>();

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

  /**
   * What is known of the program that the files make together, also where they are wrong.
   *
   * @param diagnostics gets what is wrong
   */
  static ProgramOutline outline(List<FeatureFile> files, Diagnostics diagnostics) {
    ProgramAnalyzer analyzer = new ProgramAnalyzer(files, diagnostics);
    analyzer.program(files);
    return analyzer.outline();
  }

  private ProgramOutline outline() {
    ProgramOutline outline = new ProgramOutline();
    declarations.events().keySet().forEach(name -> outline.add(streams.declared(name), name));
    declarations.streams().keySet().forEach(name -> outline.add(streams.declared(name), name));
    groups.all().forEach(outline::add);
    analyzed.values().forEach(outline::add);
    context.functions().names().stream()
        .flatMap(name -> context.functions().find(name).stream())
        .forEach(outline::add);
    return outline;
  }

  private ResolvedProgram program(List<FeatureFile> files) {
    List<EventSchema> events = new ArrayList<>();
    for (Declaration.EventDeclaration event : declarations.events().values()) {
      StreamShape shape = EventAnalyzer.analyze(event, context);
      events.add(shape.event());
      streams.add(shape);
    }
    FunctionAnalyzer.analyze(declarations.functions(), context);
    AnalysisOrder.of(declarations, context).forEach(this::analyze);
    List<ResolvedVector> vectors = vectors();
    String namespace =
        files.stream().findFirst().flatMap(FeatureFile::namespace).map(Identifier::name).orElse("");
    List<ResolvedTest> tests =
        TestAnalyzer.analyze(declarations, events, vectors, context.diagnostics());
    return new ResolvedProgram(
        namespace, events, resolvedStreams(), resolvedGroups(), vectors, tests);
  }

  private void analyze(AnalysisOrder.Part part) {
    part.stream()
        .ifPresent(
            stream ->
                streams.add(
                    part.cyclic()
                        ? StreamShape.unknown(stream.name().name())
                        : StreamAnalyzer.analyze(stream, streams, context)));
    part.group().ifPresent(group -> groups.add(GroupAnalyzer.analyze(group, streams, context)));
    part.vector()
        .ifPresent(
            vector ->
                analyzed.put(vector, VectorAnalyzer.analyze(vector, streams, groups, context)));
  }

  /** In declared order. */
  private List<ResolvedVector> vectors() {
    List<ResolvedVector> vectors = new ArrayList<>();
    for (SortedMap<Integer, Declaration.VectorDeclaration> versions :
        declarations.vectors().values()) {
      versions.values().forEach(vector -> vectors.add(analyzed.get(vector)));
    }
    return vectors;
  }

  private List<ResolvedStream> resolvedStreams() {
    return declarations.streams().keySet().stream()
        .map(name -> streams.declared(name).resolved())
        .toList();
  }

  private List<ResolvedGroup> resolvedGroups() {
    return groups.all().stream().flatMap(group -> group.resolved().stream()).toList();
  }
}
