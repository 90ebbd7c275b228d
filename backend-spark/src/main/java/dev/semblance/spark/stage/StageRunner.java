package dev.semblance.spark.stage;

import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.task.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;

/** Turns one stage of a plan into Spark's operations: one exchange, one sort, one fold. */
public final class StageRunner {
  private final SparkSession spark;
  private final Tally tally;
  private final OptionalInt partitions;

  /**
   * @param partitions of every exchange; empty leaves their number to Spark
   */
  public StageRunner(SparkSession spark, Tally tally, OptionalInt partitions) {
    this.spark = spark;
    this.tally = tally;
    this.partitions = partitions;
  }

  /**
   * The subject's rows after the stage. With adaptive execution Spark runs everything up to the
   * exchange before this returns.
   *
   * @param inputs rows of the stage's inputs, in order
   * @param result layout of the rows afterwards
   * @param duplicateCounters for inputs whose duplicates are to be counted, the counter
   */
  public Lane run(
      StageStep step,
      List<Lane> inputs,
      LaneLayout result,
      Map<Integer, String> duplicateCounters) {
    List<LaneLayout> lanes = inputs.stream().map(Lane::layout).toList();
    ExchangeLayout exchange = ExchangeLayout.of(step, lanes);
    List<JavaRDD<InternalRow>> keyed = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      KeyInput task = new KeyInput(step.inputs().get(i), i, lanes.get(i), exchange);
      keyed.add(inputs.get(i).rows().mapPartitions(task));
    }
    JavaRDD<InternalRow> sorted = exchangeAndSort(union(keyed), exchange);
    FoldStage fold = new FoldStage(step, result, lanes, exchange, tally, duplicateCounters);
    return new Lane(result, sorted.mapPartitions(fold));
  }

  private JavaRDD<InternalRow> exchangeAndSort(JavaRDD<InternalRow> rows, ExchangeLayout exchange) {
    Dataset<Row> keyed = spark.internalCreateDataFrame(rows.rdd(), exchange.schema(), false);
    Column spreadBy = functions.col(ExchangeLayout.ORDER[ExchangeLayout.KEY_HASH]);
    Dataset<Row> spread =
        partitions.isPresent()
            ? keyed.repartition(partitions.getAsInt(), spreadBy)
            : keyed.repartition(spreadBy);
    Column[] order = Arrays.stream(ExchangeLayout.ORDER).map(functions::col).toArray(Column[]::new);
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
