package dev.semblance.cli.catalog;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedTest;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.VectorItem;
import dev.semblance.compiler.syntax.WrittenText;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is to say of a vector. */
final class VectorEntry {
  private final ResolvedProgram program;
  private final ResolvedVector vector;
  private final VectorDeclaration declared;
  private final Written written;
  private final Origins origins;

  VectorEntry(
      ResolvedProgram program, ResolvedVector vector, VectorDeclaration declared, Written written) {
    this.program = program;
    this.vector = vector;
    this.declared = declared;
    this.written = written;
    this.origins = new Origins(vector.trigger(), vector.uses());
  }

  /**
   * @param definitions of the columns and labels, readable, by name
   */
  Entry.Vector entry(Entry.Version version, Map<String, String> definitions) {
    return new Entry.Vector(
        vector.name(),
        version,
        vector.doc(),
        written.place(declared.name().span()),
        CanonicalForm.of(Planner.plan(program, vector)).hash(),
        Written.text(declared.stream()),
        Written.text(declared.condition()),
        sources(),
        ProgramReader.events(vector.trigger()),
        vector.uses().stream().map(this::use).toList(),
        columns(definitions),
        program.tests().stream()
            .filter(test -> test.isOf(vector))
            .map(ResolvedTest::title)
            .toList());
  }

  private List<Reference> sources() {
    Set<Reference> sources = new LinkedHashSet<>();
    sources.add(written.source(declared.stream()));
    sources.addAll(origins.of(vector.condition().stream().toList()));
    for (ResolvedVector.Use use : vector.uses()) {
      sources.add(Reference.group(use.group().name(), use.group().version()));
      sources.addAll(origins.of(use.key()));
    }
    for (VectorItem item : declared.items()) {
      if (item instanceof VectorItem.LabelItem label) {
        sources.add(written.source(label.stream()));
      }
    }
    for (ResolvedVector.Label label : vector.labels()) {
      sources.addAll(origins.of(label.triggerKey()));
      Origins ahead = new Origins(label.stream(), List.of());
      sources.addAll(ahead.of(label.key().stream().map(ResolvedGroup.Key::expression).toList()));
    }
    return List.copyOf(sources);
  }

  private Entry.Use use(ResolvedVector.Use use) {
    ResolvedGroup group = use.group();
    return new Entry.Use(
        use.alias(), Reference.group(group.name(), group.version()), key(use.alias(), group));
  }

  /** As written; else the trigger's fields of the key's names. */
  private String key(String alias, ResolvedGroup group) {
    for (VectorItem item : declared.items()) {
      if (item instanceof VectorItem.Use use
          && !use.keys().isEmpty()
          && use.alias().orElse(use.group()).name().equals(alias)) {
        return use.keys().stream()
            .map(key -> WrittenText.of(key.span()))
            .collect(Collectors.joining(", "));
      }
    }
    return group.keys().stream().map(ResolvedGroup.Key::name).collect(Collectors.joining(", "));
  }

  private List<Value> columns(Map<String, String> definitions) {
    List<Value> columns = new ArrayList<>(identity());
    for (ResolvedVector.OutputColumn column : vector.columns()) {
      columns.add(
          Value.of(
              column.name(),
              column.expression(),
              column.doc(),
              definitions.get(column.name()),
              origins.of(List.of(column.expression()))));
    }
    for (ResolvedVector.Label label : vector.labels()) {
      Origins ahead = new Origins(label.stream(), List.of());
      Value value =
          new Value(
              label.name(),
              label.aggregate().type().toString(),
              true, // Until its time is over, nobody knows it.
              label.doc(),
              definitions.get(label.name()),
              List.of("label"),
              List.of(),
              ahead.ofAggregates(List.of(label.aggregate())));
      columns.add(value);
    }
    return columns;
  }

  /** Id and time of the trigger, which come first in every output. */
  private List<Value> identity() {
    EventSchema event = vector.trigger().event();
    Reference whole = Reference.event(event.name());
    List<Value> columns = new ArrayList<>();
    if (event.hasHashedId()) {
      columns.add(
          new Value(
              EventSchema.HASHED_ID,
              "string",
              false,
              "",
              "hash of all declared fields",
              List.of("id"),
              List.of(),
              List.of(whole)));
    }
    List<String> fields = new ArrayList<>(event.idFields());
    if (!fields.contains(event.timeField())) {
      fields.add(event.timeField());
    }
    for (String name : fields) {
      Field field = event.field(name).orElseThrow();
      columns.add(
          new Value(
              field.column(),
              field.type().toString(),
              field.nullable(),
              field.doc(),
              "",
              List.of(name.equals(event.timeField()) ? "time" : "id"),
              List.of(),
              List.of(whole.member(name))));
    }
    return columns;
  }
}
