package dev.semblance.parity.golden;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.cases.CaseFiles;
import dev.semblance.parity.cases.ParityCase;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.EmbeddedEngine;
import dev.semblance.parity.engine.FoldEngine;
import dev.semblance.parity.engine.OrderlessEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.parity.engine.WaitingEngine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Computes the vectors of all case files, golden ones and others, in whatever JVM it is run, and
 * compares them with the bits that the files hold.
 */
public final class GoldenCheck {
  private final List<String> differences = new ArrayList<>();
  private long cells;

  private GoldenCheck() {}

  /** The check of all case files in this JVM. */
  static GoldenCheck run() throws IOException, URISyntaxException {
    GoldenCheck check = new GoldenCheck();
    for (Path file : files()) {
      check.add(file);
    }
    return check;
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    return Stream.of(
            CaseFiles.all(),
            CaseFiles.inArrivalOrder(),
            CaseFiles.golden(),
            CaseFiles.goldenInArrivalOrder())
        .flatMap(List::stream)
        .toList();
  }

  private void add(Path file) throws IOException {
    ParityCase parityCase = ParityCase.parse(Files.readString(file));
    CompiledProgram program = CompiledProgram.of(parityCase.definition());
    for (Plan plan : program.plans()) {
      if (parityCase.vectors().contains(plan.output().vector())) {
        for (ArrivalEngine engine : engines(parityCase)) {
          Optional<String> difference = CaseFiles.difference(parityCase, program, plan, engine);
          difference.ifPresent(
              text -> differences.add(file.getFileName() + ", " + engine.name() + ": " + text));
          cells += parityCase.expected(plan).cells();
        }
      }
    }
  }

  private static List<ArrivalEngine> engines(ParityCase parityCase) {
    return parityCase.isInArrivalOrder()
        ? List.of(new ReferenceArrivalEngine(), EmbeddedEngine.onHeap(1))
        : List.of(
            new OrderlessEngine(new ReferenceEngine()),
            new OrderlessEngine(new FoldEngine(1)),
            new OrderlessEngine(new WaitingEngine(EmbeddedEngine.onHeap(1), 1)));
  }

  long cells() {
    return cells;
  }

  List<String> differences() {
    return differences;
  }

  /** Says what was compared and where; ends with 1 if something differs. */
  public static void main(String[] arguments) throws IOException, URISyntaxException {
    GoldenCheck check = run();
    check.differences.forEach(System.out::println);
    System.out.printf(
        Locale.ROOT,
        "Java %s, locale %s, zone %s, charset %s, %d processors: %d cells compared, differences:"
            + " %d%n",
        Runtime.version(),
        Locale.getDefault(),
        ZoneId.systemDefault(),
        Charset.defaultCharset(),
        Runtime.getRuntime().availableProcessors(),
        check.cells,
        check.differences.size());
    System.exit(check.differences.isEmpty() ? 0 : 1);
  }
}
