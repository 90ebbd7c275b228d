package dev.semblance.spark.verify.compare;

import dev.semblance.spark.verify.Cause;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** What one task counted, and what all of them did; added up it does not depend on their order. */
final class Tallies implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int mostRows;
  final SideTally[] sides = {new SideTally(), new SideTally()};
  final ColumnTally[] columns;
  final EnumMap<Cause, Long> causes = new EnumMap<>(Cause.class);

  /** For each day since the epoch: rows in both, rows in both that differ, rows in one. */
  final TreeMap<Long, long[]> days = new TreeMap<>();

  private final PriorityQueue<DifferentRow> first;
  long equal;
  long different;

  Tallies(int columns, int mostRows) {
    this.mostRows = mostRows;
    this.columns = new ColumnTally[columns];
    for (int i = 0; i < columns; i++) {
      this.columns[i] = new ColumnTally();
    }
    this.first = new PriorityQueue<>(reversed());
  }

  private static Descending reversed() {
    return new Descending();
  }

  /** The last of the first rows on top; a class of its own, because queues travel. */
  private static final class Descending
      implements java.util.Comparator<DifferentRow>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(DifferentRow left, DifferentRow right) {
      return DifferentRow.ORDER.compare(right, left);
    }
  }

  /** Takes a row that differs into account. */
  void differs(DifferentRow row) {
    causes.merge(row.cause(), 1L, Long::sum);
    keep(row);
  }

  private void keep(DifferentRow row) {
    first.add(row);
    if (first.size() > mostRows) {
      first.poll();
    }
  }

  /** The first rows that differ, in order. */
  List<DifferentRow> first() {
    List<DifferentRow> rows = new ArrayList<>(first);
    rows.sort(DifferentRow.ORDER);
    return rows;
  }

  Tallies add(Tallies other) {
    for (int i = 0; i < sides.length; i++) {
      sides[i].add(other.sides[i]);
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i].add(other.columns[i]);
    }
    other.causes.forEach((cause, count) -> causes.merge(cause, count, Long::sum));
    for (Map.Entry<Long, long[]> day : other.days.entrySet()) {
      long[] sum = days.computeIfAbsent(day.getKey(), any -> new long[day.getValue().length]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += day.getValue()[i];
      }
    }
    other.first.forEach(this::keep);
    equal += other.equal;
    different += other.different;
    return this;
  }
}
