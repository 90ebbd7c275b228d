package dev.semblance.spark.output;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.stage.StageCounters;
import dev.semblance.spark.task.Shipped;
import dev.semblance.spark.task.Tally;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mapred.SparkHadoopMapRedUtil;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

/** The task that writes one part of the output. */
final class WriteVectors implements FlatMapFunction<Iterator<InternalRow>, DataFile> {
  private static final long serialVersionUID = 1L;

  private final Shipped<Plan> plan;
  private final LaneLayout lane;
  private final boolean dropRepeated;
  private final String duplicateCounter;
  private final Tally tally;
  private final String directory;
  private final String run;
  private final TreeMap<String, String> metadata;
  private final Broadcast<SerializableConfiguration> configuration;

  WriteVectors(
      OutputJob job,
      LaneLayout lane,
      Path directory,
      String run,
      Broadcast<SerializableConfiguration> configuration) {
    this.plan = Shipped.of(job.plan());
    this.lane = lane;
    this.dropRepeated = job.dropRepeated();
    this.duplicateCounter = job.duplicateCounter();
    this.tally = job.tally();
    this.directory = directory.toString();
    this.run = run;
    this.metadata = new TreeMap<>(job.metadata());
    this.configuration = configuration;
  }

  @Override
  public Iterator<DataFile> call(Iterator<InternalRow> sorted) throws IOException {
    if (!sorted.hasNext()) {
      return List.<DataFile>of().iterator();
    }
    TaskAttemptContext attempt = attempt();
    PathOutputCommitter committer = Commits.committer(new Path(directory), attempt);
    committer.setupTask(attempt);
    try {
      List<DataFile> written = write(sorted, committer.getWorkPath(), attempt.getConfiguration());
      TaskContext task = TaskContext.get();
      SparkHadoopMapRedUtil.commitTask(committer, attempt, task.stageId(), task.partitionId());
      return written.iterator();
    } catch (IOException | RuntimeException e) {
      committer.abortTask(attempt);
      throw e;
    }
  }

  private TaskAttemptContext attempt() {
    TaskContext task = TaskContext.get();
    Configuration own = new Configuration(configuration.value().value());
    // Numbers of attempts begin anew when a stage is tried again; ids of attempts do not.
    int attempt = (int) (task.taskAttemptId() & Integer.MAX_VALUE);
    return Commits.attempt(own, task.partitionId(), attempt);
  }

  private List<DataFile> write(Iterator<InternalRow> sorted, Path workPath, Configuration conf)
      throws IOException {
    DistinctRows distinct = new DistinctRows(sorted);
    String fileName = DataFile.name(run, TaskContext.get().partitionId(), ".zstd.parquet");
    VectorFiles files =
        new VectorFiles(plan.get().output().vector(), workPath, fileName, metadata, conf);
    try (files) {
      VectorRow rows = new VectorRow(plan.get(), lane, dropRepeated ? distinct : sorted);
      while (rows.advance()) {
        files.write(rows);
      }
    }
    if (dropRepeated) {
      tally.report(duplicateCounter, distinct.duplicates());
      tally.report(StageCounters.CONFLICTS + duplicateCounter, distinct.conflicts());
    }
    return files.files();
  }
}
