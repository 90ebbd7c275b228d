package dev.semblance.spark.stage;

import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.StageFold;
import dev.semblance.spark.plan.InputStep;
import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.ColumnFiller;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RowArena;
import java.util.ArrayList;
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
  private final ColumnFiller[] fillers;
  private final ColumnBatch[] batches;
  private final RowArena arena;
  private final FoldedRow view;
  private final EntityCursor cursor = new EntityCursor();
  private final Runnable atEnd;
  private InternalRow waiting;
  private int index = -1;
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
      Iterator<InternalRow> sorted,
      DuplicateReport report) {
    this.sorted = sorted;
    this.subject = step.inputs().size() - 1;
    this.fillers = new ColumnFiller[step.inputs().size()];
    List<RowLayout> layouts = new ArrayList<>();
    for (int input = 0; input < fillers.length; input++) {
      fillers[input] = filler(step.inputs().get(input), input, lanes.get(input), exchange);
      layouts.add(fillers[input].layout());
    }
    this.fold = new StageFold(step.stage(), layouts);
    this.batches = new ColumnBatch[fillers.length];
    for (int input = 0; input < fillers.length; input++) {
      batches[input] = fold.batch(input);
    }
    this.arena = new RowArena(exchange.width());
    this.view = new FoldedRow(lane, exchange, subject, fold.addedLayout());
    this.atEnd = () -> report.report(fold);
  }

  private static ColumnFiller filler(
      InputStep step, int input, LaneLayout lane, ExchangeLayout exchange) {
    List<String> columns = step.input().columns();
    int[] positions =
        columns.stream().mapToInt(column -> exchange.position(input, column)).toArray();
    return new ColumnFiller(lane.filler(columns).layout(), positions);
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
    view.setAdded(fold.added());
    return true;
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
            identity);
    fillers[input].fill(row, batches[input], at);
    if (input == subject) {
      arena.add((UnsafeRow) row);
    }
  }

  private void finish() {
    if (!ended) {
      ended = true;
      atEnd.run();
    }
  }

  /** What a fold says at the end of a partition. */
  interface DuplicateReport {
    void report(StageFold fold);
  }
}
