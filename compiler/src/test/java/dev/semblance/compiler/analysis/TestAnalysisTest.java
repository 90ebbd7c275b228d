package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedTest.Expectation;
import dev.semblance.compiler.analysis.ResolvedTest.TestEvent;
import dev.semblance.compiler.lock.Meanings;
import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.SourceFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestAnalysisTest {
  private static final String DEFINITIONS =
      """
      event charge {
        number   : int            @id
        part     : string         @id
        at       : timestamp      @time
        came     : int            @arrival
        card     : string
        amount   : decimal(12, 2)
        score    : double
        wait     : duration?
        seen     : timestamp
        ok       : bool
        tags     : list<int>
        counts   : map<string, double>
        times    : { of : map<string, timestamp> }
      }

      features card v1 by card from charge {
        charges = count() over 1d
      }

      vector fraud v1 on charge {
        card.charges
      }

      vector fraud v2 on charge {
        ok
      }
      """;

  private static final String TESTS =
      """
      test "what is left out" for fraud v1 {
        charge { card: "x", at: @1m }
        charge { number: 7, part: "b", card: "x", at: @2m, amount: 5, score: -1, tags: [1],
          counts: { "b": 2, "a": -0.5 }, times: { of: { "z": @1s } } }
        charge { number: 7, card: "x", at: @3m }
        expect 7, "b" { card_charges: 3 }
        charge { number: 9, part: "c", card: "x", at: @2m, counts: {}, times: {} }
        expect not 7, "charge#002" { }
      }
      """;

  private static ResolvedProgram compile(String text) {
    Compilation compilation = Compiler.compile(new SourceFile("t.feature", text));
    assertThat(compilation.diagnostics()).isEmpty();
    return compilation.program().orElseThrow();
  }

  @Test
  void whatIsLeftOutAndNotReadIsCompleted() {
    ResolvedTest test = compile(DEFINITIONS + TESTS).tests().get(0);
    assertThat(test.events())
        .extracting(event -> List.of(event.values().get("number"), event.values().get("part")))
        .containsExactly(
            List.of(10L, "charge#001"),
            List.of(7L, "b"),
            List.of(7L, "charge#002"),
            List.of(9L, "c"));
    TestEvent first = test.events().get(0);
    assertThat(first.values())
        .containsEntry("at", ResolvedTest.START + 60_000_000L)
        .containsEntry("came", 0L)
        .containsEntry("amount", new BigDecimal("0.00"))
        .containsEntry("score", 0.0)
        .containsEntry("wait", null)
        .containsEntry("seen", ResolvedTest.START)
        .containsEntry("ok", false)
        .containsEntry("tags", List.of())
        .containsEntry("counts", Map.of());
    assertThat(first.leftOut())
        .containsExactlyInAnyOrder(
            "came", "amount", "score", "seen", "ok", "tags", "counts", "times.of");
    assertThat(test.events().get(1).values())
        .containsEntry("amount", new BigDecimal("5.00"))
        .containsEntry("score", -1.0)
        .containsEntry("tags", List.of(1L))
        .containsEntry("counts", Map.of("a", -0.5, "b", 2.0))
        .containsEntry("times.of", Map.of("z", ResolvedTest.START + 1_000_000L));
    assertThat(test.events().get(3).leftOut()).contains("times.of").doesNotContain("counts");
    assertThat(test.expectations())
        .extracting(Expectation::trigger, Expectation::vector)
        .containsExactly(tuple(test.events().get(1), true), tuple(test.events().get(2), false));
  }

  @Test
  void testsAreNoPartOfWhatAProgramMeans() {
    ResolvedProgram without = compile(DEFINITIONS);
    ResolvedProgram with = compile(DEFINITIONS + TESTS);
    for (int i = 0; i < without.vectors().size(); i++) {
      assertThat(hash(with, i)).isEqualTo(hash(without, i));
    }
    assertThat(Meanings.of(with)).isEqualTo(Meanings.of(without));
  }

  private static String hash(ResolvedProgram program, int vector) {
    return CanonicalForm.of(Planner.plan(program, program.vectors().get(vector))).hash();
  }
}
