package dev.semblance.streaming.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.streaming.Rejection.Reason;
import dev.semblance.streaming.TestPlans;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology as its user sees it: messages in, messages out. */
class FeatureTopologyTest {
  static final String PROGRAM =
      """
      namespace shop

      event charge {
        id     : string @id
        at     : timestamp @time
        card   : string?
        shop   : string?
        amount : int
      }

      event account {
        since  : timestamp @time
        card   : string
        holder : string
      }

      features spending v1 by card from charge {
        n     = count() over 10s
        total = sum(amount)
      }

      features sales v1 by shop from charge {
        n = count()
      }

      features owner v1 by holder = account.holder from payment {
        n = count()
      }

      stream payment = charge
        left join account on card

      """;

  private static final String ONE_STAGE =
      PROGRAM
          + """
          vector risk v1 on charge where amount > 1 {
            amount
            spending.*
          }
          """;

  private static final String SIDE_BY_SIDE =
      PROGRAM
          + """
          vector risk v1 on charge {
            spending.n
            sold = sales.n
          }
          """;

  /** By card, account and all; then by what the account says, and by shop. */
  private static final String IN_WAVES =
      PROGRAM
          + """
          vector risk v1 on payment {
            use owner by account.holder as o
            holder = account.holder
            owned  = o.n
            sold   = sales.n
          }
          """;

  @TempDir private Path folder;

  private DriverRun run(String program) {
    return DriverRun.of(topology(program), folder.resolve("state"));
  }

  private static FeatureTopology topology(String program) {
    return topology(program, Map.of(), TopologyMetrics.NONE);
  }

  private static FeatureTopology topology(
      String program, Map<String, String> keys, TopologyMetrics metrics) {
    List<Plan> plans = TestPlans.of(program);
    return FeatureTopology.of(
        plans,
        DriverRun.bindings(plans, event -> 5_000_000, keys),
        TopologySettings.of("test").withLiveEntities(1).withMostRecordBytes(1000),
        metrics);
  }

  private static String charge(String id, int second, String card, String shop, int amount) {
    return """
    {"id": "%s", "at": "2026-01-01T00:00:%02dZ", "card": %s, "shop": %s, "amount": %d}\
    """
        .formatted(id, second, quoted(card), quoted(shop), amount);
  }

  private static String account(int second, String card, String holder) {
    return """
    {"since": "2026-01-01T00:00:%02dZ", "card": "%s", "holder": "%s"}\
    """
        .formatted(second, card, holder);
  }

  private static String quoted(String text) {
    return text == null ? "null" : '"' + text + '"';
  }

  private static String vector(String id, int second, String rest) {
    return """
    {"id":"%s","at":"2026-01-01T00:00:%02d.000000Z",%s}\
    """
        .formatted(id, second, rest);
  }

  private static String oneStage(String id, int second, int amount, Integer n, Integer total) {
    return vector(
        id,
        second,
        "\"amount\":%d,\"spending_n\":%d,\"spending_total\":%d".formatted(amount, n, total));
  }

  @Test
  void givesTheVectorOfEachTrigger() {
    try (DriverRun run = run(ONE_STAGE)) {
      run.send("charge", "k", charge("a", 1, "X", "S", 5))
          .send("charge", "k", charge("b", 2, "X", "S", 1))
          .send("charge", "k", charge("c", 11, "X", "S", 2))
          .send("charge", "k", charge("d", 12, "Y", "S", 3))
          .send("charge", "k", charge("e", 12, null, "S", 4));
      assertThat(run.vectors())
          .containsExactly(
              oneStage("a", 1, 5, 1, 5),
              oneStage("c", 11, 2, 3, 8),
              oneStage("d", 12, 3, 1, 3),
              oneStage("e", 12, 4, null, null));
      assertThat(run.deadLetters()).isEmpty();
    }
  }

  @Test
  void gathersWhatStagesComputeSideBySide() {
    try (DriverRun run = run(SIDE_BY_SIDE)) {
      run.send("charge", null, charge("a", 1, "X", "S", 5))
          .send("charge", "k", charge("b", 2, "X", "T", 1))
          .send("charge", "k", charge("c", 3, null, "T", 2))
          .send("charge", null, charge("d", 4, null, null, 3));
      assertThat(run.vectors())
          .containsExactly(
              vector("a", 1, "\"spending_n\":1,\"sold\":1"),
              vector("b", 2, "\"spending_n\":2,\"sold\":1"),
              vector("c", 3, "\"spending_n\":null,\"sold\":2"),
              vector("d", 4, "\"spending_n\":null,\"sold\":null"));
      assertThat(run.entries("risk-v1-gather-charge")).isZero();
    }
  }

