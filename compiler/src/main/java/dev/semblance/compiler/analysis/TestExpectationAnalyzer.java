package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_EXPECTATION;
import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.analysis.ResolvedTest.Expectation;
import dev.semblance.compiler.analysis.ResolvedTest.ExpectedColumn;
import dev.semblance.compiler.analysis.ResolvedTest.TestEvent;
import dev.semblance.compiler.expression.ScalarExpression.Literal;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.TestStep;
import dev.semblance.compiler.syntax.TestStep.TestField;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what one test expects of a vector. */
final class TestExpectationAnalyzer {
  private final ResolvedVector vector;
  private final EventSchema schema;
  private final List<TestEvent> triggers;
  private final boolean allKnown;
  private final Diagnostics diagnostics;
  private final TestValueAnalyzer values;
  private final Map<TestEvent, SourceSpan> expected = new HashMap<>();

  /**
   * @param events of the test
   * @param allKnown whether these are all: what is wrong with one has been reported
   */
  TestExpectationAnalyzer(
      ResolvedVector vector, List<TestEvent> events, boolean allKnown, Diagnostics diagnostics) {
    this.vector = vector;
    this.schema = vector.trigger().event();
    this.triggers = events.stream().filter(event -> event.schema().equals(schema)).toList();
    this.allKnown = allKnown;
    this.diagnostics = diagnostics;
    this.values = new TestValueAnalyzer(diagnostics);
  }

  /** The expectation; empty where something is wrong with it, which is reported. */
  Optional<Expectation> analyze(TestStep.Expectation expectation) {
    List<Expression> id = expectation.id();
    SourceSpan place = id.get(0).span().to(id.get(id.size() - 1).span());
    List<ExpectedColumn> columns = columns(expectation);
    if (expectation.not().isPresent() && !expectation.columns().isEmpty()) {
      report(
          Diagnostic.at(
                  BAD_EXPECTATION,
                  expectation.columns().get(0).span(),
                  "no vector is expected here, so it has no columns")
              .help("leave the braces empty: `expect not ... { }`"));
      return Optional.empty();
    }
    Optional<TestEvent> trigger = trigger(id, place);
    SourceSpan all = expectation.not().map(not -> not.to(place)).orElse(place);
    trigger.ifPresent(event -> once(event, all));
    return trigger.map(event -> new Expectation(all, event, expectation.not().isEmpty(), columns));
  }

  private void once(TestEvent trigger, SourceSpan place) {
    SourceSpan first = expected.putIfAbsent(trigger, place);
    if (first != null) {
      report(
          Diagnostic.at(
                  DUPLICATE_NAME, place, Quoted.text(place) + " is expected twice in this test")
              .label(first, "the first is here")
              .help("write all columns into one `expect`"));
    }
  }

  private List<ExpectedColumn> columns(TestStep.Expectation expectation) {
    Map<String, Type> types = new LinkedHashMap<>();
    vector.columns().forEach(column -> types.put(column.name(), column.expression().type()));
    vector.labels().forEach(label -> types.put(label.name(), label.aggregate().type()));
    Map<String, TestField> seen = new HashMap<>();
    List<ExpectedColumn> columns = new ArrayList<>();
    for (TestField field : expectation.columns()) {
      String name = field.name().name();
      TestField first = seen.putIfAbsent(name, field);
      if (first != null) {
        report(TestEventAnalyzer.twice(field, first));
      } else if (!types.containsKey(name)) {
        report(unknownColumn(field, types));
      } else {
        Optional<Literal> value = values.value(name, types.get(name), field.value());
        value.ifPresent(
            known ->
                columns.add(
                    new ExpectedColumn(
                        field.span(), name, known.type(), known.value().orElse(null))));
      }
    }
    return columns;
  }

  private Diagnostic unknownColumn(TestField field, Map<String, Type> types) {
    String name = field.name().name();
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_NAME,
            field.name().span(),
            "the vector `" + vector.name() + "` has no column `" + name + "`");
    return NearNames.advice(name, "its columns are", types.keySet()).map(plain::help).orElse(plain);
  }

  /** The event that is meant: by its id, or by its time. */
  private Optional<TestEvent> trigger(List<Expression> id, SourceSpan place) {
    List<String> names =
        id.size() == 1 && id.get(0) instanceof Expression.TimeOffset
            ? List.of(schema.timeField())
            : schema.idFields();
    if (names.size() != id.size()) {
      report(wrongParts(id, place));
      return Optional.empty();
    }
    List<Object> sought = new ArrayList<>();
    for (int i = 0; i < id.size(); i++) {
      Type type = schema.field(names.get(i)).orElseThrow().type();
      values.value(names.get(i), type, id.get(i)).flatMap(Literal::value).ifPresent(sought::add);
    }
    if (sought.size() < id.size()) {
      return Optional.empty();
    }
    List<TestEvent> fitting =
        triggers.stream()
            .filter(event -> names.stream().map(event.values()::get).toList().equals(sought))
            .toList();
    return fitting.isEmpty() ? none(place) : one(fitting, place);
  }

  private Diagnostic wrongParts(List<Expression> id, SourceSpan place) {
    String name = "`" + schema.name() + "`";
    int parts = schema.idFields().size();
    return parts == 0
        ? Diagnostic.at(
                BAD_EXPECTATION, place, name + " declares no id that an event can be named by")
            .help("name the event by its time: `expect @30m { ... }`")
        : Diagnostic.at(
                BAD_EXPECTATION,
                place,
                "the id of "
                    + name
                    + " has "
                    + (parts == 1 ? "one part" : parts + " parts")
                    + ", and here are "
                    + id.size())
            .help("write them in the order of its fields: " + NearNames.listed(schema.idFields()));
  }

  private Optional<TestEvent> none(SourceSpan place) {
    if (allKnown) {
      Diagnostic plain =
          Diagnostic.at(
              BAD_EXPECTATION,
              place,
              "no `" + schema.name() + "` of this test is " + Quoted.orElse(place, "that one"));
      report(
          triggers.isEmpty()
              ? plain.help(
                  "`" + vector.name() + "` is of `" + schema.name() + "`: let one of them happen")
              : plain);
    }
    return Optional.empty();
  }

  /** Where an event is delivered twice, it is still one. */
  private Optional<TestEvent> one(List<TestEvent> fitting, SourceSpan place) {
    TestEvent first = fitting.get(0);
    Optional<TestEvent> other =
        fitting.stream().filter(event -> !event.values().equals(first.values())).findFirst();
    if (other.isPresent()) {
      report(
          Diagnostic.at(
                  BAD_EXPECTATION,
                  place,
                  "several `" + schema.name() + "` of this test are " + Quoted.text(place))
              .label(first.span(), "this is one")
              .label(other.get().span(), "this is another")
              .help("give each an id of its own"));
      return Optional.empty();
    }
    return Optional.of(first);
  }

  private void report(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
  }
}
