package dev.semblance.streaming.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.streaming.FeatureEngine;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.TestPlans;
import dev.semblance.streaming.replay.Replay.Range;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded events come out in the order asked for, however they were recorded. */
class ReplayTest {
  private static final long SECOND = 1_000_000;

  private static final String EVENTS =
      """
      namespace shop

      event charge {
        id     : int @id
        at     : timestamp @time
        card   : string?
        amount : decimal(30, 2)?
        tags   : list<string>
        seen   : int @arrival
      }

      event block {
        id   : int @id
        at   : timestamp @time
        card : string
        seen : %s
      }

      features spending v1 by card from charge {
        n    = count() over 10s
        last = previous(amount)
      }

      stream checked = charge
        left join block on card within 1h

      vector risk v1 on checked {
        amount
        tags
        block_id = block.id
        spending.*
      }
      """;

  @TempDir private Path scratch;

  private static Plan plan(String seenOfBlocks) {
    return TestPlans.of(EVENTS.formatted(seenOfBlocks)).get(0);
  }

  private static List<Object> charge(long id, long second, String card, String amount, long seen) {
    BigDecimal value = amount == null ? null : new BigDecimal(amount);
    return Arrays.asList(id, second * SECOND, card, value, List.of("a", "é" + id), seen);
  }

  private static EventFeed feed(List<List<Object>> events) {
    Iterator<List<Object>> rest = events.iterator();
    return (batch, maxRows) -> {
      for (int taken = 0; taken < maxRows && rest.hasNext(); taken++) {
        append(rest.next(), batch);
      }
      return rest.hasNext();
    };
  }

  private static void append(List<Object> event, ColumnBatch batch) {
    int row = batch.addRow();
    for (int i = 0; i < event.size(); i++) {
      batch.vector(i).setValue(row, event.get(i));
    }
  }

  private record Outcome(List<FeatureVector> vectors, ReplaySummary summary) {}

  private Outcome run(
      Plan plan, ReplayOrder order, long memory, Range range, Map<String, List<List<Object>>> all)
      throws IOException {
    List<FeatureVector> vectors = new ArrayList<>();
    try (Replay replay = new Replay(plan, order, scratch, memory)) {
      for (EventSchema event : plan.events()) {
        replay.read(event.name(), feed(all.getOrDefault(event.name(), List.of())), count -> {});
      }
      FeatureEngine.Builder engine = FeatureEngine.builder(List.of(plan));
      return new Outcome(vectors, replay.run(engine, range, vectors::add, count -> {}));
    }
  }

  @Test
  void countsEventsOfOneIdThatDiffer() throws IOException {
    List<List<Object>> charges =
        List.of(
            charge(1, 5, "X", "1.50", 0),
            charge(1, 5, "X", "1.51", 1),
            charge(1, 6, "X", "1.50", 2),
            charge(1, 5, "X", "1.50", 3));
    ReplaySummary summary =
        run(
                plan("int @arrival"),
                ReplayOrder.EVENT,
                Long.MAX_VALUE,
                Range.ALL,
                Map.of("charge", charges))
            .summary();
    assertThat(summary.vectors()).isEqualTo(3);
    assertThat(summary.duplicates()).isEqualTo(Map.of("charge", 1L));
    assertThat(summary.conflicts()).isEqualTo(Map.of("charge", 1L));
  }