  @Test
  void letsStagesReadWhatOthersAdd() {
    try (DriverRun run = run(IN_WAVES)) {
      run.send("account", null, account(1, "X", "ann"))
          .send("account", null, account(1, "Y", "ann"))
          .send("charge", "k", charge("a", 2, "X", "S", 5))
          .send("charge", "k", charge("b", 3, "Y", "S", 5))
          .send("charge", "k", charge("c", 4, "Z", "S", 5))
          .send("charge", "k", charge("d", 5, null, null, 5));
      assertThat(run.vectors())
          .containsExactly(
              vector("a", 2, "\"holder\":\"ann\",\"owned\":1,\"sold\":1"),
              vector("b", 3, "\"holder\":\"ann\",\"owned\":2,\"sold\":2"),
              vector("c", 4, "\"holder\":null,\"owned\":null,\"sold\":3"),
              vector("d", 5, "\"holder\":null,\"owned\":null,\"sold\":null"));
      assertThat(run.entries("risk-v1-gather-charge")).isZero();
    }
  }

  @Test
  void passesKeysAndHeadersOn() {
    for (String program : List.of(ONE_STAGE, SIDE_BY_SIDE, IN_WAVES)) {
      try (DriverRun run = DriverRun.of(topology(program), folder.resolve("" + program.length()))) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", DriverRun.bytes("t1")).add("empty", null);
        byte[] value = DriverRun.bytes(charge("a", 1, "X", "S", 5));
        run.send("charge", new TestRecord<>(DriverRun.bytes("k"), value, headers, Instant.EPOCH));
        DriverRun.Out out = run.read("risk-v1").get(0);
        assertThat(out.key()).isEqualTo("k");
        assertThat(out.headers())
            .containsEntry("trace", "t1")
            .containsEntry("empty", null)
            .containsEntry(VectorHeaders.VECTOR, "risk")
            .containsEntry(VectorHeaders.VERSION, "1")
            .containsEntry(
                VectorHeaders.PLAN, CanonicalForm.of(TestPlans.of(program).get(0)).hash())
            .hasSize(5);
      }
    }
  }

  @Test
  void makesDeadLettersOfWhatHasNotItsWholeEffect() {
    for (String program : List.of(ONE_STAGE, SIDE_BY_SIDE)) {
      try (DriverRun run = DriverRun.of(topology(program), folder.resolve("" + program.length()))) {
        run.send("charge", "k", charge("a", 20, "X", "S", 5))
            .send("charge", "k", charge("b", 16, "X", "S", 5))
            .send("charge", "k", charge("a", 20, "X", "S", 5))
            .send("charge", "k", charge("c", 14, "X", "S", 5));
        assertThat(run.vectors()).hasSize(2);
        List<String> letters = run.deadLetters();
        assertThat(letters).hasSize(2);
        assertThat(letters.get(0)).isEqualTo("duplicate: charge@2, the same event has come before");
        assertThat(letters.get(1))
            .startsWith("trigger-too-late: charge@3, too late for ")
            .contains("spending v1");
      }
    }
  }

  @Test
  void reportsEventsThatAreTooLateForOthers() {
    try (DriverRun run = run(IN_WAVES)) {
      run.send("account", "k", account(20, "X", "ann"))
          .send("account", "k", account(20, "X", "ann"))
          .send("account", "k", account(14, "X", "bob"))
          .send("charge", "k", charge("a", 14, "X", "S", 5));
      assertThat(run.vectors())
          .containsExactly(vector("a", 14, "\"holder\":null,\"owned\":null,\"sold\":1"));
      List<String> letters = run.deadLetters();
      assertThat(letters).hasSize(3);
      assertThat(letters.get(0)).startsWith("duplicate: account@1");
      assertThat(letters.get(1)).startsWith("too-late: account@2");
      assertThat(letters.get(2)).startsWith("too-late: charge@0");
    }
  }

  @Test
  void noRecordStopsTheApplication() {
    String deep = "[".repeat(900);
    List<String> bad = new ArrayList<>();
    bad.add(null);
    bad.addAll(List.of("", "no JSON", "{}", "[1]", "{\"id\":" + deep, "x".repeat(2000)));
    bad.add(charge("a", 1, "X", "S", 5).replace("5}", "\"five\"}"));
    try (DriverRun run = run(SIDE_BY_SIDE)) {
      bad.forEach(value -> run.send("charge", "k", value));
      run.send("charge", "k".repeat(2000), charge("a", 1, "X", "S", 5))
          .send("charge", new TestRecord<>(null, null, Instant.ofEpochMilli(0)))
          .send("charge", null, charge("b", 2, "X", "S", 5));
      assertThat(run.vectors()).containsExactly(vector("b", 2, "\"spending_n\":1,\"sold\":1"));
      List<DriverRun.Out> letters = run.read("test-dead-letters");
      assertThat(letters).hasSize(bad.size() + 2);
      for (int i = 0; i < letters.size(); i++) {
        assertThat(letters.get(i).headers())
            .containsEntry(VectorHeaders.REASON, "bad-record")
            .containsEntry(VectorHeaders.VECTOR, "risk")
            .containsEntry(VectorHeaders.EVENT, "charge")
            .containsEntry(VectorHeaders.TOPIC, "charge")
            .containsEntry(VectorHeaders.PARTITION, "0")
            .containsEntry(VectorHeaders.OFFSET, "" + i)
            .containsKey(VectorHeaders.DETAIL);
      }
      assertThat(letters.get(2).value()).isEqualTo("no JSON");
      assertThat(letters.get(2).key()).isEqualTo("k");
      assertThat(letters.get(6).value()).isNull();
    }
  }

  @Test
  void needsNoEntityLogWhereTheTopicIsKeyedAsTheStage() {
    FeatureTopology keyed = topology(ONE_STAGE, Map.of("charge", "card"), TopologyMetrics.NONE);
    assertThat(keyed.topics().internal()).containsExactly("test-risk-v1-by-card-changelog");
    try (DriverRun run = DriverRun.of(keyed, folder)) {
      run.send("charge", "X", charge("a", 1, "X", "S", 5))
          .send("charge", "Y", charge("b", 2, "X", "S", 5))
          .send("charge", null, charge("c", 3, null, "S", 5))
          .send("charge", "X", charge("d", 4, "X", "S", 5));
      assertThat(run.vectors())
          .containsExactly(
              oneStage("a", 1, 5, 1, 5),
              oneStage("c", 3, 5, null, null),
              oneStage("d", 4, 5, 2, 10));
      assertThat(run.deadLetters())
          .containsExactly(
              "bad-record: charge@1, the message's key is not the text of `card`, as the bindings"
                  + " say of the topic");
    }
  }

  @Test
  void namesWhatItKeepsByVectorVersionAndStage() {
    TopologyTopics topics = topology(SIDE_BY_SIDE).topics();
    assertThat(topics.sources()).containsExactly("charge");
    assertThat(topics.outputs()).isEqualTo(Map.of("risk", "risk-v1"));
    assertThat(topics.deadLetters()).isEqualTo("test-dead-letters");
    assertThat(topics.internal())
        .containsExactlyInAnyOrder(
            "test-risk-v1-by-card-repartition",
            "test-risk-v1-by-card-changelog",
            "test-risk-v1-by-shop-repartition",
            "test-risk-v1-by-shop-changelog",
            "test-risk-v1-gather-charge-repartition",
            "test-risk-v1-gather-charge-changelog");
  }

  @Test
  void runsSeveralVectorsBesideEachOther() {
    String program = ONE_STAGE + ONE_STAGE.substring(PROGRAM.length()).replace("v1", "v2");
    try (DriverRun run = run(program)) {
      run.send("charge", "k", charge("a", 1, "X", "S", 5)).send("charge", "k", "bad");
      assertThat(run.read("risk-v1")).hasSize(1);
      assertThat(run.read("risk-v2")).hasSize(1);
      assertThat(run.deadLetters()).hasSize(2);
    }
  }

  @Test
  void refusesWhatCannotRun() {
    List<Plan> plans = TestPlans.of(IN_WAVES);
    assertThatThrownBy(() -> FeatureTopology.of(plans, Map.of(), TopologySettings.of("test")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no topic is bound to the event");
    var bindings = DriverRun.bindings(plans, event -> 0, Map.of());
    bindings.put("account", bindings.get("charge"));
    assertThatThrownBy(() -> FeatureTopology.of(plans, bindings, TopologySettings.of("test")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share the topic charge");
    assertThatThrownBy(() -> topology(IN_WAVES + IN_WAVES.substring(PROGRAM.length())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsWhatHappens() {
    AtomicInteger events = new AtomicInteger();
    AtomicInteger vectors = new AtomicInteger();
    AtomicInteger arrivals = new AtomicInteger();
    List<Reason> reasons = new ArrayList<>();
    TopologyMetrics metrics =
        new TopologyMetrics() {
          @Override
          public void event(String vector, String event) {
            events.incrementAndGet();
          }

          @Override
          public void vector(String vector, long millis) {
            vectors.incrementAndGet();
          }

          @Override
          public void rejected(String vector, String event, Reason reason) {
            reasons.add(reason);
          }

          @Override
          public void arrival(String vector, String stage, long nanos) {
            arrivals.incrementAndGet();
          }
        };
    try (DriverRun run = DriverRun.of(topology(SIDE_BY_SIDE, Map.of(), metrics), folder)) {
      run.send("charge", "k", charge("a", 1, "X", "S", 5))
          .send("charge", "k", charge("a", 1, "X", "S", 5))
          .send("charge", "k", "bad");
    }
    assertThat(events).hasValue(3);
    assertThat(vectors).hasValue(1);
    assertThat(arrivals).hasValue(4);
    assertThat(reasons).containsExactly(Reason.DUPLICATE, Reason.BAD_RECORD);
  }
}
