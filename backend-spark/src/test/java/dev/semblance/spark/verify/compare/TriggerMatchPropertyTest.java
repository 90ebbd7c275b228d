package dev.semblance.spark.verify.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.spark.verify.Cause;
import dev.semblance.spark.verify.read.CellKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Matching as rows stream by finds what counting them all does. */
class TriggerMatchPropertyTest {

  /** A row of one cell. */
  record Line(int id, int time, int content, int side) {
    String trigger() {
      return id + " at " + time;
    }
  }

  @Provide
  Arbitrary<List<Line>> lines() {
    Arbitrary<Integer> few = Arbitraries.integers().between(0, 2);
    Arbitrary<Integer> side = Arbitraries.integers().between(0, 1);
    return Combinators.combine(few, few, few, side).as(Line::new).list().ofMaxSize(30);
  }

  @Property(tries = 500)
  void findsWhatCountingFinds(@ForAll("lines") List<Line> lines) {
    Tallies tallies = match(lines);

    long equal = 0;
    long different = 0;
    long[] alone = new long[2];
    long[] repeated = new long[2];
    for (List<Line> trigger : byTrigger(lines).values()) {
      long[] rows = {count(trigger, 0, -1), count(trigger, 1, -1)};
      long alike = 0;
      for (int content = 0; content < 3; content++) {
        alike += Math.min(count(trigger, 0, content), count(trigger, 1, content));
      }
      long pairs = Math.min(rows[0], rows[1]);
      equal += alike;
      different += pairs - alike;
      for (int side = 0; side < 2; side++) {
        alone[side] += rows[side] - pairs;
        repeated[side] += Math.max(0, rows[side] - 1);
      }
    }
    assertThat(tallies.equal).isEqualTo(equal);
    assertThat(tallies.different).isEqualTo(different);
    assertThat(tallies.columns[0].different).isEqualTo(different);
    long differing = different;
    for (int side = 0; side < 2; side++) {
      assertThat(tallies.sides[side].alone).isEqualTo(alone[side]);
      assertThat(tallies.sides[side].repeated).isEqualTo(repeated[side]);
      differing += alone[side];
    }
    assertThat(tallies.causes.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(differing);
    assertThat(tallies.first()).hasSize((int) differing).isSortedAccordingTo(DifferentRow.ORDER);
  }

  @Property(tries = 200)
  void aSideEqualsItself(@ForAll("lines") List<Line> lines) {
    List<Line> both = new ArrayList<>();
    for (Line line : lines) {
      both.add(new Line(line.id(), line.time(), line.content(), 0));
      both.add(new Line(line.id(), line.time(), line.content(), 1));
    }
    Tallies tallies = match(both);

    assertThat(tallies.equal).isEqualTo(lines.size());
    assertThat(tallies.causes).isEmpty();
    assertThat(tallies.sides[0].digestText()).isEqualTo(tallies.sides[1].digestText());
  }

  private static Tallies match(List<Line> lines) {
    Tallies tallies = new Tallies(1, lines.size());
    TriggerMatch match = new TriggerMatch(tallies, Cause.NOT_KNOWN, 0);
    lines.stream()
        .sorted(
            Comparator.comparing(Line::id)
                .thenComparing(Line::time)
                .thenComparing(Line::content)
                .thenComparing(Line::side))
        .forEach(
            line ->
                match.vector(new byte[] {(byte) line.id()}, line.time(), cells(line), line.side()));
    match.end();
    return tallies;
  }

  private static byte[] cells(Line line) {
    return ByteBuffer.allocate(1 + Long.BYTES)
        .put((byte) CellKind.INT.ordinal())
        .putLong(line.content())
        .array();
  }

  private static Map<String, List<Line>> byTrigger(List<Line> lines) {
    Map<String, List<Line>> triggers = new TreeMap<>();
    for (Line line : lines) {
      triggers.computeIfAbsent(line.trigger(), any -> new ArrayList<>()).add(line);
    }
    return triggers;
  }

  /** How many rows of a side have that content; all for -1. */
  private static long count(List<Line> lines, int side, int content) {
    return lines.stream()
        .filter(line -> line.side() == side && (content < 0 || line.content() == content))
        .count();
  }
}
