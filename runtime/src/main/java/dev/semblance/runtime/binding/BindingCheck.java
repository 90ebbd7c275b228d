package dev.semblance.runtime.binding;

import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what bindings say about events and fields that the program does not have. */
final class BindingCheck {
  private final Map<String, EventSchema> declared;
  private final BindingLines lines;
  private final ProblemList problems;

  BindingCheck(Collection<EventSchema> declared, BindingLines lines, ProblemList problems) {
    this.declared =
        declared.stream().collect(Collectors.toMap(EventSchema::name, Function.identity()));
    this.lines = lines;
    this.problems = problems;
  }

  void check(Collection<EventBinding> bindings) {
    for (EventBinding binding : bindings) {
      EventSchema schema = declared.get(binding.event());
      if (schema == null) {
        problems.report(
            lines.of(binding.event()),
            "events." + binding.event(),
            "the program declares no event of this name",
            NearNames.advice(binding.event(), "events", declared.keySet()).orElse(""));
      } else {
        checkFields(binding, schema);
        checkTopicKey(binding, schema);
      }
    }
  }

  private void checkFields(EventBinding binding, EventSchema schema) {
    for (String field : binding.columns().keySet()) {
      requireField(binding, schema, "columns", field);
    }
    for (String field : binding.fields().keySet()) {
      Optional<Field> found = requireField(binding, schema, "fields", field);
      if (found.isPresent() && !holdsMoments(found.get().type())) {
        report(
            binding,
            "fields",
            field,
            "unit, pattern and zone are for timestamps; `" + field + "` is " + found.get().type(),
            "leave it out");
      }
    }
  }

  /** What a topic is keyed by must have one text for each value. */
  private void checkTopicKey(EventBinding binding, EventSchema schema) {
    if (binding.topic() == null || binding.topic().key() == null) {
      return;
    }
    String key = binding.topic().key();
    List<String> names = schema.fields().stream().map(Field::name).toList();
    Optional<Field> field = schema.field(key);
    if (field.isEmpty()) {
      report(
          binding,
          "topic",
          "key",
          "the event `" + schema.name() + "` has no field `" + key + "`",
          NearNames.advice(key, "fields", names).orElse(""));
    } else if (!field.get().type().is(Type.Kind.STRING) && !field.get().type().is(Type.Kind.INT)) {
      report(
          binding,
          "topic",
          "key",
          "a key is text: `" + key + "` is " + field.get().type() + ", not string or int",
          "leave it out");
    }
  }

  private static boolean holdsMoments(Type type) {
    return type.is(Type.Kind.TIMESTAMP)
        || type.element().map(BindingCheck::holdsMoments).orElse(false);
  }

  private Optional<Field> requireField(
      EventBinding binding, EventSchema schema, String section, String field) {
    Optional<Field> found = schema.field(field);
    if (found.isEmpty()) {
      List<String> names = schema.fields().stream().map(Field::name).toList();
      report(
          binding,
          section,
          field,
          "the event `" + schema.name() + "` has no such field",
          adviceOn(binding, section, field, names));
    }
    return found;
  }

  /** Writing a renaming the wrong way round is the usual slip. */
  private static String adviceOn(
      EventBinding binding, String section, String field, List<String> names) {
    String column = binding.columns().get(field);
    if (section.equals("columns") && names.contains(column)) {
      return "the field comes first: `" + column + ": " + field + "`";
    }
    return NearNames.advice(field, "fields", names).orElse("");
  }

  private void report(
      EventBinding binding, String section, String field, String message, String help) {
    problems.report(
        lines.of(binding.event(), section, field),
        "events." + binding.event() + "." + section + "." + field,
        message,
        help);
  }
}
