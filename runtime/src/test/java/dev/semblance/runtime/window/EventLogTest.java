package dev.semblance.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.aggregate.EventColumns;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A log is a list of rows, however they come and go. */
class EventLogTest {
  private static final List<Type> TYPES = List.of(Type.INT, Type.DOUBLE, Type.STRING);

  /** Time and values of a row, the time first. */
  private final List<List<Object>> expected = new ArrayList<>();

  private final EventLog log = new EventLog(TYPES);
  private final EventColumns view = log.view(2, 0);
  private final Random random = new Random(5);
  private long next;

  @Test
  void isAListOfRows() {
    for (int step = 0; step < 3_000; step++) {
      switch (random.nextInt(7)) {
        case 0, 1 -> append();
        case 2 -> insert();
        case 3 -> remove();
        case 4 -> drop();
        case 5 -> reload();
        default -> appendBytes();
      }
      if (step % 500 == 0) {
        log.clear();
        expected.clear();
      }
      assertSame();
    }
  }

  private void append() {
    List<List<Object>> batch = rows(1 + random.nextInt(6));
    int[] rows = random.ints(random.nextInt(4), 0, batch.size()).sorted().toArray();
    // The array may be longer than what it holds.
    log.append(times(batch), vectors(batch), Arrays.copyOf(rows, rows.length + 2), rows.length);
    Arrays.stream(rows).forEach(row -> expected.add(batch.get(row)));
  }

  private void insert() {
    List<List<Object>> batch = rows(3);
    int position = random.nextInt(log.size() + 1);
    int row = random.nextInt(3);
    log.insert(position, (Long) batch.get(row).get(0), vectors(batch), row);
    expected.add(position, batch.get(row));
  }

  private void remove() {
    if (!expected.isEmpty()) {
      int position = random.nextInt(log.size());
      log.remove(position);
      expected.remove(position);
    }
  }

  private void drop() {
    int rows = random.nextInt(Math.min(log.size(), 8) + 1);
    log.drop(rows);
    expected.subList(0, rows).clear();
  }

  private void reload() {
    int first = random.nextInt(Math.min(log.size(), 4) + 1);
    StateOutput out = new StateOutput();
    log.write(first, out);
    StateInput in = new StateInput(out.toByteArray());
    log.read(in);
    assertThat(in.isAtEnd()).isTrue();
    expected.subList(0, first).clear();
  }

  /** The rows in the middle once more. */
  private void appendBytes() {
    int first = random.nextInt(log.size() + 1);
    int end = first + random.nextInt(Math.min(log.size() - first, 5) + 1);
    StateOutput out = new StateOutput();
    log.write(first, end, out);
    log.append(new StateInput(out.toByteArray()));
    expected.addAll(List.copyOf(expected.subList(first, end)));
  }

  private void assertSame() {
    assertThat(log.size()).isEqualTo(expected.size());
    for (int row = 0; row < log.size(); row++) {
      assertThat(log.times()[row]).isEqualTo(expected.get(row).get(0));
      for (int column = 0; column < TYPES.size(); column++) {
        assertThat(log.column(column).value(row)).isEqualTo(expected.get(row).get(1 + column));
      }
      assertThat(view.times()[row]).isEqualTo(expected.get(row).get(0));
      assertThat(view.argument(0).value(row)).isEqualTo(expected.get(row).get(3));
      assertThat(view.argument(1).value(row)).isEqualTo(expected.get(row).get(1));
    }
    // What is gone is not held on to.
    Object[] texts = log.column(2).objects();
    assertThat(Arrays.stream(texts).skip(log.size()).filter(Objects::nonNull)).isEmpty();
  }

  private List<List<Object>> rows(int count) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next++;
      rows.add(Arrays.asList(next, orNull(next), orNull(next / 4.0), orNull("row " + next)));
    }
    return rows;
  }

  private Object orNull(Object value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private static long[] times(List<List<Object>> rows) {
    return rows.stream().mapToLong(row -> (Long) row.get(0)).toArray();
  }

  private static ColumnVector[] vectors(List<List<Object>> rows) {
    ColumnVector[] vectors = new ColumnVector[TYPES.size()];
    for (int column = 0; column < vectors.length; column++) {
      vectors[column] = new ColumnVector(TYPES.get(column), rows.size());
      for (int row = 0; row < rows.size(); row++) {
        vectors[column].setValue(row, rows.get(row).get(1 + column));
      }
    }
    return vectors;
  }
}
