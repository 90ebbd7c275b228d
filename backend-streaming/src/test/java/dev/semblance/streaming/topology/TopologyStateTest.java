package dev.semblance.streaming.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.Arrival;
import dev.semblance.streaming.TestPlans;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a topology keeps between messages, and over a restart. */
class TopologyStateTest {
  private static final String PROGRAM =
      """
      event charge {
        id   : string @id
        at   : timestamp @time
        card : string
        shop : string
      }

      event account {
        at   : timestamp @time
        card : string
        plan : string
      }

      stream payment = charge
        left join account on card

      features spending v1 by card from charge {
        n    = count()
        last = previous(id)
      }

      features plans v1 by plan = account.plan from payment {
        n = count()
      }

      features sales v1 by shop from charge {
        n = count()
      }

      vector risk v1 on payment {
        use plans by account.plan as p
        spending.*
        plan = account.plan
        peers = p.n
        sold = sales.n
      }
      """;

  private static final Instant AT_THREE = Instant.parse("2026-01-01T00:00:03Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path folder;

  private static FeatureTopology topology(String program, EmitMode emit) {
    List<Plan> plans = TestPlans.of(program);
    return FeatureTopology.of(
        plans,
        DriverRun.bindings(plans, event -> 10_000_000, Map.of()),
        TopologySettings.of("test").withEmit(emit).withLiveEntities(2));
  }

  private DriverRun run(EmitMode emit) {
    return DriverRun.of(topology(PROGRAM, emit), folder.resolve("state"));
  }

  private static String charge(String id, int second, String card) {
    return """
    {"id": "%s", "at": "2026-01-01T00:00:%02dZ", "card": "%s", "shop": "S"}\
    """
        .formatted(id, second, card);
  }

  private static String account(int second, String card, String plan) {
    return """
    {"at": "2026-01-01T00:00:%02dZ", "card": "%s", "plan": "%s"}\
    """
        .formatted(second, card, plan);
  }

  private static String vector(
      String id, int second, int n, String last, String plan, Integer peers, int sold) {
    return """
    {"id":"%s","at":"2026-01-01T00:00:%02d.000000Z","spending_n":%d,"spending_last":%s,\
    "plan":%s,"peers":%d,"sold":%d}\
    """
        .formatted(id, second, n, quoted(last), quoted(plan), peers, sold);
  }

  private static String transfer(String id, int second, String sender, String taker) {
    return """
    {"id": "%s", "at": "2026-01-01T00:00:%02dZ", "sender": "%s", "taker": "%s", "amount": 1}\
    """
        .formatted(id, second, sender, taker);
  }

  private static String quoted(String text) {
    return text == null ? "null" : '"' + text + '"';
  }

  @Test
  void goesOnFromItsStateOnDisk() {
    try (DriverRun first = run(EmitMode.ON_ARRIVAL)) {
      first
          .send("account", null, account(1, "X", "gold"))
          .send("charge", null, charge("a", 2, "X"))
          .send("charge", null, charge("b", 3, "Y"));
      try (DriverRun second =
          first.goOn(topology(PROGRAM, EmitMode.ON_ARRIVAL), folder.resolve("copy"))) {
        second.send("charge", null, charge("a", 2, "X")).send("charge", null, charge("c", 4, "X"));
        assertThat(second.vectors()).containsExactly(vector("c", 4, 2, "a", "gold", 2, 3));
        assertThat(second.deadLetters()).hasSize(1);
      }
    }
  }

  @Test
  void refusesTheStateOfAnotherPlan() {
    String other = PROGRAM.replace("count()", "count() over 5s");
    try (DriverRun first = run(EmitMode.ON_ARRIVAL)) {
      first.send("charge", null, charge("a", 2, "X"));
      assertThatThrownBy(
              () -> first.goOn(topology(other, EmitMode.ON_ARRIVAL), folder.resolve("copy")))
          .cause()
          .isInstanceOf(OtherPlanException.class)
          .hasMessageContaining(CanonicalForm.of(TestPlans.of(PROGRAM).get(0)).hash())
          .hasMessageContaining(CanonicalForm.of(TestPlans.of(other).get(0)).hash())
          .hasMessageContaining("new version");
      String second = PROGRAM.replace("count()", "count() over 5s").replace("risk v1", "risk v2");
      first.goOn(topology(second, EmitMode.ON_ARRIVAL), folder.resolve("shadow")).close();
    }
  }

  @Test
  void vectorsOfOneKeyWaitForThoseBeforeThem() {
    String gather = "test-risk-v1-gather-charge-repartition";
    Origin earlier = new Origin(0, 100, 0, 0, DriverRun.bytes("k"), 0, new byte[8]);
    try (DriverRun run = run(EmitMode.ON_ARRIVAL)) {
      sendToGather(run, gather, earlier, GatherMessage.ticket(earlier.id()));
      run.send("charge", "k", charge("a", 2, "X"))
          .send("charge", "k", charge("b", 3, "X"))
          .send("charge", "other", charge("c", 4, "X"));
      assertThat(run.vectors()).hasSize(1).first().asString().contains("\"id\":\"c\"");
      try (DriverRun next =
          run.goOn(topology(PROGRAM, EmitMode.ON_ARRIVAL), folder.resolve("copy"))) {
        assertThat(next.entries("risk-v1-gather-charge")).isEqualTo(3);
        sendToGather(next, gather, earlier, deadRow(earlier));
        assertThat(next.vectors())
            .containsExactly(
                vector("a", 2, 1, null, null, null, 1), vector("b", 3, 2, "a", null, null, 2));
        assertThat(next.deadLetters()).hasSize(1);
        assertThat(next.entries("risk-v1-gather-charge")).isZero();
      }
    }
  }

  /** As after a crash without exactly-once: a stage tells again of a row that is gone. */
  @Test
  void aRepeatedPartKeepsNoRowWaiting() {
    String gather = "test-risk-v1-gather-charge-repartition";
    Origin gone = new Origin(0, 100, 0, 0, DriverRun.bytes("k"), 0, new byte[8]);
    PlanFlow flow = topology(PROGRAM, EmitMode.ON_ARRIVAL).sites().get(0).flow();
    StageFlow stage =
        flow.stages().stream()
            .filter(candidate -> candidate.event().equals("charge"))
            .reduce((first, second) -> second)
            .orElseThrow();
    RowLayout layout = StageProcessor.newArrivals(flow, stage).addedLayout();
    ColumnBatch added = Rows.one(layout);
    byte[] part =
        GatherMessage.part(
            stage.wave(),
            stage.index(),
            gone.id(),
            Arrival.TAKEN,
            added,
            new Projection(layout, layout));
    try (DriverRun run = run(EmitMode.ON_ARRIVAL)) {
      sendToGather(run, gather, gone, part);
      run.send("charge", "k", charge("a", 2, "X"));
      assertThat(run.vectors()).containsExactly(vector("a", 2, 1, null, null, null, 1));
    }
  }

  private static void sendToGather(DriverRun run, String topic, Origin origin, byte[] message) {
    run.send(
        topic, new TestRecord<>(GatherKey.of(origin), message, new RecordHeaders(), Instant.EPOCH));
  }

  /** A row that turned out to be a repetition: no stage has anything to add. */
  private static byte[] deadRow(Origin origin) {
    EventFlow event =
        topology(PROGRAM, EmitMode.ON_ARRIVAL).sites().get(0).flow().events().get("charge");
    ColumnBatch row = Rows.one(event.layouts().get(event.lastJunction()));
    for (int column = 0; column < row.layout().size(); column++) {
      row.vector(column).setNull(0);
    }
    int wave = event.lastJunction() - 1;
    return GatherMessage.base(wave, -1, origin, Arrival.DUPLICATE, row);
  }

  @Test
  void refusesRowsOfAnotherFormat() {
    StateOutput unknown = new StateOutput();
    unknown.writeByte(99);
    try (DriverRun run = run(EmitMode.ON_ARRIVAL)) {
      TestRecord<byte[], byte[]> row =
          new TestRecord<>(new byte[1], unknown.toByteArray(), new RecordHeaders(), Instant.EPOCH);
      assertThatThrownBy(() -> run.send("test-risk-v1-by-card-repartition", row))
          .hasStackTraceContaining("format 99");
    }
  }

  @Test
  void afterLatenessTheOrderOfArrivalDoesNotMatter() {
    String[] expected = {
      vector("a", 2, 1, null, "gold", 1, 1),
      vector("b", 3, 2, "a", "gold", 2, 2),
      vector("c", 4, 3, "b", "gold", 3, 3)
    };
    try (DriverRun run = run(EmitMode.AFTER_LATENESS)) {
      run.send("charge", null, charge("c", 4, "X"))
          .send("charge", null, charge("b", 3, "X"))
          .advance(SECOND)
          .send("charge", null, charge("a", 2, "X"))
          .send("account", null, account(2, "X", "gold"))
          .advance(SECOND.multipliedBy(8));
      assertThat(run.vectors()).isEmpty();
      try (DriverRun next =
          run.goOn(topology(PROGRAM, EmitMode.AFTER_LATENESS), folder.resolve("copy"))) {
        next.advance(SECOND.multipliedBy(11)).advance(SECOND.multipliedBy(11));
        assertThat(next.vectors()).containsExactlyInAnyOrder(expected);
        assertThat(next.deadLetters()).isEmpty();
        assertThat(next.entries("risk-v1-by-card--held")).isZero();
      }
      run.advance(SECOND.multipliedBy(2));
      assertThat(run.entries("risk-v1-by-card--held")).isZero();
      run.advance(SECOND.multipliedBy(11));
      assertThat(run.vectors()).containsExactlyInAnyOrder(expected);
    }
  }

  private static CurrentVectors reading(FeatureTopology features, DriverRun run) {
    return new CurrentVectors(
        features,
        (flow, address, into) -> {
          // As another instance would have it.
          CommitStore store = run.store(address.store());
          byte[] sent = EntitySnapshot.take(flow, store, address.entityKey(), into);
          EntitySnapshot.load(flow, address.store(), sent, into);
          return Optional.empty();
        });
  }

  @Test
  void answersFromCommittedState() {
    FeatureTopology features = topology(PROGRAM, EmitMode.ON_ARRIVAL);
    try (DriverRun run = DriverRun.of(features, folder)) {
      run.send("account", null, account(1, "X", "gold")).send("charge", null, charge("a", 2, "X"));
      CurrentVectors current = reading(features, run);
      Map<String, Object> asked = Map.of("id", "b", "card", "X", "shop", "T");
      for (int times = 0; times < 2; times++) {
        CurrentVectors.Here here = (CurrentVectors.Here) current.current("risk", asked);
        assertThat(here.vector().values()).containsExactly(2L, "a", "gold", 2L, 1L);
      }
      assertThatThrownBy(() -> current.current("fraud", asked))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("risk@v1");
      assertThatThrownBy(() -> current.current("risk", Map.of("id", "b")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("`card`");
      assertThatThrownBy(
              () ->
                  current.current(
                      "risk", Map.of("id", "b", "card", "X", "shop", "S", "at", Instant.EPOCH)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("sales v1");
    }
  }

  @Test
  void aTriggerThatIsAskedAboutCountsWhereItWouldUnderAnotherKey() {
    FeatureTopology features =
        topology(
            """
            event transfer {
              id     : string @id
              at     : timestamp @time
              sender : string
              taker  : string
              amount : int
            }

            features sent v1 by sender from transfer where amount > 0 {
              n     = count()
              total = sum(amount)
            }

            vector risk v1 on transfer {
              use sent by taker as back
              use sent by sender as out
              back.*
              out.n
            }
            """,
            EmitMode.ON_ARRIVAL);
    try (DriverRun run = DriverRun.of(features, folder)) {
      run.send("transfer", null, transfer("a", 1, "X", "Y"))
          .send("transfer", null, transfer("b", 2, "Y", "X"));
      CurrentVectors current = reading(features, run);
      for (String taker : List.of("X", "Y")) {
        Map<String, Object> asked =
            Map.of("id", "c", "sender", "X", "taker", taker, "amount", 5, "at", AT_THREE);
        CurrentVectors.Here here = (CurrentVectors.Here) current.current("risk", asked);
        assertThat(here.vector().values())
            .as("to " + taker)
            .isEqualTo(taker.equals("X") ? List.of(2L, 6L, 2L) : List.of(1L, 1L, 2L));
      }
    }
  }

  @Test
  void refusesTheStateOfTheSameMeaningThatIsKeptOtherwise() {
    String joinedTwice =
        PROGRAM.replace(
            "features plans v1 by plan = account.plan from payment {",
            """
            stream paid = charge
              left join account on card

            features plans v1 by plan = account.plan from paid {\
            """);
    assertThat(CanonicalForm.of(TestPlans.of(joinedTwice).get(0)).hash())
        .isEqualTo(CanonicalForm.of(TestPlans.of(PROGRAM).get(0)).hash());
    try (DriverRun first = run(EmitMode.ON_ARRIVAL)) {
      first.send("charge", null, charge("a", 2, "X"));
      assertThatThrownBy(
              () -> first.goOn(topology(joinedTwice, EmitMode.ON_ARRIVAL), folder.resolve("copy")))
          .cause()
          .isInstanceOf(OtherPlanException.class)
          .hasMessageContaining("another definition of the same meaning");
    }
  }

  /** Comments, local names and the order of definitions are no part of what a state is of. */
  @Test
  void goesOnWithTheSameMeaningWrittenOtherwise() {
    String events =
        PROGRAM.substring(0, PROGRAM.indexOf("stream payment")) + "// what follows differs\n";
    FeatureTopology one =
        topology(
            events
                + """
                stream payment = charge left join account on card

                features spending v1 by card from charge {
                  shops = distinct(shop) over 1h
                  n     = count()
                  last  = previous(id) over 1h
                }

                features sales v1 by place = concat(shop, "!") from charge {
                  n = count()
                }

                features plans v1 by plan = account.plan from payment {
                  n = count()
                }

                vector risk v1 on payment {
                  use sales by concat(shop, "!") as sold
                  use plans by account.plan as p
                  n = spending.n
                  shops = spending.shops
                  last = spending.last
                  plan = account.plan
                  sold = sold.n
                  peers = p.n
                }
                """,
            EmitMode.ON_ARRIVAL);
    FeatureTopology other =
        topology(
            events
                + """
                features members v1 by name = who.plan from paid {
                  others = count()
                }

                /// Renamed, and its definitions in another order.
                features cards v1 by card from charge {
                  before = previous(id) over 1h
                  much   = count()
                  places = distinct(shop) over 1h
                }

                stream paid = charge
                  left join account as who on card

                features sales v1 by a_shop = concat(shop, "!") from charge {
                  n = count()
                }

                vector risk v1 on paid {
                  use members by who.plan as a
                  use cards by card as z
                  use sales by concat(shop, "!")
                  n = z.much
                  shops = z.places
                  last = z.before
                  plan = who.plan
                  sold = sales.n
                  peers = a.others
                }
                """,
            EmitMode.ON_ARRIVAL);
    assertThat(other.topics()).isEqualTo(one.topics());
    try (DriverRun run = DriverRun.of(one, folder.resolve("state"))) {
      run.send("account", null, account(1, "X", "gold"))
          .send("charge", null, charge("a", 2, "X"))
          .send("charge", null, charge("b", 3, "X"));
      String third =
          """
          {"id":"c","at":"2026-01-01T00:00:04.000000Z","n":3,"shops":1,"last":"b","plan":"gold",\
          "sold":3,"peers":3}\
          """;
      try (DriverRun next = run.goOn(other, folder.resolve("copy"))) {
        next.send("charge", null, charge("c", 4, "X"));
        assertThat(next.vectors()).containsExactly(third);
      }
      run.vectors();
      run.send("charge", null, charge("c", 4, "X"));
      assertThat(run.vectors()).containsExactly(third);
    }
  }

  @Test
  void tellsWhoHasTheStateOtherwise() {
    CurrentVectors.Elsewhere there = new CurrentVectors.Elsewhere("host", 1);
    CurrentVectors current =
        new CurrentVectors(
            topology(PROGRAM, EmitMode.ON_ARRIVAL),
            (flow, address, into) ->
                address.store().endsWith("by-shop") ? Optional.of(there) : Optional.empty());
    assertThat(current.current("risk", Map.of("id", "b", "card", "X", "shop", "T")))
        .isEqualTo(there);
  }
}
