package dev.semblance.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.plan.Plan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as a service uses it. */
class FeatureEngineTest {
  private static final String PROGRAM =
      """
      namespace shop

      event charge {
        id     : string @id
        at     : timestamp @time
        card   : string?
        amount : decimal(8, 2)
      }

      event login {
        card : string
        at   : timestamp @time
      }

      features spending v1 by card from charge {
        n     = count() over 10s
        total = sum(amount)
        last  = previous(amount)
      }

      vector risk v1 on charge where amount > 1 {
        amount
        spending.*
      }

      vector door v1 on login {
        spending.n
      }
      """;

  @TempDir private Path folder;

  private static Map<String, Object> charge(String id, long second, String card, String amount) {
    Map<String, Object> charge = new HashMap<>();
    charge.put("id", id);
    charge.put("at", second * 1_000_000);
    charge.put("card", card);
    charge.put("amount", new BigDecimal(amount));
    return charge;
  }

  private static List<Object> values(List<FeatureVector> vectors) {
    assertThat(vectors).hasSize(1);
    return vectors.get(0).values();
  }

  private static List<Object> row(String amount, Long n, String total, String last) {
    return Arrays.asList(decimal(amount), n, decimal(total), decimal(last));
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  @Test
  void givesTheVectorOfEachTriggerAtOnce() {
    try (FeatureEngine engine = FeatureEngine.builder(TestPlans.of(PROGRAM)).build()) {
      assertThat(values(engine.process("charge", charge("a", 1, "X", "5"))))
          .isEqualTo(row("5.00", 1L, "5.00", null));
      assertThat(engine.process("charge", charge("b", 2, "X", "0.5"))).isEmpty();
      List<FeatureVector> third = engine.process("charge", charge("c", 11, "X", "2"));
      assertThat(values(third)).isEqualTo(row("2.00", 3L, "7.50", "0.50"));
      assertThat(third.get(0).id()).containsExactly("c");
      assertThat(third.get(0).time()).isEqualTo(11_000_000L);
      assertThat(third.get(0).get("spending_total")).isEqualTo(decimal("7.50"));
      assertThat(values(engine.process("charge", charge("d", 12, null, "2"))))
          .isEqualTo(row("2.00", null, null, null));
      Map<String, Object> login = Map.of("card", "X", "at", Instant.ofEpochSecond(12));
      assertThat(values(engine.process("login", login))).containsExactly(2L);
      assertThat(engine.process("refund", Map.of())).isEmpty();
    }
  }

  @Test
  void saysWhatIsWrongWithAnEvent() {
    try (FeatureEngine engine = FeatureEngine.builder(TestPlans.of(PROGRAM)).build()) {
      Map<String, Object> charge = charge("a", 1, "X", "5");
      charge.put("amount", 5.0);
      assertThatThrownBy(() -> engine.process("charge", charge))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("`charge`")
          .hasMessageContaining("`amount`");
      charge.remove("amount");
      assertThatThrownBy(() -> engine.process("charge", charge))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("`amount`");
    }
  }

  @Test
  void reportsWhatHadNotItsWholeEffect() {
    List<Rejection> rejections = new ArrayList<>();
    try (FeatureEngine engine =
        FeatureEngine.builder(TestPlans.of(PROGRAM))
            .lateness(event -> 5_000_000)
            .onRejection(rejections::add)
            .build()) {
      engine.process("charge", charge("a", 10, "X", "5"));
      assertThat(values(engine.process("charge", charge("b", 6, "X", "3"))))
          .isEqualTo(row("3.00", 1L, "3.00", null));
      assertThat(engine.process("charge", charge("a", 10, "X", "5"))).isEmpty();
      assertThat(engine.process("charge", charge("c", 4, "X", "3"))).isEmpty();
      assertThat(values(engine.process("charge", charge("d", 11, "X", "2"))))
          .isEqualTo(row("2.00", 3L, "10.00", "5.00"));
    }
    assertThat(rejections)
        .filteredOn(rejection -> rejection.vector().equals("risk"))
        .extracting(Rejection::reason)
        .containsExactly(Rejection.Reason.DUPLICATE, Rejection.Reason.TRIGGER_TOO_LATE);
    assertThat(rejections.get(rejections.size() - 1).detail()).isEqualTo("spending v1");
  }

  @Test
  void goesOnWhereItWasClosed() {
    assertThat(values(inNewEngine(charge("a", 1, "X", "5")))).contains(1L);
    assertThat(values(inNewEngine(charge("b", 2, "X", "7"))))
        .isEqualTo(row("7.00", 2L, "12.00", "5.00"));
    assertThat(inNewEngine(charge("b", 2, "X", "7"))).isEmpty();
  }

  private List<FeatureVector> inNewEngine(Map<String, Object> charge) {
    try (FeatureEngine engine =
        FeatureEngine.builder(TestPlans.of(PROGRAM)).rocksDbState(folder).build()) {
      return engine.process("charge", charge);
    }
  }

  @Test
  void refusesTheStateOfAnotherMeaning() {
    inNewEngine(charge("a", 1, "X", "5"));
    List<Plan> changed = TestPlans.of(PROGRAM.replace("over 10s", "over 20s"));
    assertThatThrownBy(() -> FeatureEngine.builder(changed).rocksDbState(folder).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("risk@v1")
        .hasMessageContaining("new version");
    List<Plan> next =
        TestPlans.of(
            PROGRAM
                .replace("over 10s", "over 20s")
                .replace("risk v1", "risk v2")
                .replace("door v1", "door v2"));
    try (FeatureEngine engine = FeatureEngine.builder(next).rocksDbState(folder).build()) {
      assertThat(values(engine.process("charge", charge("a", 1, "X", "5")))).contains(1L);
    }
    assertThat(values(inNewEngine(charge("b", 2, "X", "7")))).contains(2L);
  }

  @Test
  void tellsTheVectorOfNowWithoutTakingAnythingIn() {
    try (FeatureEngine engine = FeatureEngine.builder(TestPlans.of(PROGRAM)).build()) {
      engine.process("charge", charge("a", 1, "X", "5"));
      for (int i = 0; i < 2; i++) {
        assertThat(engine.current("risk", charge("q", 2, "X", "3")).values())
            .isEqualTo(row("3.00", 2L, "8.00", "5.00"));
      }
      assertThat(engine.current("door@v1", Map.of("card", "X")).values()).containsExactly(0L);
      assertThat(engine.current("risk", charge("q", 2, "X", "1"))).isNull();
      assertThatThrownBy(() -> engine.current("risk", charge("q", 0, "X", "3")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("spending v1");
      assertThatThrownBy(() -> engine.current("fraud", Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("risk@v1");
      assertThat(values(engine.process("charge", charge("b", 2, "X", "7")))).contains(2L);
    }
  }

  @Test
  void waitsForLateEventsIfToldTo() {
    FeatureEngine.Builder builder =
        FeatureEngine.builder(TestPlans.of(PROGRAM))
            .lateness(event -> 5_000_000)
            .rocksDbState(folder)
            .emitAfterLateness();
    try (FeatureEngine engine = builder.build()) {
      assertThat(engine.process("charge", charge("b", 4, "X", "7"))).isEmpty();
      assertThat(engine.process("charge", charge("a", 1, "X", "5"))).isEmpty();
      assertThat(values(engine.process("charge", charge("c", 7, "X", "2"))))
          .isEqualTo(row("5.00", 1L, "5.00", null));
    }
    try (FeatureEngine engine = builder.build()) {
      assertThat(engine.release())
          .extracting(vector -> vector.id().get(0), vector -> vector.get("spending_n"))
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("b", 2L),
              org.assertj.core.groups.Tuple.tuple("c", 3L));
      assertThat(engine.release()).isEmpty();
    }
  }

  @Test
  void whatWaitsIsOnlyReadAsItWasDeclared() {
    String changed =
        PROGRAM
            .replace("decimal(8, 2)", "decimal(9, 2)")
            .replace("risk v1", "risk v2")
            .replace("door v1", "door v2");
    try (FeatureEngine engine = waiting(PROGRAM).build()) {
      assertThat(engine.process("charge", charge("b", 4, "X", "7"))).isEmpty();
    }
    FeatureEngine.Builder other = waiting(changed);
    assertThatThrownBy(other::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("an event `charge` waits in this folder that was declared otherwise");
    String withoutCharges =
        """
        namespace shop

        event login {
          card : string
          at   : timestamp @time
        }

        vector came v1 on login {
          card
        }
        """;
    try (FeatureEngine engine = waiting(withoutCharges).build()) {
      assertThat(engine.release()).as("nobody asks for charges any more").isEmpty();
    }
  }

  private FeatureEngine.Builder waiting(String program) {
    return FeatureEngine.builder(TestPlans.of(program))
        .lateness(event -> 5_000_000)
        .rocksDbState(folder)
        .emitAfterLateness();
  }

  @Test
  void losesNothingUnderSeveralThreads() throws InterruptedException {
    List<Object> counts = Collections.synchronizedList(new ArrayList<>());
    try (FeatureEngine engine =
        FeatureEngine.builder(TestPlans.of(PROGRAM))
            .lateness(event -> Long.MAX_VALUE)
            .liveEntities(2)
            .build()) {
      ExecutorService threads = Executors.newFixedThreadPool(4);
      for (int i = 0; i < 400; i++) {
        int number = i;
        threads.submit(
            () -> engine.process("charge", charge("c" + number, 1, "card" + number % 5, "2")));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      for (int card = 0; card < 5; card++) {
        Map<String, Object> login = Map.of("card", "card" + card, "at", Instant.ofEpochSecond(2));
        counts.addAll(values(engine.process("login", login)));
      }
    }
    assertThat(counts).containsOnly(80L);
  }
}
