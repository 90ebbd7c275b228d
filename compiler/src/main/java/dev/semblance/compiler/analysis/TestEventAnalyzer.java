package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.TEST_EVENT_INCOMPLETE;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.analysis.ResolvedTest.TestEvent;
import dev.semblance.compiler.expression.ScalarExpression.Literal;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.TestStep;
import dev.semblance.compiler.syntax.TestStep.TestField;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the events of one test, and completes them. */
final class TestEventAnalyzer {
  private static final List<Kind> MADE_IDS = List.of(Kind.STRING, Kind.INT);

  private final Map<String, EventSchema> schemas;
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final TestValueAnalyzer values;
  private final Map<String, Long> greatest = new HashMap<>();
  private final Map<String, Integer> made = new HashMap<>();

  TestEventAnalyzer(
      Map<String, EventSchema> schemas, Declarations declarations, Diagnostics diagnostics) {
    this.schemas = schemas;
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.values = new TestValueAnalyzer(diagnostics);
  }

  /** The event; empty where something is wrong with it, which is reported. */
  Optional<TestEvent> analyze(TestStep.TestEvent event) {
    EventSchema schema = schemas.get(event.event().name());
    if (schema == null) {
      unknown(event);
      return Optional.empty();
    }
    Optional<Map<String, Object>> written = fields(event, schema);
    if (written.isEmpty() || !isWhole(event, schema, written.get())) {
      return Optional.empty();
    }
    return Optional.of(completed(event, schema, written.get()));
  }

