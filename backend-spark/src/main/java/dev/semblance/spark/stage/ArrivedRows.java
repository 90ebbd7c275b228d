package dev.semblance.spark.stage;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.Arrival;
import dev.semblance.runtime.entity.EntityState;
import dev.semblance.runtime.entity.StageArrivals;
import dev.semblance.spark.plan.ArrivalOrder;
import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.ColumnFiller;
import dev.semblance.spark.row.LaneLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Lets the sorted rows of one partition arrive at a stage one by one, an entity after the other,
 * and gives the subject's rows with what was added. Everything about values, and about what came
 * too late, is decided by the {@link StageArrivals} that serving uses.
 */
final class ArrivedRows implements Iterator<InternalRow> {
  private final Iterator<InternalRow> sorted;
  private final StageArrivals stage;
  private final int subject;
  private final ColumnFiller[] fillers;

  /** For each input a row. */
  private final ColumnBatch[] rows;

  private final FoldedRow view;
  private final ColumnVector refused = new ColumnVector(Type.BOOL, 1);

  /** Where the subject's rows say that an earlier stage refused them; -1 where none could. */
  private final int refusedBefore;

  private final EntityCursor cursor = new EntityCursor();
  private final int partition;
  private final StageCounters counters;
  private final long[] duplicates;
  private final long[] late;
  private EntityState entity;
  private boolean ready;
  private boolean ended;

  /**
   * @param lane layout of the rows that leave
   * @param lanes layouts of the inputs' rows before the exchange
   */
  ArrivedRows(
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
    this.fillers = exchange.fillers(step, lanes);
    List<RowLayout> layouts = Arrays.stream(fillers).map(ColumnFiller::layout).toList();
    this.stage = new StageArrivals(step.stage(), layouts, step.arrivals().orElseThrow()::lateness);
    this.rows = layouts.stream().map(ArrivedRows::oneRow).toArray(ColumnBatch[]::new);
    this.refusedBefore =
        step.subject().carried().contains(ArrivalOrder.REFUSED)
            ? exchange.position(subject, ArrivalOrder.REFUSED)
            : -1;
    List<RowLayout.Column> added = new ArrayList<>(stage.addedLayout().columns());
    added.add(new RowLayout.Column(ArrivalOrder.REFUSED, Type.BOOL));
    this.view = new FoldedRow(lane, exchange, subject, new RowLayout(added));
    view.setAdded(addedVectors());
    this.duplicates = new long[fillers.length];
    this.late = new long[fillers.length];
  }

  private static ColumnBatch oneRow(RowLayout layout) {
    ColumnBatch batch = new ColumnBatch(layout, 1);
    batch.addRow();
    return batch;
  }

  /** The stage's, always the same, and then whether the row was refused. */
  private ColumnVector[] addedVectors() {
    ColumnBatch added = stage.added();
    ColumnVector[] vectors = new ColumnVector[added.layout().size() + 1];
    for (int column = 0; column < added.layout().size(); column++) {
      vectors[column] = added.vector(column);
    }
    vectors[vectors.length - 1] = refused;
    return vectors;
  }

  @Override
  public boolean hasNext() {
    while (!ready && sorted.hasNext()) {
      ready = take(sorted.next());
    }
    if (!ready && !ended) {
      ended = true;
      counters.reportDuplicates(partition, input -> duplicates[input]);
      counters.reportLate(partition, input -> late[input]);
    }
    return ready;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ready = false;
    return view;
  }

  /** Whether the row goes on. */
  private boolean take(InternalRow row) {
    int input = (int) row.getLong(ExchangeLayout.INPUT);
    cursor.moveTo(row);
    if (cursor.isNewEntity() && cursor.hasKey()) {
      entity = stage.newEntity();
    }
    Arrival arrival = cursor.hasKey() ? arrive(input, row) : stage.arriveWithoutKey();
    boolean wasRefused = input == subject && refusedBefore >= 0 && row.getLong(refusedBefore) != 0;
    if (arrival.duplicate()) {
      duplicates[input]++;
    } else if (!arrival.lateFor().isEmpty() && !arrival.refused() && !wasRefused) {
      late[input]++;
    }
    if (input != subject || arrival.duplicate()) {
      return false;
    }
    refused.setLong(0, arrival.refused() || wasRefused ? 1 : 0);
    view.set(row, 0);
    return true;
  }

  private Arrival arrive(int input, InternalRow row) {
    fillers[input].fill(row, rows[input], 0);
    return stage.arrive(
        entity,
        input,
        rows[input],
        row.getLong(ExchangeLayout.TIME),
        row.getUTF8String(ExchangeLayout.IDENTITY).getBytes());
  }
}
