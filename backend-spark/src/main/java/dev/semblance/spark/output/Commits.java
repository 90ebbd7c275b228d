package dev.semblance.spark.output;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitterFactory;
import org.apache.hadoop.mapreduce.task.JobContextImpl;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;

/**
 * Hadoop's words for a job whose tasks each commit once, however often they are tried. The
 * committer is the one that is bound to the scheme of the path.
 */
final class Commits {
  private static final JobID JOB = new JobID("semblance", 0);

  private Commits() {}

  /** Gives each run's jobs a name of their own, and sees to it that they end in one step on S3. */
  static void configure(Configuration configuration, String run) {
    configuration.set("fs.s3a.committer.uuid", run);
    configuration.set("fs.s3a.committer.name", "magic");
    configuration.set("fs.s3a.committer.magic.enabled", "true");
    configuration.set(
        "mapreduce.outputcommitter.factory.scheme.s3a",
        "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory");
    // The manifest says that an output is complete.
    configuration.set("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
  }

  static JobContext job(Configuration configuration) {
    return new JobContextImpl(configuration, JOB);
  }

  static TaskAttemptContext attempt(Configuration configuration, int task, int attempt) {
    return new TaskAttemptContextImpl(
        configuration, new TaskAttemptID(new TaskID(JOB, TaskType.REDUCE, task), attempt));
  }

  static PathOutputCommitter committer(Path directory, TaskAttemptContext attempt)
      throws IOException {
    return PathOutputCommitterFactory.createCommitter(directory, attempt);
  }
}
