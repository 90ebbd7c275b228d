package dev.semblance.parity.engine;

import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.StageFold;
import dev.semblance.runtime.expression.ExpressionSet;
import dev.semblance.runtime.record.OrderedBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Sorts the rows of one stage and drives its fold, which at times is thrown away and goes on from
 * its saved state.
 */
final class StageRun {

  /** A row on its way into the fold. */
  private record Arrival(int input, int row, Optional<byte[]> key, long time, byte[] identity) {

    /** Rows of no entity come last, and equal ones together. */
    static final Comparator<Arrival> ORDER =
        Comparator.comparing((Arrival arrival) -> arrival.key.isEmpty())
            .thenComparing(Arrival::entity, Arrays::compareUnsigned)
            .thenComparingLong(Arrival::time)
            .thenComparingInt(Arrival::input)
            .thenComparing(Arrival::identity, Arrays::compareUnsigned);

    byte[] entity() {
      return key.orElse(identity);
    }

    boolean isSameEntity(Arrival other) {
      return key.isPresent() == other.key.isPresent() && Arrays.equals(entity(), other.entity());
    }
  }

  private final Stage stage;
  private final Map<String, RowTable> tables;
  private final List<StageInput> inputs;
  private StageFold fold;
  private final RowTable subjects;
  private final Random random;
  private final List<Integer> subjectsInBatch = new ArrayList<>();
  private final Set<Integer> duplicates = new HashSet<>();

  StageRun(Stage stage, Map<String, RowTable> tables, long seed) {
    this.stage = stage;
    this.tables = tables;
    this.inputs = StageInput.of(stage);
    this.fold = newFold();
    this.subjects = tables.get(stage.subject().event());
    this.random = new Random(seed);
  }

  private StageFold newFold() {
    List<RowLayout> layouts =
        inputs.stream().map(input -> tables.get(input.event()).layout()).toList();
    return new StageFold(stage, layouts);
  }

  void run() {
    List<Arrival> arrivals = arrivals();
    Arrival before = null;
    int room = random.nextInt(20);
    for (Arrival arrival : arrivals) {
      boolean newEntity = before == null || !arrival.isSameEntity(before);
      boolean mayCut = newEntity || arrival.time() != before.time();
      if (mayCut && room <= 0) {
        finishBatch();
        room = random.nextInt(20);
      }
      add(arrival, newEntity);
      room--;
      before = arrival;
    }
    finishBatch();
    subjects.addColumns(fold.addedLayout());
    subjects.remove(duplicates);
  }

  private List<Arrival> arrivals() {
    List<Arrival> arrivals = new ArrayList<>();
    for (int input = 0; input < inputs.size(); input++) {
      RowTable table = tables.get(inputs.get(input).event());
      ColumnVector[] keys =
          ExpressionSet.compile(inputs.get(input).key(), table.layout()).evaluate(table.batch());
      for (int row = 0; row < table.size(); row++) {
        long time = table.time(row);
        arrivals.add(
            new Arrival(
                input,
                row,
                key(keys, row),
                inputs.get(input).subject() ? stage.answeredAt(time) : time,
                table.identity(row)));
      }
    }
    arrivals.sort(Arrival.ORDER);
    return arrivals;
  }

  private static Optional<byte[]> key(ColumnVector[] parts, int row) {
    OrderedBytes bytes = new OrderedBytes();
    for (ColumnVector part : parts) {
      if (part.isNull(row)) {
        return Optional.empty();
      }
      bytes.append(part, row);
    }
    return Optional.of(bytes.toBytes());
  }

  private void add(Arrival arrival, boolean newEntity) {
    int input = arrival.input();
    int row =
        fold.add(input, newEntity, arrival.key().isPresent(), arrival.time(), arrival.identity());
    tables.get(inputs.get(input).event()).fill(arrival.row(), fold.batch(input), row);
    if (inputs.get(input).subject()) {
      subjectsInBatch.add(arrival.row());
    }
  }

  private void finishBatch() {
    fold.process();
    ColumnBatch added = fold.added();
    for (int i = 0; i < subjectsInBatch.size(); i++) {
      subjects.addValues(subjectsInBatch.get(i), added, i);
      if (fold.isDuplicate(i)) {
        duplicates.add(subjectsInBatch.get(i));
      }
    }
    subjectsInBatch.clear();
    if (random.nextInt(3) == 0) {
      restart();
    } else {
      fold.clear();
    }
  }

  /** Goes on with another fold, that knows of the entity what this one has saved of it. */
  private void restart() {
    byte[] state = fold.saveEntity();
    fold = newFold();
    fold.loadEntity(state);
  }
}