  private void unknown(TestStep.TestEvent event) {
    String name = event.event().name();
    Optional<String> kind = declarations.kindOf(name);
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_NAME,
            event.event().span(),
            kind.map(k -> "`" + name + "` is " + k + ", and only events happen in a test")
                .orElse("there is no event `" + name + "`"));
    diagnostics.report(
        NearNames.advice(name, "the events are", schemas.keySet()).map(plain::help).orElse(plain));
  }

  /** What is written, by field. */
  private Optional<Map<String, Object>> fields(TestStep.TestEvent event, EventSchema schema) {
    Map<String, Object> written = new LinkedHashMap<>();
    Map<String, TestField> seen = new HashMap<>();
    boolean right = true;
    for (TestField field : event.fields()) {
      String name = field.name().name();
      TestField first = seen.putIfAbsent(name, field);
      Optional<Field> declared = schema.field(name);
      if (first != null) {
        diagnostics.report(twice(field, first));
        right = false;
      } else if (isNullRecord(field, schema)) {
        schema.fields().stream()
            .filter(inner -> inner.isIn(name))
            .forEach(inner -> written.put(inner.name(), null));
      } else if (declared.isEmpty() && isEmptyRecord(field, schema)) {
        continue;
      } else if (declared.isEmpty()) {
        diagnostics.report(unknownField(field, schema));
        right = false;
      } else {
        Optional<Literal> value = value(field, declared.get());
        value.ifPresent(known -> written.put(name, known.value().orElse(null)));
        right &= value.isPresent();
      }
    }
    return right ? Optional.of(written) : Optional.empty();
  }

  /** Whether {@code null} is written for a record all of whose fields may be so. */
  private static boolean isNullRecord(TestField field, EventSchema schema) {
    String record = field.name().name();
    return field.value() instanceof Expression.NullLiteral
        && schema.hasRecord(record)
        && schema.fields().stream().filter(inner -> inner.isIn(record)).allMatch(Field::nullable);
  }

  /** Whether nothing stands in the braces of a record, which then says nothing about it. */
  private static boolean isEmptyRecord(TestField field, EventSchema schema) {
    return field.value() instanceof Expression.MapLiteral map
        && map.entries().isEmpty()
        && schema.hasRecord(field.name().name());
  }

  static Diagnostic twice(TestField field, TestField first) {
    return Diagnostic.at(
            DUPLICATE_NAME, field.name().span(), "`" + field.name().name() + "` stands here twice")
        .label(first.name().span(), "the first is here");
  }

  private static Diagnostic unknownField(TestField field, EventSchema schema) {
    String name = field.name().name();
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_NAME,
            field.name().span(),
            "the event `" + schema.name() + "` has no field `" + name + "`");
    List<String> known = schema.fields().stream().map(Field::name).toList();
    return NearNames.advice(name, "its fields are", known).map(plain::help).orElse(plain);
  }

  private Optional<Literal> value(TestField written, Field declared) {
    Optional<Literal> value = values.value(declared.name(), declared.type(), written.value());
    if (value.isPresent() && value.get().nullable() && !declared.nullable()) {
      diagnostics.report(
          Diagnostic.at(
              TYPE_MISMATCH,
              written.value().span(),
              "`" + declared.name() + "` is never null: it is declared without `?`"));
      return Optional.empty();
    }
    return value;
  }

  /** What cannot be left out is the time, and an id that cannot be made up. */
  private boolean isWhole(
      TestStep.TestEvent event, EventSchema schema, Map<String, Object> written) {
    String time = schema.timeField();
    if (!written.containsKey(time)) {
      diagnostics.report(
          Diagnostic.at(
                  TEST_EVENT_INCOMPLETE,
                  event.event().span(),
                  "this `" + schema.name() + "` does not say when it happens")
              .help("write `" + time + ": @30m`, which counts from the test's start"));
      return false;
    }
    for (String id : schema.idFields()) {
      Type type = schema.field(id).orElseThrow().type();
      if (!written.containsKey(id) && !MADE_IDS.contains(type.kind())) {
        diagnostics.report(
            Diagnostic.at(
                    TEST_EVENT_INCOMPLETE,
                    event.event().span(),
                    "this `" + schema.name() + "` has no id")
                .help("write its `" + id + "`: an id of type " + type + " is not made up"));
        return false;
      }
    }
    return true;
  }

  private TestEvent completed(
      TestStep.TestEvent event, EventSchema schema, Map<String, Object> written) {
    Map<String, Object> all = new LinkedHashMap<>();
    Set<String> leftOut = new LinkedHashSet<>();
    for (Field field : schema.fields()) {
      String name = field.name();
      if (written.containsKey(name) || (field.nullable() && !isNeeded(field, schema, written))) {
        all.put(name, written.get(name));
      } else if (schema.idFields().contains(name)) {
        all.put(name, newId(schema, field));
      } else {
        all.put(name, meaningless(field.type()));
        leftOut.add(name);
      }
    }
    return new TestEvent(event.span(), schema, all, leftOut);
  }

  /** Whether the record is there that cannot be without the field. */
  private static boolean isNeeded(Field field, EventSchema schema, Map<String, Object> written) {
    return field
        .neededIn()
        .map(
            record ->
                schema.fields().stream()
                    .anyMatch(other -> other.isIn(record) && written.get(other.name()) != null))
        .orElse(false);
  }

  /** Learns which numbers are taken, before any is made up. */
  void learnIds(TestStep.TestEvent event) {
    for (TestField field : event.fields()) {
      if (field.value() instanceof Expression.IntegerLiteral number
          && number.value().bitLength() < Long.SIZE) {
        String key = event.event().name() + "." + field.name().name();
        greatest.merge(key, number.value().longValue(), Math::max);
      }
    }
  }

  private Object newId(EventSchema schema, Field field) {
    String key = schema.name() + "." + field.name();
    int number = made.merge(key, 1, Integer::sum);
    return field.type().is(Kind.INT)
        ? (Object) (greatest.getOrDefault(key, 0L) + number)
        : String.format(Locale.ROOT, "%s#%03d", schema.name(), number);
  }

  private static Object meaningless(Type type) {
    return switch (type.kind()) {
      case BOOL -> false;
      case INT, DURATION -> 0L;
      case TIMESTAMP -> ResolvedTest.START;
      case DOUBLE -> 0.0;
      case DECIMAL -> BigDecimal.ZERO.setScale(type.scale());
      case STRING -> "";
      case LIST -> List.of();
      case MAP -> Map.of();
    };
  }
}
