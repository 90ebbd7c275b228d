package dev.semblance.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.DriverEngine;
import dev.semblance.parity.engine.EmbeddedEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case file in arrival order on every engine that works in it and starts quickly. */
class ArrivalCaseFilesTest {
  @TempDir private static Path folder;

  private static List<ArrivalEngine> engines() {
    return List.of(
        new ReferenceArrivalEngine(),
        EmbeddedEngine.onHeap(1),
        EmbeddedEngine.onDisk(folder, 1),
        new DriverEngine(folder, 1));
  }

  static Stream<Arguments> everyCaseOnEveryEngine() throws IOException, URISyntaxException {
    List<Arguments> all = new ArrayList<>();
    for (Path file : CaseFiles.inArrivalOrder()) {
      engines()
          .forEach(
              engine ->
                  all.add(
                      Arguments.of(file.getFileName().toString(), engine.name(), file, engine)));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("everyCaseOnEveryEngine")
  void givesTheExpectedVectors(String name, String engineName, Path file, ArrivalEngine engine)
      throws IOException {
    ParityCase parityCase = ParityCase.parse(Files.readString(file));
    CompiledProgram program = CompiledProgram.of(parityCase.definition());
    assertThat(program.plans().stream().map(plan -> plan.output().vector()).toList())
        .containsExactlyInAnyOrderElementsOf(parityCase.vectors());
    for (Plan plan : program.plans()) {
      assertThat(CaseFiles.difference(parityCase, program, plan, engine)).isEmpty();
    }
  }
}
