package dev.semblance.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TestRunnerTest {
  private static final ResolvedProgram PROGRAM =
      Compiler.compile(
              new SourceFile(
                  "cafe.feature",
                  """
                  event order {
                    order_id : string    @id
                    at       : timestamp @time
                    price    : int
                  }

                  vector next_order v1 on order {
                    price
                    twice = price * 2
                  }

                  test "only one column" for next_order {
                    order { order_id: "a", at: @0s, price: 3 }
                    expect "a" { price: 3 }
                  }
                  """))
          .program()
          .orElseThrow();

  /** An engine that changes what the reference gives. */
  private record Bent(UnaryOperator<VectorSet> change) implements TestEngine {
    @Override
    public String name() {
      return "bent";
    }

    @Override
    public Plan plan(ResolvedProgram program, ResolvedVector vector) {
      return Planner.plan(program, vector);
    }

    @Override
    public VectorSet run(Plan plan, EventLog log) {
      return change.apply(new ReferenceTestEngine().run(plan, log));
    }
  }

  private static TestOutcome run(UnaryOperator<VectorSet> change) {
    return TestRunner.run(
        PROGRAM,
        PROGRAM.tests().get(0),
        List.of(new ReferenceTestEngine(), new EmbeddedTestEngine(), new Bent(change)));
  }

  @Test
  void enginesThatDifferFailTheTestThoughItExpectsNothingOfThatColumn() {
    assertThat(run(vectors -> vectors).passed()).isTrue();
    TestOutcome outcome =
        run(
            vectors ->
                new VectorSet(
                    vectors.columns(),
                    vectors.rows().stream()
                        .map(
                            row ->
                                new VectorRow(
                                    row.id(), row.time(), Map.of("price", 3L, "twice", 7L)))
                        .toList()));
    assertThat(outcome.passed()).isFalse();
    assertThat(outcome.unmet()).isEmpty();
    assertThat(outcome.disagreements())
        .singleElement()
        .asString()
        .startsWith("reference and bent differ:")
        .contains("twice: expected 6 (Long) but was 7 (Long)");
  }

  @Test
  void aVectorThatOneEngineLacksIsADisagreementAndUnmet() {
    TestOutcome outcome = run(vectors -> vectors.only(row -> false));
    assertThat(outcome.disagreements()).hasSize(1);
    assertThat(outcome.unmet().get(0).cells().get(0).actual())
        .containsExactly("a vector", "a vector", "none");
  }

  @Test
  void anEngineThatFailsMakesTheTestFail() {
    TestOutcome outcome =
        run(
            vectors -> {
              throw new IllegalStateException("broken");
            });
    assertThat(outcome.passed()).isFalse();
    assertThat(outcome.errors())
        .containsExactly("bent gives no vectors: java.lang.IllegalStateException: broken");
    assertThat(outcome.unmet()).isEmpty();
  }
}
