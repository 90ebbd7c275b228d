package dev.semblance.streaming.topology;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.Arrival;
import dev.semblance.runtime.expression.ExpressionSet;
import dev.semblance.runtime.record.OrderedBytes;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Sends an event's rows on: to the stages that read them here, and towards their end. A row that
 * has no key at a stage, and a repeated one, need not go there; their way is made short.
 */
final class Junction {

  /** Takes a row whose columns of the next wave are going to be gathered. */
  interface BaseTaker {

    /**
     * @param done the stages of the wave that have no part to come
     * @param row of the layout of the next junction
     */
    void take(
        int wave, long done, Origin origin, Arrival verdict, ColumnBatch row, Headers headers);
  }

  private final EventFlow event;
  private final int index;
  private final Outlet outlet;
  private final List<Feed> feeds;
  private final List<Projection> feedColumns = new ArrayList<>();
  private final ExpressionSet keys;
  private final boolean sourceOnly;
  private final byte[][] keyBytes;
  private final OrderedBytes bytes = new OrderedBytes();

  /** Of the next wave; null and empty at the end. */
  private final List<AddedColumns> added = new ArrayList<>();

  private final ColumnBatch nextRow;
  private final Projection toNext;
  private final BaseTaker bases;
  private final Junction next;
  private final VectorEnd end;

  Junction(EventFlow event, int index, Outlet outlet, BaseTaker bases) {
    this.event = event;
    this.index = index;
    this.outlet = outlet;
    this.bases = bases;
    PlanFlow flow = outlet.site().flow();
    RowLayout layout = event.layouts().get(index);
    this.feeds = flow.feedsFrom(event.event(), index);
    feeds.forEach(feed -> feedColumns.add(Projection.whole(layout, feed.layout())));
    List<ScalarExpression> parts =
        feeds.stream().flatMap(feed -> feed.input().key().stream()).toList();
    this.keys = ExpressionSet.compile(parts, layout);
    this.keyBytes = new byte[feeds.size()][];
    this.sourceOnly = event.lastJunction() == 0;
    if (index == event.lastJunction()) {
      this.nextRow = null;
      this.toNext = null;
      this.next = null;
      this.end = new VectorEnd(event, outlet);
    } else {
      RowLayout after = event.layouts().get(index + 1);
      event
          .waves()
          .get(index)
          .forEach(stage -> added.add(AddedColumns.of(flow.stages().get(stage).stage())));
      this.nextRow = Rows.one(after);
      this.toNext = new Projection(layout, after);
      this.next = isGathered() ? null : new Junction(event, index + 1, outlet, bases);
      this.end = null;
    }
  }

  private boolean isGathered() {
    return event.gathered().get(index);
  }

  /**
   * @param row a batch of one row, of the junction's layout
   * @param verdict of all stages before
   */
  void pass(ColumnBatch row, Origin origin, Arrival verdict, Headers headers) {
    long done = verdict.duplicate() ? -1 : readKeys(row);
    if (end == null && isGathered()) {
      prepareNext(row, done);
      bases.take(index, done, origin, verdict, nextRow, headers);
    }
    if (!verdict.duplicate()) {
      feed(row, origin, verdict, headers);
    }
    if (end != null) {
      end.finish(row, origin, verdict, headers);
    } else if (!isGathered() && (done & 1) != 0) {
      prepareNext(row, done);
      next.pass(nextRow, origin, verdict, headers);
    }
  }

  /** Gives the stages of the next wave that the row need not go to, as a bit each. */
  private long readKeys(ColumnBatch row) {
    if (feeds.isEmpty()) {
      return 0;
    }
    ColumnVector[] parts = keys.evaluate(row);
    long done = 0;
    int part = 0;
    for (int i = 0; i < feeds.size(); i++) {
      Feed feed = feeds.get(i);
      int size = feed.input().key().size();
      keyBytes[i] = key(parts, part, size);
      part += size;
      if (feed.input().subject() && keyBytes[i] == null) {
        done |= 1L << event.waves().get(index).indexOf(feed.stage());
      }
    }
    return done;
  }

  /** Null if a part of the key is null. */
  private byte[] key(ColumnVector[] parts, int from, int size) {
    bytes.clear();
    for (int i = from; i < from + size; i++) {
      if (parts[i].isNull(0)) {
        return null;
      }
      bytes.append(parts[i], 0);
    }
    return bytes.toBytes();
  }

  private void feed(ColumnBatch row, Origin origin, Arrival verdict, Headers headers) {
    boolean reports = sourceOnly;
    for (int i = 0; i < feeds.size(); i++) {
      if (keyBytes[i] == null) {
        continue;
      }
      Feed feed = feeds.get(i);
      boolean carries = feed.input().subject() && !isGathered();
      StageMessage message =
          new StageMessage(feed.index(), reports, origin, carries ? verdict : Arrival.TAKEN);
      outlet.send(
          outlet.site().names().stage(feed.stage()),
          keyBytes[i],
          message.write(row, feedColumns.get(i)),
          origin.timestamp(),
          carries ? headers : new RecordHeaders());
      reports = false;
    }
  }

  private void prepareNext(ColumnBatch row, long done) {
    for (int column = 0; column < nextRow.layout().size(); column++) {
      nextRow.vector(column).setNull(0);
    }
    toNext.copy(row, nextRow);
    for (int i = 0; i < added.size(); i++) {
      if ((done >> i & 1) != 0) {
        added.get(i).fillUnknown(nextRow);
      }
    }
  }
}
