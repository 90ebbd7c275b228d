package dev.semblance.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.engine.Engine;
import dev.semblance.parity.engine.FoldEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case file on every engine that starts quickly. A new case or engine costs no Java here. */
class CaseFilesTest {
  private static final List<Engine> ENGINES =
      List.of(new ReferenceEngine(), new FoldEngine(1), new FoldEngine(2));

  static Stream<Arguments> everyCaseOnEveryEngine() throws IOException, URISyntaxException {
    List<Arguments> all = new ArrayList<>();
    for (Path file : CaseFiles.all()) {
      ENGINES.forEach(
          engine ->
              all.add(Arguments.of(file.getFileName().toString(), engine.name(), file, engine)));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("everyCaseOnEveryEngine")
  void givesTheExpectedVectors(String name, String engineName, Path file, Engine engine)
      throws IOException {
    ParityCase parityCase = ParityCase.parse(Files.readString(file));
    CompiledProgram program = CompiledProgram.of(parityCase.definition());
    assertThat(program.plans().stream().map(plan -> plan.output().vector()).toList())
        .containsAll(parityCase.vectors());
    for (Plan plan : program.plans()) {
      if (parityCase.vectors().contains(plan.output().vector())) {
        assertThat(CaseFiles.difference(parityCase, program, plan, engine)).isEmpty();
      }
    }
  }
}
