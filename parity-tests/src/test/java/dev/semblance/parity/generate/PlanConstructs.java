package dev.semblance.parity.generate;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds in plans which constructs of the language they use. */
final class PlanConstructs {
  static final List<String> WINDOWS =
      List.of("all history", "trailing", "ending ago", "stepped", "last events", "session");

  private final Set<String> seen;

  /**
   * @param seen takes what is found
   */
  PlanConstructs(Set<String> seen) {
    this.seen = seen;
  }

  /** All plans of a program. */
  void add(List<Plan> plans) {
    plans.forEach(this::add);
    if (plans.size() > 1) {
      seen.add("several vectors");
    }
    if (plans.stream().map(plan -> plan.output().event()).distinct().count() > 1) {
      seen.add("several triggers");
    }
  }

  private void add(Plan plan) {
    for (EventSchema event : plan.events()) {
      event.fields().stream().map(Field::type).forEach(type -> seen.add("field " + type.kind()));
      if (event.hasRecord("rec")) {
        seen.add("field of a record");
      }
      if (event.fields().stream().anyMatch(f -> f.type().is(Type.Kind.MAP) && f.isIn("rec"))) {
        seen.add("map in a record");
      }
      seen.add("id of " + event.idFields().size() + " fields");
    }
    plan.output().columns().forEach(column -> addOperators(column.expression()));
    plan.output().condition().ifPresent(condition -> seen.add("vector where"));
    plan.stages().forEach(this::add);
    addJoins(plan);
    addVectorsAsStreams(plan);
  }

  private void add(Stage stage) {
    seen.add("key of " + stage.key().size());
    stage.key().forEach(part -> seen.add("key " + part.type().kind()));
    for (Stage.Source source : stage.sources()) {
      source.key().forEach(part -> addKey("group", part));
      source.aggregates().forEach(this::add);
      if (!source.condition().equals(source.stream())) {
        seen.add("group where");
      }
    }
    stage.subject().key().forEach(part -> addKey("use", part));
    long sourcesOfOwn =
        stage.sources().stream().filter(s -> s.event().equals(stage.subject().event())).count();
    seen.add(sourcesOfOwn > 0 ? "trigger counts itself" : "trigger of another stream");
  }

  private void addKey(String place, ScalarExpression part) {
    seen.add(place + (part instanceof ScalarExpression.Column ? " key plain" : " key computed"));
    addOperators(part);
  }

  private void add(Aggregate aggregate) {
    seen.add(aggregate.function() + " over " + window(aggregate.window()));
    aggregate.arguments().forEach(this::addOperators);
    aggregate.arguments().forEach(argument -> seen.add("argument " + argument.type().kind()));
    if (aggregate.prior()) {
      seen.add("prior");
    }
    aggregate
        .condition()
        .ifPresent(
            condition -> {
              seen.add("definition where");
              addOperators(condition);
            });
  }

  private static String window(Window window) {
    return window.accept(
        new Window.Visitor<String>() {
          @Override
          public String visitAllHistory(Window.AllHistory allHistory) {
            return WINDOWS.get(0);
          }

          @Override
          public String visitTrailing(Window.Trailing trailing) {
            return WINDOWS.get(trailing.endingMicros() == 0 ? 1 : 2);
          }

          @Override
          public String visitStepped(Window.Stepped stepped) {
            return WINDOWS.get(3);
          }

          @Override
          public String visitLastEvents(Window.LastEvents lastEvents) {
            return WINDOWS.get(4);
          }

          @Override
          public String visitSession(Window.Session session) {
            return WINDOWS.get(5);
          }
        });
  }

  private void addOperators(ScalarExpression expression) {
    if (expression instanceof ScalarExpression.Call call) {
      seen.add(name(call.operator()));
      call.arguments().forEach(this::addOperators);
    }
    if (expression instanceof ScalarExpression.OwnCall call) {
      seen.add("own function " + call.function().name());
      call.arguments().forEach(this::addOperators);
    }
  }

  static String name(Operator operator) {
    return "operator " + operator;
  }

