package dev.semblance.cli.schema;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.syntax.Formatter;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.Parser;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An event declaration that was made from a schema, and what is to be said about it. */
public final class EventDraft {
  private final String name;
  private final FoundEvent found;
  private final List<DraftField> fields;
  private final Identity identity;
  private final Set<String> never = new HashSet<>();
  private final List<String> notes;

  /**
   * @throws IllegalArgumentException if the wish cannot be met
   */
  EventDraft(FoundEvent found, ImportWish wish) {
    this.name = Names.snake(found.name());
    this.found = found;
    this.fields = DraftField.of(found.fields(), "", "");
    List<DraftField> leaves = fields.stream().flatMap(DraftField::leaves).toList();
    this.identity = new Identity(name, leaves, wish);
    this.notes = new ArrayList<>(identity.notes());
    needed(identity.time());
    identity.id().forEach(this::needed);
    found.remarks().forEach(notes::add);
    fields.stream().flatMap(DraftField::all).forEach(this::noteOf);
  }

  /** Time and id are never null, nor is a record that they are in. */
  private void needed(DraftField field) {
    boolean[] mayBeNull = new boolean[1];
    fields.stream()
        .flatMap(DraftField::all)
        .filter(f -> f.path().equals(field.path()) || field.path().startsWith(f.path() + "."))
        .forEach(
            f -> {
              mayBeNull[0] |= f.found().nullable();
              never.add(f.path());
            });
    if (mayBeNull[0]) {
      notes.add(
          "`%s` may be null in the source; here it may not, and a record without it is bad"
              .formatted(field.path()));
    }
  }

  private void noteOf(DraftField field) {
    field
        .unsayable()
        .ifPresent(what -> notes.add("`%s` is left out: %s".formatted(field.source(), what)));
    field.found().remark().ifPresent(r -> notes.add("`%s`: %s".formatted(field.path(), r)));
  }

  /** What was guessed and left out, for people. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The event's name. */
  public String name() {
    return name;
  }

  /** The declaration, as the formatter lays it out. */
  public String declaration() {
    StringBuilder text = new StringBuilder();
    doc(found.doc(), text);
    text.append("event ").append(Identifier.written(name)).append(" {\n");
    if (identity.id().isEmpty()) {
      text.append("// No `@id`: the id is a hash of all fields.\n");
    }
    fields.forEach(field -> write(field, text));
    text.append("}\n");
    Diagnostics diagnostics = new Diagnostics();
    SourceFile source = new SourceFile(name + ".feature", text.toString());
    String laidOut = Formatter.format(Parser.parse(source, diagnostics));
    if (diagnostics.hasErrors()) {
      throw new IllegalStateException("no declaration: " + text + diagnostics.sorted());
    }
    return laidOut;
  }

  private void write(DraftField field, StringBuilder text) {
    Optional<String> unsayable = field.unsayable();
    if (unsayable.isPresent()) {
      text.append("// ").append(oneLine(field.source())).append(" is left out: ");
      text.append(oneLine(unsayable.get())).append('\n');
      return;
    }
    doc(field.found().doc(), text);
    text.append(Identifier.written(field.name())).append(" : ");
    if (field.isRecord()) {
      text.append("{\n");
      field.fields().forEach(inner -> write(inner, text));
      text.append('}');
    } else {
      text.append(type(field));
    }
    text.append(field.found().nullable() && !never.contains(field.path()) ? "?" : "");
    text.append(annotation(field)).append('\n');
  }

  private Type type(DraftField field) {
    boolean moment = field.equals(identity.time()) || identity.units().containsKey(field.path());
    return moment ? Type.TIMESTAMP : field.value().orElseThrow().type();
  }

  private String annotation(DraftField field) {
    if (field.equals(identity.time())) {
      return " @time";
    }
    return identity.id().contains(field) ? " @id" : "";
  }

  private static void doc(String doc, StringBuilder text) {
    doc.strip()
        .lines()
        .map(line -> "///" + (line.isBlank() ? "" : " " + oneLine(line.strip())))
        .forEach(line -> text.append(line).append('\n'));
  }

  /** Text of a stranger's, which must not end a comment. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}|\\R", " ");
  }

  /** What bindings say about the event, as a file of its own. */
  public String bindings() {
    return new BindingsText(name, found.place(), fields, identity).text();
  }
}
