package dev.semblance.parity.compare;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.cases.ParityCase;
import dev.semblance.parity.compare.CompiledProgram.DoesNotCompile;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.Engine;
import dev.semblance.parity.engine.OrderlessEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.reference.data.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an engine departs from the reference.
 *
 * @param trial on which it does
 * @param reference that of the order in which the engine works
 * @param message which cells, or what the engine threw
 */
public record Difference(
    Trial trial, ArrivalEngine reference, ArrivalEngine engine, String message) {

  private static final ArrivalEngine IN_EVENT_ORDER = new OrderlessEngine(new ReferenceEngine());
  private static final ArrivalEngine IN_ARRIVAL_ORDER = new ReferenceArrivalEngine();

  /** The first difference between the reference's vectors and the engine's, bit by bit. */
  public static Optional<Difference> find(Trial trial, Engine engine) {
    return find(trial, IN_EVENT_ORDER, new OrderlessEngine(engine));
  }

  /** The same in arrival order, what was turned away included. */
  public static Optional<Difference> find(Trial trial, ArrivalEngine engine) {
    return find(trial, IN_ARRIVAL_ORDER, engine);
  }

  private static Optional<Difference> find(
      Trial trial, ArrivalEngine reference, ArrivalEngine engine) {
    CompiledProgram program = CompiledProgram.of(trial.definition());
    for (Plan plan : program.plans()) {
      Optional<String> message = message(plan, trial, reference, engine);
      if (message.isPresent()) {
        return Optional.of(new Difference(trial, reference, engine, message.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> message(
      Plan plan, Trial trial, ArrivalEngine reference, ArrivalEngine engine) {
    Outcome expected = reference.run(plan, trial.arrivals());
    try {
      return expected
          .differenceTo(engine.run(plan, trial.arrivals()))
          .map(text -> "vector " + plan.output().vector() + "\n" + text);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return Optional.of("vector " + plan.output().vector() + "\n" + trace);
    }
  }

  /** A difference of the same engine that needs as little as possible. */
  public Difference shrunk() {
    Shrinker shrinker = new Shrinker(smaller -> failsStill(smaller));
    Trial least = shrinker.shrink(trial);
    return find(least, reference, engine).orElse(this);
  }

  private boolean failsStill(Trial smaller) {
    try {
      return find(smaller, reference, engine).isPresent();
    } catch (DoesNotCompile e) {
      return false;
    }
  }

  /** The case that shows the difference, with what the reference gives. */
  public ParityCase shown() {
    String comment = "# " + engine.name() + " departs from the " + reference.name() + ".";
    return trial.shown(comment, reference, reference == IN_ARRIVAL_ORDER);
  }

  /**
   * Makes the difference small, and keeps the case that shows it as a file.
   *
   * @param replay how to see it again as it was found
   * @return to be thrown: says what differs and where the case is
   */
  public AssertionError kept(String replay) {
    Difference small = shrunk();
    ParityCase shown = small.shown();
    Path place = KeptFailure.keep(engine.name(), shown);
    return new AssertionError(
        replay
            + KeptFailure.advice(place, shown)
            + small.engine.name()
            + ", "
            + small.message
            + "\n"
            + shown.text());
  }
}
