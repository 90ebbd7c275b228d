package dev.semblance.spark.output;

import dev.semblance.spark.plan.OutputStep;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.LaneSchema;
import dev.semblance.spark.stage.Lane;
import dev.semblance.spark.task.Shipped;
import dev.semblance.spark.task.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SerializableConfiguration;

/** Brings the last lane's rows into the order of the output, and writes or collects them. */
public final class VectorOutput {

  private final SparkSession spark;
  private final Consumer<String> progress;

  /**
   * @param progress hears the name of each step before it runs
   */
  public VectorOutput(SparkSession spark, Consumer<String> progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * Writes the rows as Parquet to where the place says; the files are complete when this returns.
   */
  public List<DataFile> write(
      OutputJob job, Lane lane, OutputPlace place, Configuration configuration) throws IOException {
    Path directory = place.directory();
    TaskAttemptContext attempt = Commits.attempt(configuration, 0, 0);
    JobContext context = Commits.job(configuration);
    PathOutputCommitter committer = Commits.committer(directory, attempt);
    committer.setupJob(context);
    JavaSparkContext sparkContext = JavaSparkContext.fromSparkContext(spark.sparkContext());
    WriteVectors task =
        new WriteVectors(
            job,
            lane.layout(),
            directory,
            place.run(),
            sparkContext.broadcast(new SerializableConfiguration(configuration)));
    try {
      JavaRDD<InternalRow> sorted = sorted(job, lane);
      progress.accept("write");
      List<DataFile> files = sorted.mapPartitions(task).collect();
      committer.commitJob(context);
      return files;
    } catch (Exception e) { // Spark's own are checked, and undeclared.
      committer.abortJob(context, JobStatus.State.FAILED);
      throw e;
    }
  }

  private JavaRDD<InternalRow> sorted(OutputJob job, Lane lane) {
    progress.accept("by time");
    JavaRDD<InternalRow> sliced =
        lane.rows().mapPartitions(new Slice(job.step(), lane.layout(), job.slices(), job.tally()));
    Dataset<Row> spread =
        spark
            .internalCreateDataFrame(sliced.rdd(), SlicedRow.schema(lane.layout()), false)
            .repartitionById(job.slices().parts(), functions.col(SlicedRow.PART).cast("int"))
            .sortWithinPartitions(LaneSchema.TIME, LaneSchema.IDENTITY);
    return ((org.apache.spark.sql.classic.Dataset<Row>) spread)
        .queryExecution()
        .toRdd()
        .toJavaRDD();
  }

  /** The rows as boxed values, in the order of time and identity. */
  public List<List<Object>> collect(OutputJob job, Lane lane) {
    CollectVectors task = new CollectVectors(job.plan(), lane.layout(), job.dropRepeated());
    JavaRDD<InternalRow> sorted = sorted(job, lane);
    progress.accept("collect");
    List<CollectVectors.Collected> rows = new ArrayList<>(sorted.mapPartitions(task).collect());
    rows.sort(Comparator.naturalOrder());
    return rows.stream().<List<Object>>map(CollectVectors.Collected::values).toList();
  }

  /** The task before the last exchange. */
  private static final class Slice implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
    private static final long serialVersionUID = 1L;

    private final Shipped<OutputStep> step;
    private final LaneLayout lane;
    private final TimeSlices slices;
    private final Tally tally;

    Slice(OutputStep step, LaneLayout lane, TimeSlices slices, Tally tally) {
      this.step = Shipped.of(step);
      this.lane = lane;
      this.slices = slices;
      this.tally = tally;
    }

    @Override
    public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
      return new SlicedRows(
          step.get(),
          lane,
          slices,
          rows,
          refused -> tally.report(OutputJob.REFUSED_COUNTER, refused));
    }
  }
}
