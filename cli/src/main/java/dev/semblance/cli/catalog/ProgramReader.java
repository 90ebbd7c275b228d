package dev.semblance.cli.catalog;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedStream;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.lock.Meaning;
import dev.semblance.compiler.lock.Meanings;
import dev.semblance.compiler.lock.Part;
import dev.semblance.compiler.lock.VersionName;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration.EventDeclaration;
import dev.semblance.compiler.syntax.Declaration.FunctionDeclaration;
import dev.semblance.compiler.syntax.Declaration.StreamDeclaration;
import dev.semblance.compiler.syntax.StreamStep;
import dev.semblance.compiler.syntax.WrittenText;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what there is to say of a program that is right. */
public final class ProgramReader {
  private final ResolvedProgram program;
  private final Written written;
  private final Lock lock;
  private final Map<VersionName, Meaning> meanings;

  private ProgramReader(Compilation compilation, Lock lock, Path folder) {
    this.program = compilation.program().orElseThrow();
    this.written = new Written(compilation.files(), folder.toAbsolutePath().normalize());
    this.lock = lock;
    this.meanings = Meanings.of(program);
  }

  /**
   * What a program declares.
   *
   * @param compilation without errors
   * @param lock that it is held to
   * @param folder that its files lie in; they are called by their path within it
   */
  public static Program read(Compilation compilation, Lock lock, Path folder) {
    return new ProgramReader(compilation, lock, folder).program(compilation);
  }

  private Program program(Compilation compilation) {
    return new Program(
        program.namespace(),
        compilation.files().stream().map(written::file).sorted().toList(),
        sorted(program.events().stream().map(this::event)),
        sorted(program.streams().stream().map(this::stream)),
        sorted(program.groups().stream().map(this::group)),
        sorted(program.vectors().stream().map(this::vector)),
        functions());
  }

  static <E extends Entry> List<E> sorted(Stream<E> entries) {
    return entries
        .sorted(
            Comparator.comparing(Entry::name).thenComparing(entry -> entry.reference().version()))
        .toList();
  }

  private Entry.Event event(EventSchema event) {
    EventDeclaration declared = written.event(event.name());
    return new Entry.Event(
        event.name(),
        event.doc(),
        written.place(declared.name().span()),
        event.fields().stream().map(field -> field(event, field)).toList());
  }

  private static Value field(EventSchema event, Field field) {
    List<String> marks = new ArrayList<>();
    if (event.idFields().contains(field.name())) {
      marks.add("id");
    }
    if (event.timeField().equals(field.name())) {
      marks.add("time");
    }
    if (event.arrivalField().equals(Optional.of(field.name()))) {
      marks.add("arrival");
    }
    return new Value(
        field.name(),
        field.type().toString(),
        field.nullable(),
        field.doc(),
        "",
        marks,
        List.of(),
        List.of());
  }

  private Entry.Stream stream(ResolvedStream stream) {
    StreamDeclaration declared = written.stream(stream.name());
    Set<Reference> sources = new LinkedHashSet<>();
    sources.add(written.source(declared.base()));
    SourceSpan definition = declared.base().span();
    List<Value> added = new ArrayList<>();
    Origins origins = new Origins(stream, List.of());
    for (StreamStep step : declared.steps()) {
      definition = definition.to(step.span());
      if (step instanceof StreamStep.Join join) {
        sources.add(written.source(join.stream()));
      } else if (step instanceof StreamStep.With with) {
        with.assignments().forEach(one -> added.add(assigned(stream, one, origins)));
      }
    }
    sources.addAll(origins.of(stream.condition().stream().toList()));
    for (ResolvedLookup lookup : stream.lookups()) {
      sources.addAll(origins.of(lookup.leftKey()));
      sources.addAll(new Origins(lookup.right(), List.of()).of(lookup.rightKey()));
    }
    return new Entry.Stream(
        stream.name(),
        declared.doc(),
        written.place(declared.name().span()),
        WrittenText.of(definition),
        List.copyOf(sources),
        events(stream),
        added);
  }

  private static Value assigned(
      ResolvedStream stream, StreamStep.Assignment assignment, Origins origins) {
    String name = assignment.name().name();
    var value = stream.fields().get(name);
    return Value.of(
        name,
        value,
        "",
        WrittenText.of(assignment.expression().span()),
        origins.of(List.of(value)));
  }

  /** The events that a stream is made of, its own first. */
  static List<String> events(ResolvedStream stream) {
    Set<String> events = new LinkedHashSet<>();
    addEvents(stream, events);
    return List.copyOf(events);
  }

  private static void addEvents(ResolvedStream stream, Set<String> events) {
    events.add(stream.event().name());
    stream.lookups().stream().map(ResolvedLookup::right).forEach(it -> addEvents(it, events));
  }

  private Entry.Group group(ResolvedGroup group) {
    Reference reference = Reference.group(group.name(), group.version());
    Meaning meaning = meaning(VersionName.Kind.GROUP, group.name(), group.version());
    return GroupEntry.of(
        group,
        written.group(reference),
        written,
        version(meaning, group.deprecated()),
        texts(meaning, Part.Kind.FEATURE));
  }

  private Entry.Vector vector(ResolvedVector vector) {
    Reference reference = Reference.vector(vector.name(), vector.version());
    Meaning meaning = meaning(VersionName.Kind.VECTOR, vector.name(), vector.version());
    return new VectorEntry(program, vector, written.vector(reference), written)
        .entry(version(meaning, vector.deprecated()), texts(meaning, Part.Kind.COLUMN));
  }

  private Meaning meaning(VersionName.Kind kind, String name, int version) {
    return meanings.values().stream()
        .filter(it -> it.version().kind() == kind && it.version().version() == version)
        .filter(it -> it.version().bareName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Entry.Version version(Meaning meaning, Optional<String> deprecated) {
    boolean locked = lock.find(meaning.version()).map(meaning::isSameAs).orElse(false);
    return new Entry.Version(meaning.version().version(), deprecated, meaning.hash(), locked);
  }

  /** The readable definitions by name. */
  private static Map<String, String> texts(Meaning meaning, Part.Kind kind) {
    return meaning.parts().stream()
        .filter(part -> part.kind() == kind)
        .collect(Collectors.toMap(Part::name, Part::text));
  }

  private List<NamedFunction> functions() {
    return Stream.concat(
            written.functions().stream().map(this::function), JavaFunctions.of(program).stream())
        .sorted(Comparator.comparing(NamedFunction::name))
        .toList();
  }

  private NamedFunction function(FunctionDeclaration function) {
    String name = function.name().name();
    return new NamedFunction(
        name,
        0,
        function.doc(),
        Optional.of(written.place(function.name().span())),
        function.parameters().stream()
            .map(parameter -> WrittenText.of(parameter.span()))
            .collect(Collectors.joining(", ", name + "(", ")")),
        WrittenText.of(function.body().span()));
  }
}
