package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.cases.CaseFiles;
import dev.semblance.parity.cases.ParityCase;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.Engine;
import dev.semblance.parity.engine.OrderlessEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure that is found at night and not kept is found for nothing. */
class KeptFailureTest {
  private static final int MOST_EVENTS = 14;
  private static final int PROGRAMS = 200;

  @TempDir private Path folder;

  @BeforeEach
  void keepHere() {
    System.setProperty(KeptFailure.FOLDER_PROPERTY, folder.toString());
  }

  @AfterEach
  void keepWhereUsual() {
    System.clearProperty(KeptFailure.FOLDER_PROPERTY);
  }

  /** Wrong wherever a whole number is greater than one. */
  private static VectorSet wrong(VectorSet right) {
    return new VectorSet(right.columns(), right.rows().stream().map(row -> wrong(row)).toList());
  }

  private static VectorRow wrong(VectorRow row) {
    Map<String, Object> values = new LinkedHashMap<>(row.values());
    values.replaceAll((name, value) -> value instanceof Long n && n > 1 ? Long.valueOf(1) : value);
    return new VectorRow(row.id(), row.time(), values);
  }

  private static final class WrongEngine implements Engine {
    @Override
    public String name() {
      return "wrong engine: 1";
    }

    @Override
    public VectorSet run(Plan plan, EventLog log) {
      return wrong(new ReferenceEngine().run(plan, log));
    }
  }

  private static final class WrongArrivalEngine implements ArrivalEngine {
    @Override
    public String name() {
      return "wrong engine: 2";
    }

    @Override
    public Outcome run(Plan plan, Arrivals arrivals) {
      Outcome right = new ReferenceArrivalEngine().run(plan, arrivals);
      return new Outcome(wrong(right.vectors()), right.rejected());
    }
  }

  @Test
  void isACaseThatTheWrongEngineFailsAndTheReferencePasses() throws IOException {
    AssertionError failure =
        failure(seed -> Difference.find(Trials.of(seed, MOST_EVENTS), new WrongEngine()));
    Path kept = onlyFile(folder);
    assertThat(failure).hasMessageContaining("again").hasMessageContaining(kept.toString());
    ParityCase read = ParityCase.parse(Files.readString(kept));
    assertThat(read.isInArrivalOrder()).isFalse();
    CompiledProgram program = CompiledProgram.of(read.definition());
    assertThat(
            program.events().stream()
                .mapToInt(e -> read.log(program.events()).of(e.name()).size())
                .sum())
        .describedAs("events that are left")
        .isLessThanOrEqualTo(3);
    assertThat(program.plans())
        .anyMatch(
            plan ->
                CaseFiles.difference(read, program, plan, new OrderlessEngine(new WrongEngine()))
                    .isPresent())
        .allMatch(
            plan ->
                CaseFiles.difference(
                        read, program, plan, new OrderlessEngine(new ReferenceEngine()))
                    .isEmpty());
  }

  @Test
  void theSameInArrivalOrder() throws IOException {
    failure(
        seed -> Difference.find(Trials.inDisorder(seed, MOST_EVENTS), new WrongArrivalEngine()));
    ParityCase read = ParityCase.parse(Files.readString(onlyFile(folder.resolve("arrival-order"))));
    assertThat(read.isInArrivalOrder()).isTrue();
    CompiledProgram program = CompiledProgram.of(read.definition());
    assertThat(program.plans())
        .anyMatch(
            plan -> CaseFiles.difference(read, program, plan, new WrongArrivalEngine()).isPresent())
        .allMatch(
            plan ->
                CaseFiles.difference(read, program, plan, new ReferenceArrivalEngine()).isEmpty());
  }

  private interface Finding {
    Optional<Difference> of(long seed);
  }

  private static AssertionError failure(Finding finding) {
    return LongStream.range(0, PROGRAMS)
        .mapToObj(finding::of)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow()
        .kept("to see it again: ...\n");
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
