package dev.semblance.parity.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.compare.CompiledProgram.DoesNotCompile;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.VectorSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How a run went, and how its definition was written, leaves no trace in the values. */
final class NoTrace {
  private static final int MOST_REMOVALS_TRIED = 6;

  private NoTrace() {}

  /** Cut, stopped and started elsewhere, and in another order where it means nothing. */
  static void stopsAndStartsChangeNothing(LawTrial trial) {
    Arrivals arrivals = trial.arrivals();
    List<Arrived> order = new ArrayList<>(arrivals.inOrder());
    if (!trial.isInArrivalOrder()) {
      Collections.shuffle(order, trial.random());
    }
    for (Plan plan : trial.plans()) {
      Outcome before = trial.run(plan, arrivals);
      Outcome after = trial.run(trial.random().nextLong(), plan, arrivals.with(order));
      assertThat(before.differenceTo(after))
          .describedAs(() -> trial.text("where it was cut or stopped is seen"))
          .isEmpty();
    }
  }

  /** Events that come again, soon or late. */
  static void replayingChangesNothing(LawTrial trial) {
    Arrivals arrivals = trial.ample();
    List<Arrived> again = new ArrayList<>(arrivals.inOrder());
    for (Arrived arrived : arrivals.inOrder()) {
      if (trial.random().nextBoolean()) {
        int first = again.indexOf(arrived) + 1;
        again.add(first + trial.random().nextInt(again.size() - first + 1), arrived);
      }
    }
    for (Plan plan : trial.plans()) {
      VectorSet before = trial.vectors(plan, arrivals);
      VectorSet after = trial.vectors(plan, arrivals.with(again));
      trial.assertSame("a replay is seen", LawTrial.once(before), LawTrial.once(after));
    }
  }

  /** Other local names, another order, comments; none of it is part of the meaning either. */
  static void anotherWritingChangesNothing(LawTrial trial) {
    for (Rewriting rewriting : Rewriting.values()) {
      String written = rewriting.of(trial.definition(), trial.random());
      CompiledProgram rewritten = CompiledProgram.of(written);
      for (Plan plan : trial.plans()) {
        Plan other = plan(rewritten, plan).orElseThrow();
        String change = rewriting + " is seen\n" + written;
        if (columns(plan).equals(columns(other))) {
          assertThat(CanonicalForm.of(other).hash())
              .describedAs(() -> trial.text("by the hash " + change))
              .isEqualTo(CanonicalForm.of(plan).hash());
        }
        VectorSet before = trial.vectors(plan, trial.arrivals());
        VectorSet after = trial.vectors(other, trial.arrivals());
        trial.assertSame(change, before, rewriting.named(before.columns(), after));
      }
    }
  }

  /** A feature or a column less, where nothing else needs it. */
  static void removalChangesNoOtherColumn(LawTrial trial) {
    Optional<CompiledProgram> fewer = withoutAFeature(trial);
    if (fewer.isEmpty()) {
      return;
    }
    for (Plan plan : trial.plans()) {
      Plan other = plan(fewer.get(), plan).orElseThrow();
      List<String> left = columns(plan).stream().filter(columns(other)::contains).toList();
      VectorSet before = trial.vectors(plan, trial.ample());
      VectorSet after = trial.vectors(other, trial.ample());
      trial.assertSame(
          "a removal is seen in " + left,
          LawTrial.once(LawTrial.only(left, before)),
          LawTrial.once(LawTrial.only(left, after)));
    }
  }

  private static Optional<CompiledProgram> withoutAFeature(LawTrial trial) {
    for (int i = 0; i < MOST_REMOVALS_TRIED; i++) {
      Optional<String> fewer = Rewriting.withoutAFeature(trial.definition(), trial.random());
      try {
        return fewer.map(CompiledProgram::of);
      } catch (DoesNotCompile e) {
        // Something else needs the feature.
      }
    }
    return Optional.empty();
  }

  private static List<String> columns(Plan plan) {
    return plan.output().columns().stream().map(Plan.OutputColumn::name).toList();
  }

  static Optional<Plan> plan(CompiledProgram program, Plan sameVector) {
    return program.plans().stream()
        .filter(plan -> plan.output().vector().equals(sameVector.output().vector()))
        .findFirst();
  }
}
