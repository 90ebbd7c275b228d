package dev.semblance.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.engine.ArrivalEngine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case file on every engine of its order. A new case costs no Java here. */
class CaseFilesTest {
  private static final KnownDifferences KNOWN = KnownDifferences.read();

  @TempDir private static Path folder;

  static Stream<Arguments> everyCaseOnEveryEngine() throws IOException, URISyntaxException {
    List<Arguments> all = new ArrayList<>();
    addAll(all, CaseFiles.all(), CaseEngines.inEventOrder());
    addAll(all, CaseFiles.ofLabels(), CaseEngines.ofLabels());
    addAll(all, CaseFiles.inArrivalOrder(), CaseEngines.inArrivalOrder(folder));
    return all.stream();
  }

  private static void addAll(List<Arguments> all, List<Path> files, List<ArrivalEngine> engines) {
    for (Path file : files) {
      for (ArrivalEngine engine : engines) {
        all.add(Arguments.of(file.getFileName().toString(), engine.name(), file, engine));
      }
    }
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("everyCaseOnEveryEngine")
  void givesTheExpectedVectors(String name, String engineName, Path file, ArrivalEngine engine)
      throws IOException, URISyntaxException {
    assertThat(KNOWN.complaint(engineName, name, difference(file, engine))).isEmpty();
  }

  private static Optional<String> difference(Path file, ArrivalEngine engine)
      throws IOException, URISyntaxException {
    ParityCase parityCase = ParityCase.parse(Files.readString(file));
    CompiledProgram program = CompiledProgram.of(parityCase.definition());
    boolean labels = CaseFiles.ofLabels().contains(file);
    List<Plan> plans =
        (labels ? program.plansWithLabels() : program.plans())
            .stream()
                .filter(plan -> parityCase.vectors().contains(plan.output().vector()))
                .toList();
    assertThat(plans).describedAs("vectors of the case").hasSameSizeAs(parityCase.vectors());
    return plans.stream()
        .flatMap(plan -> CaseFiles.difference(parityCase, program, plan, engine).stream())
        .findFirst();
  }
}