  @Test
  void whatDoesNotFitInMemoryMakesNoDifference() throws IOException {
    Plan plan = plan("int @arrival");
    Random random = new Random(5);
    List<List<Object>> charges = new ArrayList<>();
    List<List<Object>> blocks = new ArrayList<>();
    for (long id = 0; id < 2_500; id++) {
      String card = random.nextInt(10) == 0 ? null : "card" + random.nextInt(5);
      String amount = random.nextInt(10) == 0 ? null : random.nextInt(1_000) + ".50";
      charges.add(charge(id, random.nextInt(500), card, amount, random.nextInt()));
      blocks.add(List.of(id, random.nextInt(500) * SECOND, "card" + id % 5, id));
    }
    charges.addAll(charges.subList(0, 100));
    Collections.shuffle(charges, random);
    Map<String, List<List<Object>>> all = Map.of("charge", charges, "block", blocks);
    for (ReplayOrder order : ReplayOrder.values()) {
      Outcome inMemory = run(plan, order, Long.MAX_VALUE, Range.ALL, all);
      Outcome spilled = run(plan, order, 50_000, Range.ALL, all);
      assertThat(spilled).isEqualTo(inMemory);
      assertThat(inMemory.summary().events()).isEqualTo(Map.of("charge", 2_600L, "block", 2_500L));
      assertThat(inMemory.summary().vectors()).isEqualTo(inMemory.vectors().size());
    }
    Outcome byTime = run(plan, ReplayOrder.EVENT, 50_000, Range.ALL, all);
    assertThat(byTime.vectors()).hasSize(2_500).isSortedAccordingTo(ReplayTest::compareTriggers);
    assertThat(byTime.summary().duplicates()).isEqualTo(Map.of("charge", 100L));
    assertThat(byTime.summary().tooLate()).isEmpty();
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  private static int compareTriggers(FeatureVector left, FeatureVector right) {
    int order = Long.compare(left.time(), right.time());
    return order != 0 ? order : Long.compare((Long) left.id().get(0), (Long) right.id().get(0));
  }

  @Test
  void ofOneInstantWhatIsLookedUpComesFirst() throws IOException {
    Map<String, List<List<Object>>> all =
        Map.of(
            "charge", List.of(charge(1, 5, "c", "1.00", 9)),
            "block", List.of(List.of(7L, 5 * SECOND, "c", 9L)));
    for (ReplayOrder order : ReplayOrder.values()) {
      Outcome outcome = run(plan("int @arrival"), order, Long.MAX_VALUE, Range.ALL, all);
      assertThat(outcome.vectors())
          .extracting(vector -> vector.get("block_id"))
          .containsExactly(7L);
    }
  }

  @Test
  void arrivalDecidesWhatATriggerSees() throws IOException {
    Map<String, List<List<Object>>> all =
        Map.of(
            "charge",
            List.of(
                charge(1, 5, "c", "1.00", 2), charge(2, 6, "c", "2.00", 1),
                charge(3, 7, "c", "3.00", 4), charge(4, 7, "d", "4.00", 3)));
    Outcome outcome = run(plan("int @arrival"), ReplayOrder.ARRIVAL, 1, Range.ALL, all);
    assertThat(outcome.vectors())
        .extracting(vector -> vector.id().get(0), vector -> vector.get("spending_n"))
        .containsExactly(tuple(2L, 1L), tuple(4L, 1L), tuple(3L, 2L));
    assertThat(outcome.summary().refused()).isEqualTo(Map.of("charge", 1L));
    assertThat(outcome.summary().reasons().keySet())
        .singleElement()
        .asString()
        .contains("spending");
  }

  @Test
  void triggersOutsideTheRangeCountAndHaveNoVector() throws IOException {
    Map<String, List<List<Object>>> all =
        Map.of(
            "charge",
            List.of(
                charge(1, 5, "c", "1.00", 1),
                charge(2, 6, "c", "2.00", 2),
                charge(3, 7, "c", "3.00", 3)));
    Range range = new Range(6 * SECOND, 7 * SECOND);
    for (ReplayOrder order : ReplayOrder.values()) {
      Outcome outcome = run(plan("int @arrival"), order, Long.MAX_VALUE, range, all);
      assertThat(outcome.vectors())
          .extracting(vector -> vector.id().get(0), vector -> vector.get("spending_n"))
          .containsExactly(tuple(2L, 2L));
    }
  }

  @Test
  void arrivalsThatCannotBeComparedAreRefused() {
    assertThatThrownBy(() -> new Replay(plan("int"), ReplayOrder.ARRIVAL, scratch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`block`");
    assertThatThrownBy(() -> new Replay(plan("timestamp @arrival"), ReplayOrder.ARRIVAL, scratch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timestamp");
  }

  @Test
  void anInterruptedThreadStops() throws IOException {
    Plan plan = plan("int @arrival");
    try (Replay replay = new Replay(plan, ReplayOrder.EVENT, scratch)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> replay.read("charge", feed(List.of()), count -> {}))
          .isInstanceOf(InterruptedIOException.class);
    } finally {
      Thread.interrupted();
    }
  }
}
