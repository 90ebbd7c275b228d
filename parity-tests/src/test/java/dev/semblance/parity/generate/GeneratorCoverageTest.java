package dev.semblance.parity.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.AggregateFunction;
import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.Type;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.compare.Trial;
import dev.semblance.parity.compare.Trials;
import dev.semblance.reference.data.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the generators never write, no property of random programs has ever tried. */
class GeneratorCoverageTest {
  private static final int PROGRAMS = 800;
  private static final int MOST_EVENTS = 16;

  private static final List<String> OF_THE_LANGUAGE =
      List.of(
          "definition where",
          "group where",
          "vector where",
          "prior",
          "inner join",
          "left join",
          "join within",
          "join of all time",
          "join with itself",
          "join of a filtered stream",
          "chained joins",
          "join by what a join found",
          "group key plain",
          "group key computed",
          "use key plain",
          "use key computed",
          "key of 1",
          "key of 2",
          "key STRING",
          "key INT",
          "key BOOL",
          "key DECIMAL",
          "key DOUBLE",
          "key TIMESTAMP",
          "id of 0 fields",
          "id of 1 fields",
          "id of 2 fields",
          "field of a record",
          "map in a record",
          "map that a join found",
          "trigger counts itself",
          "trigger of another stream",
          "own function own_ratio",
          "own function own_part",
          "own function own_share",
          "own function own_same",
          "own function own_words",
          "own function own_seconds",
          "features of features",
          "features of features of features",
          "join of a vector",
          "use key of a vector",
          "vector on a vector",
          "where of what a vector tells",
          "several vectors",
          "several triggers");

  private static final List<String> OF_LOGS =
      List.of(
          "subnormal",
          "1e308",
          "negative double",
          "sums that cancel",
          "end of the ints",
          "decimal of 38 digits",
          "astral text",
          "empty text",
          "list",
          "empty list",
          "map",
          "empty map",
          "null",
          "null key",
          "hot key",
          "empty stream",
          "instants that tie",
          "event on a window's edge",
          "before the epoch",
          "duplicate",
          "one id, several contents",
          "disorder",
          "lateness",
          "no lateness");

  @Test
  void everyConstructIsGenerated() {
    Set<String> seen = new TreeSet<>();
    PlanConstructs plans = new PlanConstructs(seen);
    LogConstructs logs = new LogConstructs(seen);
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Trial trial = Trials.of(seed, MOST_EVENTS);
      CompiledProgram program = CompiledProgram.of(trial.definition());
      plans.add(program.plans());
      Trial disorder = Trials.inDisorder(seed, MOST_EVENTS);
      for (Plan plan : program.plans()) {
        logs.add(plan, trial.log());
        logs.add(plan, disorder.arrivals());
      }
    }
    assertThat(seen).containsAll(required());
  }

  /** Those over which the language has the aggregate. */
  private static List<String> windows(AggregateFunction function) {
    return switch (function) {
      case DECAYED_COUNT, DECAYED_SUM -> List.of("all history");
      case APPROX_DISTINCT -> List.of("all history", "stepped");
      default -> PlanConstructs.WINDOWS;
    };
  }

  private static List<String> required() {
    List<String> required = new ArrayList<>(OF_THE_LANGUAGE);
    required.addAll(OF_LOGS);
    for (AggregateFunction function : AggregateFunction.values()) {
      windows(function).forEach(window -> required.add(function + " over " + window));
    }
    for (Operator operator : Operator.values()) {
      required.add(PlanConstructs.name(operator));
    }
    for (Type.Kind kind : Type.Kind.values()) {
      required.add("field " + kind);
      // No aggregate takes a map.
      if (kind != Type.Kind.MAP) {
        required.add("argument " + kind);
      }
    }
    for (Rejected.Reason reason : Rejected.Reason.values()) {
      required.add("rejected " + reason);
    }
    return required;
  }
}
