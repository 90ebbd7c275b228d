package dev.semblance.spark.stage;

import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.entity.StageFold;
import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.ColumnFiller;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RowArena;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * Drives a stage's fold over the sorted rows of one partition: hands it rows in batches, and gives
 * the subject's rows with what was added. Everything about values is decided by the fold.
 */
final class FoldedRows implements Iterator<InternalRow> {

  /** A batch ends at the first change of entity or time after so many rows. */
  private static final int BATCH_ROWS = 2048;

  private final Iterator<InternalRow> sorted;
  private final StageFold fold;
  private final int subject;
  private final boolean keepsRepeated;
  private final ColumnFiller[] fillers;
  private final ColumnBatch[] batches;
  private final RowArena arena;
  private final FoldedRow view;
  private final EntityCursor cursor = new EntityCursor();
  private final int partition;
  private final StageCounters counters;
  private InternalRow waiting;
  private int index = -1;
  private long subjects;
  private boolean ended;

  /**
   * @param lane layout of the rows that leave
   * @param lanes layouts of the inputs' rows before the exchange
   */
  FoldedRows(
      StageStep step,
      LaneLayout lane,
      List<LaneLayout> lanes,
      ExchangeLayout exchange,
      int partition,
      Iterator<InternalRow> sorted,
      StageCounters counters) {
    this.partition = partition;
    this.sorted = sorted;
    this.counters = counters;
    this.subject = step.inputs().size() - 1;
    this.keepsRepeated = step.keepsRepeated();
    this.fillers = exchange.fillers(step, lanes);
    this.fold =
        new StageFold(step.stage(), Arrays.stream(fillers).map(ColumnFiller::layout).toList());
    this.batches = new ColumnBatch[fillers.length];
    for (int input = 0; input < fillers.length; input++) {
      batches[input] = fold.batch(input);
    }
    this.arena = new RowArena(exchange.width());
    this.view = new FoldedRow(lane, exchange, subject, fold.addedLayout());
  }

  @Override
  public boolean hasNext() {
    while (true) {
      while (index + 1 < arena.rows()) {
        if (!fold.isDuplicate(index + 1)) {
          return true;
        }
        index++;
      }
      if (!foldMore()) {
        return false;
      }
    }
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    index++;
    return view.set(arena.get(index), index);
  }

  /** Folds the next batch; false at the end. */
  private boolean foldMore() {
    if (waiting == null && !sorted.hasNext()) {
      finish();
      return false;
    }
    fold.clear();
    arena.clear();
    index = -1;
    int rows = 0;
    if (waiting != null) {
      add(waiting);
      rows++;
      waiting = null;
    }
    while (sorted.hasNext()) {
      InternalRow row = sorted.next();
      cursor.moveTo(row);
      if (rows >= BATCH_ROWS && cursor.isBoundary()) {
        waiting = row; // Stays valid until the iterator moves on, which it does after this batch.
        break;
      }
      add(row);
      rows++;
    }
    fold.process();
    view.setAdded(vectors(fold.added()));
    return true;
  }

  private static ColumnVector[] vectors(ColumnBatch batch) {
    ColumnVector[] vectors = new ColumnVector[batch.layout().size()];
    for (int column = 0; column < vectors.length; column++) {
      vectors[column] = batch.vector(column);
    }
    return vectors;
  }

  private void add(InternalRow row) {
    int input = (int) row.getLong(ExchangeLayout.INPUT);
    byte[] identity = row.getUTF8String(ExchangeLayout.IDENTITY).getBytes();
    int at =
        fold.add(
            input,
            cursor.isNewEntity(),
            cursor.hasKey(),
            row.getLong(ExchangeLayout.TIME),
            keepsRepeated && input == subject ? distinct(identity) : identity);
    fillers[input].fill(row, batches[input], at);
    if (input == subject) {
      arena.add((UnsafeRow) row);
    }
  }

  /** An identity that no other subject row has: none of them is dropped as a repetition. */
  private byte[] distinct(byte[] identity) {
    return ByteBuffer.allocate(identity.length + Long.BYTES)
        .put(identity)
        .putLong(subjects++)
        .array();
  }

  private void finish() {
    if (!ended) {
      ended = true;
      counters.reportDuplicates(partition, fold::duplicates);
      counters.reportConflicts(partition, fold::conflicts);
    }
  }
}
