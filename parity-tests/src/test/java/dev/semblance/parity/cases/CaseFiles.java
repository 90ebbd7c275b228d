package dev.semblance.parity.cases;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.reference.data.Arrivals;
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

  /** All of labels, which are in event order whatever came when, by name. */
  public static List<Path> ofLabels() throws IOException, URISyntaxException {
    return in("/cases/labels");
  }

  /** Those that hold bits rather than a lesson, in event order. */
  public static List<Path> golden() throws IOException, URISyntaxException {
    return in("/golden");
  }

  /** The same in arrival order. */
  public static List<Path> goldenInArrivalOrder() throws IOException, URISyntaxException {
    return in("/golden/arrival-order");
  }

  private static List<Path> in(String resource) throws IOException, URISyntaxException {
    Path folder = Path.of(CaseFiles.class.getResource(resource).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
    }
  }

  /**
   * How an engine differs from what a case expects: in the columns that it names, and in what was
   * turned away where it tells.
   */
  public static Optional<String> difference(
      ParityCase parityCase, CompiledProgram program, Plan plan, ArrivalEngine engine) {
    Arrivals given =
        parityCase.isInArrivalOrder()
            ? parityCase.arrivals(program.events())
            : Arrivals.of(parityCase.log(program.events()));
    Outcome actual = engine.run(plan, given);
    return parityCase
        .expectedOutcome(plan)
        .differenceTo(
            new Outcome(parityCase.namedColumns(plan, actual.vectors()), actual.rejected()));
  }
}
