package dev.semblance.spark.stage;

import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.LaneLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;

/** Turns one stage of a plan into Spark's operations: one exchange, one sort, one pass. */
public final class StageRunner {
  private final SparkSession spark;
  private final OptionalInt partitions;

  /**
   * @param partitions of every exchange; empty leaves their number to Spark
   */
  public StageRunner(SparkSession spark, OptionalInt partitions) {
    this.spark = spark;
    this.partitions = partitions;
  }

  /**
   * The subject's rows after the stage. With adaptive execution Spark runs everything up to the
   * exchange before this returns.
   *
   * @param inputs rows of the stage's inputs, in order
   * @param result layout of the rows afterwards
   */
  public Lane run(StageStep step, List<Lane> inputs, LaneLayout result, StageCounters counters) {
    List<LaneLayout> lanes = inputs.stream().map(Lane::layout).toList();
    ExchangeLayout exchange = ExchangeLayout.of(step, lanes);
    List<JavaRDD<InternalRow>> keyed = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      KeyInput task = new KeyInput(step.inputs().get(i), i, lanes.get(i), exchange);
      keyed.add(inputs.get(i).rows().mapPartitions(task));
    }
    JavaRDD<InternalRow> sorted = exchangeAndSort(union(keyed), exchange);
    FoldStage fold = new FoldStage(step, result, lanes, exchange, counters);
    return new Lane(result, sorted.mapPartitionsWithIndex(fold, false));
  }

  private JavaRDD<InternalRow> exchangeAndSort(JavaRDD<InternalRow> rows, ExchangeLayout exchange) {
    Dataset<Row> keyed = spark.internalCreateDataFrame(rows.rdd(), exchange.schema(), false);
    Column spreadBy = functions.col(ExchangeLayout.SPREAD_BY);
    Dataset<Row> spread =
        partitions.isPresent()
            ? keyed.repartition(partitions.getAsInt(), spreadBy)
            : keyed.repartition(spreadBy);
    Column[] order = exchange.order().stream().map(functions::col).toArray(Column[]::new);
    return ((org.apache.spark.sql.classic.Dataset<Row>) spread.sortWithinPartitions(order))
        .queryExecution()
        .toRdd()
        .toJavaRDD();
  }

  @SuppressWarnings("unchecked") // JavaRDD has no union of many but this one of an array.
  private JavaRDD<InternalRow> union(List<JavaRDD<InternalRow>> rows) {
    if (rows.size() == 1) {
      return rows.get(0);
    }
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .union(rows.toArray(JavaRDD[]::new));
  }
}