  private void addJoins(Plan plan) {
    Set<String> found = new HashSet<>();
    for (Stage stage : plan.stages()) {
      for (Stage.Lookup lookup : stage.subject().lookups()) {
        seen.add(lookup.withinMicros().isPresent() ? "join within" : "join of all time");
        seen.add(isRequired(plan, stage, lookup) ? "inner join" : "left join");
        if (stage.subject().key().stream().anyMatch(part -> reads(part, found))) {
          seen.add("join by what a join found");
        }
        lookup.columns().forEach(column -> found.add(column.name()));
        if (lookup.columns().stream().anyMatch(c -> c.expression().type().is(Type.Kind.MAP))) {
          seen.add("map that a join found");
        }
        Stage.Source right = stage.sources().get(lookup.source());
        if (right.event().equals(stage.subject().event())) {
          seen.add("join with itself");
        }
        right.stream().ifPresent(condition -> seen.add("join of a filtered stream"));
      }
    }
    List<String> joining =
        plan.stages().stream()
            .filter(stage -> !stage.subject().lookups().isEmpty())
            .map(stage -> stage.subject().event())
            .toList();
    if (joining.size() > Set.copyOf(joining).size()) {
      seen.add("chained joins");
    }
  }

  /** What is made of the columns of vectors that are streams. */
  private void addVectorsAsStreams(Plan plan) {
    Set<String> ofVectors = new HashSet<>();
    for (Stage stage : plan.stages()) {
      for (Stage.Answer answer : stage.subject().answers()) {
        if (isOfBase(answer)) {
          answer.columns().forEach(column -> ofVectors.add(column.name()));
        }
      }
    }
    for (Stage stage : plan.stages()) {
      for (Stage.Answer answer : stage.subject().answers()) {
        if (readsAny(stage.sources().get(answer.source()), ofVectors)) {
          seen.add(isOfBase(answer) ? "features of features of features" : "features of features");
        }
      }
      for (Stage.Lookup lookup : stage.subject().lookups()) {
        if (lookup.columns().stream().anyMatch(c -> reads(c.expression(), ofVectors))) {
          seen.add("join of a vector");
        }
      }
      if (stage.subject().key().stream().anyMatch(part -> reads(part, ofVectors))) {
        seen.add("use key of a vector");
      }
    }
    if (plan.output().columns().stream().anyMatch(c -> reads(c.expression(), ofVectors))) {
      seen.add("vector on a vector");
    }
    if (plan.output().condition().filter(where -> reads(where, ofVectors)).isPresent()) {
      seen.add("where of what a vector tells");
    }
  }

  /** Their aliases begin with the vector's name and version. */
  private static boolean isOfBase(Stage.Answer answer) {
    return answer.alias().contains(" v");
  }

  private static boolean readsAny(Stage.Source source, Set<String> columns) {
    return Stream.concat(source.key().stream(), source.condition().stream())
            .anyMatch(expression -> reads(expression, columns))
        || source.aggregates().stream()
            .flatMap(aggregate -> aggregate.arguments().stream())
            .anyMatch(argument -> reads(argument, columns));
  }

  /** Whether some later condition asks whether the lookup has found anything. */
  private static boolean isRequired(Plan plan, Stage stage, Stage.Lookup lookup) {
    Set<String> matched = Set.of(lookup.matchedColumn());
    Stream<Optional<ScalarExpression>> conditions =
        plan.stages().stream()
            .flatMap(
                other ->
                    Stream.concat(
                        Stream.of(other.subject())
                            .filter(subject -> subject.event().equals(stage.subject().event()))
                            .map(Stage.Subject::condition),
                        other.sources().stream()
                            .filter(source -> source.event().equals(stage.subject().event()))
                            .map(Stage.Source::stream)));
    return Stream.concat(
            conditions,
            plan.output().event().equals(stage.subject().event())
                ? Stream.of(plan.output().condition())
                : Stream.of())
        .flatMap(Optional::stream)
        .anyMatch(condition -> reads(condition, matched));
  }

  private static boolean reads(ScalarExpression expression, Set<String> columns) {
    Set<String> read = new HashSet<>();
    expression.forEachColumn(column -> read.add(column.name()));
    return read.stream().anyMatch(columns::contains);
  }
}
