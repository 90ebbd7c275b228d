package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_ANNOTATION;
import static dev.semblance.compiler.source.DiagnosticCode.BAD_EVENT;
import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_COLUMN;
import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.EMPTY_DECLARATION;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration.Annotation;
import dev.semblance.compiler.syntax.Declaration.EventDeclaration;
import dev.semblance.compiler.syntax.Declaration.FieldDeclaration;
import dev.semblance.compiler.syntax.FieldType;
import dev.semblance.compiler.syntax.TypeReference;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks one event declaration. */
final class EventAnalyzer {
  private static final List<String> ANNOTATIONS = List.of("id", "time", "arrival");

  private final EventDeclaration event;
  private final Context context;
  private final TypeResolver types;
  private final Map<String, FieldDeclaration> declared = new LinkedHashMap<>();
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, Optional<ScalarExpression>> values = new LinkedHashMap<>();
  private final Set<String> records = new LinkedHashSet<>();
  private final Map<String, SourceSpan> time = new LinkedHashMap<>();
  private final Map<String, SourceSpan> arrival = new LinkedHashMap<>();
  private final List<String> id = new ArrayList<>();

  private EventAnalyzer(EventDeclaration event, Context context) {
    this.event = event;
    this.context = context;
    this.types = new TypeResolver(context.diagnostics());
  }

  static StreamShape analyze(EventDeclaration event, Context context) {
    return new EventAnalyzer(event, context).shape();
  }

  private StreamShape shape() {
    addFields(event.fields(), new Enclosing("", Optional.empty()));
    checkWhole();
    checkColumns();
    String name = event.name().name();
    EventSchema schema =
        new EventSchema(
            name,
            fields,
            id,
            time.keySet().stream().findFirst().orElse("?"),
            arrival.keySet().stream().findFirst(),
            event.doc());
    Map<String, Optional<ScalarExpression>> readable = new LinkedHashMap<>(values);
    readable.keySet().removeAll(arrival.keySet());
    return new StreamShape(
        name, schema, Optional.empty(), readable, List.of(), records, arrival.keySet(), Set.of());
  }

  /**
   * What a field is in.
   *
   * @param prefix of its path, with a dot at the end; empty for the event itself
   * @param nullable the innermost record that may be null
   */
  private record Enclosing(String prefix, Optional<String> nullable) {
    boolean isEvent() {
      return prefix.isEmpty();
    }

    Enclosing record(String path, boolean mayBeNull) {
      return new Enclosing(path + ".", mayBeNull ? Optional.of(path) : nullable);
    }
  }

  private void addFields(List<FieldDeclaration> all, Enclosing enclosing) {
    all.forEach(field -> field(field, enclosing));
  }

  private void field(FieldDeclaration field, Enclosing enclosing) {
    String name = enclosing.prefix() + field.name().name();
    FieldDeclaration first = declared.putIfAbsent(name, field);
    if (first != null) {
      context.report(
          Diagnostic.at(
                  DUPLICATE_NAME,
                  field.name().span(),
                  "`" + event.name().name() + "` has two fields `" + name + "`")
              .label(first.name().span(), "the first is here"));
      return;
    }
    if (field.type() instanceof FieldType.RecordType record) {
      record(field, name, record, enclosing);
      return;
    }
    boolean optional = field.type().nullable();
    boolean nullable = optional || enclosing.nullable().isPresent();
    Optional<String> neededIn = optional ? Optional.empty() : enclosing.nullable();
    Optional<Type> type = types.resolve((TypeReference) field.type());
    type.ifPresent(t -> fields.add(new Field(name, t, nullable, field.doc(), neededIn)));
    values.put(name, type.map(t -> new ScalarExpression.Column(name, t, nullable)));
    annotations(name, field, enclosing, type);
  }

  private void record(
      FieldDeclaration field, String path, FieldType.RecordType record, Enclosing enclosing) {
    if (enclosing.isEvent()) {
      records.add(path);
    }
    for (Annotation annotation : field.annotations()) {
      reject(
          annotation,
          "`@" + annotation.name() + "` marks a value, and this field is a record",
          "mark one of the fields within it");
    }
    if (record.fields().isEmpty()) {
      context.report(
          Diagnostic.at(
                  EMPTY_DECLARATION, field.name().span(), "the record `" + path + "` has no fields")
              .help("give it one, `" + field.name().name() + " : { key : string }`"));
    }
    addFields(record.fields(), enclosing.record(path, record.nullable()));
  }

