package dev.semblance.runtime.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A log of rows that arrive in any order is a sorted list of those that are not over. */
class ArrivalLogTest {
  private static final Comparator<Row> ORDER =
      Comparator.comparingLong(Row::time).thenComparing(Row::identity, Arrays::compareUnsigned);

  private record Row(long time, byte[] identity, long value) {}

  private final ArrivalLog log = new ArrivalLog(List.of(Type.INT));
  private final List<Row> expected = new ArrayList<>();
  private final Random random = new Random(3);
  private long settledTo;
  private int dropped;
  private long changedFrom;
  private long next;

  @Test
  void isASortedListWhoseEndIsStillOpen() {
    for (int step = 0; step < 5_000; step++) {
      switch (random.nextInt(12)) {
        case 0 -> settle();
        case 1 -> drop();
        case 2 -> {
          log.markSaved();
          changedFrom = dropped + expected.size();
        }
        case 3 -> restoreTail();
        case 4 -> insertAndTakeBack();
        default -> insert();
      }
      if (step % 1_000 == 999) {
        startAnew();
      }
      assertSame();
    }
  }

  private Row newRow() {
    // Both signs of a byte: identities compare as unsigned.
    byte[] identity = {(byte) (random.nextInt(3) * 100), (byte) next, (byte) (next >> 8)};
    return new Row(settledTo + random.nextInt(12), identity, next++);
  }

  private int put(Row row) {
    ColumnVector value = new ColumnVector(Type.INT, 1);
    value.setLong(0, row.value());
    return log.insert(row.time(), row.identity(), new ColumnVector[] {value});
  }

  private int insert() {
    Row row = newRow();
    int place = put(row);
    expected.add(row);
    expected.sort(ORDER);
    assertThat(place).isEqualTo(expected.indexOf(row));
    changedFrom = Math.min(changedFrom, dropped + place);
    return place;
  }

  private void insertAndTakeBack() {
    int place = insert();
    log.takeBack(place);
    expected.remove(place);
  }

  private void settle() {
    settledTo += random.nextInt(30);
    log.settle(settledTo);
  }

  private void drop() {
    int rows = random.nextInt(log.tail() + 1);
    log.drop(rows);
    expected.subList(0, rows).clear();
    dropped += rows;
    changedFrom = Math.max(changedFrom, dropped);
  }

  private void restoreTail() {
    byte[][] tail = new byte[log.size() - log.tail()][];
    for (int i = 0; i < tail.length; i++) {
      tail[i] = log.identity(log.tail() + i);
    }
    log.restoreTail(tail);
  }

  private void startAnew() {
    log.clear();
    assertThat(List.of(log.dropped(), log.changedFrom())).containsOnly(0L);
    expected.clear();
    dropped = 10;
    changedFrom = 10;
    log.startAt(10);
  }

  private void assertSame() {
    assertThat(log.size()).isEqualTo(expected.size());
    assertThat(log.dropped()).isEqualTo(dropped);
    assertThat(log.changedFrom()).isEqualTo(changedFrom);
    int settled = (int) expected.stream().filter(row -> row.time() < settledTo).count();
    assertThat(log.tail()).isEqualTo(settled);
    for (int i = 0; i < log.size(); i++) {
      Row row = expected.get(i);
      assertThat(log.times()[i]).isEqualTo(row.time());
      assertThat(log.rows().column(0).value(i)).isEqualTo(row.value());
      int found = log.find(row.time(), row.identity());
      assertThat(found).isEqualTo(i < settled ? -1 : i);
      if (i >= settled) {
        assertThat(log.identity(i)).isEqualTo(row.identity());
        assertThat(log.find(row.time() + 1, row.identity())).isEqualTo(-1);
      }
    }
    long probe = settledTo + random.nextInt(14) - 1;
    int upTo = (int) expected.stream().filter(row -> row.time() <= probe).count();
    assertThat(log.endOf(probe)).isEqualTo(upTo);
  }
}
