package dev.semblance.spark.output;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.task.Shipped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** The task that hands the vector's rows to the driver as boxed values. */
final class CollectVectors
    implements FlatMapFunction<Iterator<InternalRow>, CollectVectors.Collected> {
  private static final long serialVersionUID = 1L;

  /** A row, in the order of time and identity. */
  record Collected(long time, byte[] identity, ArrayList<Object> values)
      implements Serializable, Comparable<Collected> {
    @Override
    public int compareTo(Collected other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Arrays.compareUnsigned(identity, other.identity);
    }
  }

  private final Shipped<Plan> plan;
  private final LaneLayout lane;
  private final boolean dropRepeated;

  CollectVectors(Plan plan, LaneLayout lane, boolean dropRepeated) {
    this.plan = Shipped.of(plan);
    this.lane = lane;
    this.dropRepeated = dropRepeated;
  }

  @Override
  public Iterator<Collected> call(Iterator<InternalRow> sorted) {
    VectorRow rows =
        new VectorRow(plan.get(), lane, dropRepeated ? new DistinctRows(sorted) : sorted);
    List<Collected> collected = new ArrayList<>();
    while (rows.advance()) {
      ArrayList<Object> values = new ArrayList<>();
      for (int column = 0; column < rows.columns().size(); column++) {
        values.add(rows.value(column));
      }
      collected.add(new Collected(rows.time(), rows.identityBytes().getBytes(), values));
    }
    return collected.iterator();
  }
}
