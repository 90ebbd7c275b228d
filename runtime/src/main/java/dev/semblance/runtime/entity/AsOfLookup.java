package dev.semblance.runtime.entity;

import dev.semblance.compiler.plan.Stage.Lookup;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.window.WindowCursor;
import java.util.List;

/**
 * One lookup: for each trigger the latest of the source's rows up to its time, its own instant
 * included. Triggers come in order of time, so that of all earlier batches only the latest row can
 * still be found; what is remembered of a row is the values of the lookup's columns.
 */
final class AsOfLookup {
  private final Lookup lookup;
  private final FilteredLog log;
  private final int[] columns;

  AsOfLookup(Lookup lookup, Source source, InputRows input) {
    this.lookup = lookup;
    this.log = new FilteredLog(input, List.of(source.condition()));
    this.columns =
        lookup.columns().stream().mapToInt(column -> log.column(column.expression())).toArray();
    log.open();
  }

  /**
   * Takes in the batch, and writes what it finds into {@code added}, whose columns from {@code
   * first} on are the lookup's.
   */
  void run(Segments segments, Triggers triggers, ColumnBatch added, int first) {
    log.append(segments);
    long[] times = log.times();
    int open = -1;
    int next = 0;
    for (int i = 0; i < triggers.count(); i++) {
      int segment = triggers.segments()[i];
      if (segment != open) {
        open = segment;
        next = log.start(segment);
      }
      long asOf = triggers.times()[i];
      while (next < log.end(segment) && times[next] <= asOf) {
        next++;
      }
      if (next > log.start(segment) && times[next - 1] >= oldest(asOf)) {
        write(next - 1, triggers.rows()[i], added, first);
      }
    }
    log.forgetBefore(Math.max(log.start(segments.last()), log.size() - 1));
  }

  private long oldest(long asOf) {
    return lookup.withinMicros().isPresent()
        ? WindowCursor.before(asOf, lookup.withinMicros().getAsLong())
        : Long.MIN_VALUE;
  }

  private void write(int found, int row, ColumnBatch added, int first) {
    added.vector(first).setLong(row, 1);
    for (int i = 0; i < columns.length; i++) {
      added.vector(first + 1 + i).copy(row, log.column(columns[i]), found);
    }
  }

  void clear() {
    log.clear();
  }

  void write(StateOutput out) {
    log.write(Math.max(0, log.size() - 1), out);
  }

  void read(StateInput in) {
    log.read(in);
  }
}
