package dev.semblance.parity.cases;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.Engine;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.Outcome;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The case files among the test resources. */
public final class CaseFiles {
  private CaseFiles() {}

  /** All that are in event order, by name. */
  public static List<Path> all() throws IOException, URISyntaxException {
    return in("/cases");
  }

  /** All that are in arrival order, by name. */
  public static List<Path> inArrivalOrder() throws IOException, URISyntaxException {
    return in("/cases/arrival-order");
  }

  private static List<Path> in(String resource) throws IOException, URISyntaxException {
    Path folder = Path.of(CaseFiles.class.getResource(resource).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
    }
  }

  /** How an engine's vectors differ from the expected ones, in the columns that the case names. */
  public static Optional<String> difference(
      ParityCase parityCase, CompiledProgram program, Plan plan, Engine engine) {
    EventLog log = parityCase.log(program.events());
    return parityCase
        .expected(plan)
        .differenceTo(parityCase.namedColumns(plan, engine.run(plan, log)));
  }

  /** The same in arrival order, with what was turned away where the case tells. */
  public static Optional<String> difference(
      ParityCase parityCase, CompiledProgram program, Plan plan, ArrivalEngine engine) {
    Outcome actual = engine.run(plan, parityCase.arrivals(program.events()));
    return parityCase
        .expectedOutcome(plan)
        .differenceTo(
            new Outcome(parityCase.namedColumns(plan, actual.vectors()), actual.rejected()));
  }
}
