package dev.semblance.streaming.topology;

import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import java.util.stream.IntStream;

/** Takes from rows of one layout the columns that another has, too. */
final class Projection {
  private final int[] from;
  private final int[] to;

  Projection(RowLayout from, RowLayout to) {
    int[] shared =
        IntStream.range(0, to.size())
            .filter(column -> from.contains(to.columns().get(column).name()))
            .toArray();
    this.to = shared;
    this.from = new int[shared.length];
    for (int i = 0; i < shared.length; i++) {
      this.from[i] = from.indexOf(to.columns().get(shared[i]).name());
    }
  }

  /** One whose rows have all columns of the other layout. */
  static Projection whole(RowLayout from, RowLayout to) {
    to.columns().forEach(column -> from.indexOf(column.name()));
    return new Projection(from, to);
  }

  /** Copies the first row of {@code source} onto that of {@code target}. */
  void copy(ColumnBatch source, ColumnBatch target) {
    for (int i = 0; i < from.length; i++) {
      target.vector(to[i]).copy(0, source.vector(from[i]), 0);
    }
  }

  /** Writes the first row, in the order of the target's columns. */
  void write(ColumnBatch source, StateOutput out) {
    for (int column : from) {
      out.writeNullable(source.vector(column), 0);
    }
  }
}
