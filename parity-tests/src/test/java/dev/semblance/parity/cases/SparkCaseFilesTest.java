package dev.semblance.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.engine.Engine;
import dev.semblance.parity.engine.SparkEngine;
import dev.semblance.parity.engine.TestSpark;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case file on Spark. */
class SparkCaseFilesTest {

  static Stream<Arguments> everyCase() throws IOException, URISyntaxException {
    return CaseFiles.all().stream().map(file -> Arguments.of(file.getFileName().toString(), file));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCase")
  void givesTheExpectedVectors(String name, Path file) throws IOException {
    ParityCase parityCase = ParityCase.parse(Files.readString(file));
    CompiledProgram program = CompiledProgram.of(parityCase.definition());
    Engine engine = new SparkEngine(TestSpark.session(), 3, 1);
    for (Plan plan : program.plans()) {
      if (parityCase.vectors().contains(plan.output().vector())) {
        assertThat(CaseFiles.difference(parityCase, program, plan, engine)).isEmpty();
      }
    }
  }
}