  private void annotations(
      String name, FieldDeclaration field, Enclosing enclosing, Optional<Type> type) {
    List<String> seen = new ArrayList<>();
    for (Annotation annotation : field.annotations()) {
      if (!ANNOTATIONS.contains(annotation.name())) {
        unknown(annotation);
      } else if (!seen.isEmpty()) {
        reject(
            annotation,
            seen.contains(annotation.name())
                ? "`@" + annotation.name() + "` stands here twice"
                : "a field cannot be both `@" + seen.get(0) + "` and `@" + annotation.name() + "`",
            seen.contains("time") || annotation.name().equals("time")
                ? "events are told apart by their time and their id, so the time need not be part "
                    + "of the id; without any `@id`, all fields together are the id"
                : "leave one of them out");
      } else {
        seen.add(annotation.name());
        annotation(new Marked(name, field, annotation, enclosing), type);
      }
    }
  }

  /** An annotation, and the field that it marks. */
  private record Marked(
      String name, FieldDeclaration field, Annotation annotation, Enclosing enclosing) {}

  private void annotation(Marked marked, Optional<Type> type) {
    switch (marked.annotation().name()) {
      case "time" -> {
        check(marked, type, List.of(Kind.TIMESTAMP), "a timestamp");
        only(marked, time);
      }
      case "arrival" -> {
        check(marked, type, List.of(Kind.TIMESTAMP, Kind.INT), "a timestamp or an int");
        only(marked, arrival);
      }
      default -> {
        List<Kind> any = new ArrayList<>(List.of(Kind.values()));
        any.removeAll(List.of(Kind.LIST, Kind.MAP));
        boolean map = type.isPresent() && type.get().is(Kind.MAP);
        check(marked, type, any, "a value that is no " + (map ? "map" : "list"));
        id.add(marked.name());
      }
    }
  }

  private void check(Marked marked, Optional<Type> type, List<Kind> kinds, String wanted) {
    FieldDeclaration field = marked.field();
    Annotation annotation = marked.annotation();
    String sign = "`@" + annotation.name() + "`";
    if (type.isPresent() && !kinds.contains(type.get().kind())) {
      context.report(
          Diagnostic.at(
                  BAD_ANNOTATION,
                  annotation.span(),
                  sign + " marks " + wanted + ", and this field is " + type.get())
              .label(field.type().span(), "the type is here"));
    } else if (field.type().nullable()) {
      context.report(
          Diagnostic.at(
                  BAD_ANNOTATION, annotation.span(), "a field with " + sign + " is never null")
              .label(field.type().span(), "this says that it may be null")
              .help("leave the `?` out"));
    } else if (marked.enclosing().nullable().isPresent()) {
      context.report(
          Diagnostic.at(
                  BAD_ANNOTATION, annotation.span(), "a field with " + sign + " is never null")
              .help(
                  "the record `"
                      + marked.enclosing().nullable().get()
                      + "` that it is in may be: leave its `?` out"));
    }
  }

  private void only(Marked field, Map<String, SourceSpan> marked) {
    Annotation annotation = field.annotation();
    if (!marked.isEmpty()) {
      context.report(
          Diagnostic.at(
                  BAD_ANNOTATION,
                  annotation.span(),
                  "an event has one `@" + annotation.name() + "` field")
              .label(marked.values().iterator().next(), "the first is here"));
    }
    marked.put(field.name(), annotation.span());
  }

  private void unknown(Annotation annotation) {
    String help =
        NearNames.nearest(annotation.name(), ANNOTATIONS)
            .map(near -> "did you mean `@" + near + "`?")
            .orElse("there are `@id`, `@time` and `@arrival`");
    reject(annotation, "there is no annotation `@" + annotation.name() + "`", help);
  }

  private void reject(Annotation annotation, String message, String help) {
    context.report(Diagnostic.at(BAD_ANNOTATION, annotation.span(), message).help(help));
  }

  private void checkWhole() {
    String name = event.name().name();
    if (event.fields().isEmpty()) {
      report(EMPTY_DECLARATION, "the event `" + name + "` has no fields");
    } else if (time.isEmpty()) {
      report(BAD_EVENT, "the event `" + name + "` does not say when it happens");
    }
  }

  /** Id and time are columns of every output, where paths have lost their dots. */
  private void checkColumns() {
    Map<String, String> columns = new HashMap<>();
    Stream.concat(id.stream(), time.keySet().stream())
        .forEach(
            name -> {
              String other = columns.put(Field.columnOf(name), name);
              if (other != null && !other.equals(name)) {
                context.report(
                    Diagnostic.at(
                            DUPLICATE_COLUMN,
                            declared.get(name).name().span(),
                            "`" + name + "` and `" + other + "` would be one column of the output")
                        .help("give one of them another name"));
              }
            });
  }

  private void report(DiagnosticCode code, String message) {
    Optional<String> timestamp =
        fields.stream()
            .filter(field -> field.type().is(Kind.TIMESTAMP))
            .map(Field::name)
            .findFirst();
    context.report(
        Diagnostic.at(code, event.name().span(), message)
            .help(
                timestamp
                    .map(field -> "mark its time: `" + field + " : timestamp @time`")
                    .orElse("it needs a field such as `at : timestamp @time`")));
  }
}
