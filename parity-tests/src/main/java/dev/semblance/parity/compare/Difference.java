package dev.semblance.parity.compare;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.cases.ParityCase;
import dev.semblance.parity.compare.CompiledProgram.DoesNotCompile;
import dev.semblance.parity.data.VectorSet;
import dev.semblance.parity.engine.Engine;
import dev.semblance.parity.reference.ReferenceInterpreter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where an engine departs from the reference.
 *
 * @param trial on which it does
 * @param message which cells, or what the engine threw
 */
public record Difference(Trial trial, Engine engine, String message) {

  private static final Engine REFERENCE = new ReferenceInterpreter();

  /** The first difference between the reference's vectors and the engine's, bit by bit. */
  public static Optional<Difference> find(Trial trial, Engine engine) {
    CompiledProgram program = CompiledProgram.of(trial.definition());
    for (Plan plan : program.plans()) {
      Optional<String> message = message(plan, trial, engine);
      if (message.isPresent()) {
        return Optional.of(new Difference(trial, engine, message.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> message(Plan plan, Trial trial, Engine engine) {
    VectorSet expected = REFERENCE.run(plan, trial.log());
    try {
      return expected
          .differenceTo(engine.run(plan, trial.log()))
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
    return find(least, engine).orElse(this);
  }

  private boolean failsStill(Trial smaller) {
    try {
      return find(smaller, engine).isPresent();
    } catch (DoesNotCompile e) {
      return false;
    }
  }

  /** The difference with the case that shows it, ready to be kept as a file. */
  public String report() {
    CompiledProgram program = CompiledProgram.of(trial.definition());
    Map<Plan, VectorSet> expected = new LinkedHashMap<>();
    program.plans().forEach(plan -> expected.put(plan, REFERENCE.run(plan, trial.log())));
    String comment = "# " + engine.name() + " departs from the reference.";
    ParityCase shown =
        ParityCase.of(comment, trial.definition(), program.events(), trial.log(), expected);
    return engine.name() + ", " + message + "\n" + shown.text();
  }
}
