package dev.semblance.spark;

import dev.semblance.spark.ProgressListener.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Tells a {@link ProgressListener} of a run's steps, from what Spark says of its tasks. Spark's
 * stages carry the step in whose name they were started.
 */
final class StepListener extends SparkListener {
  private static final String STEP = "dev.semblance.step";

  /** What is known of one step; touched by Spark's listener thread alone. */
  private static final class Step {
    private final String name;
    private final int number;
    private int tasks;
    private int tasksDone;
    private long rows;

    Step(String name, int number) {
      this.name = name;
      this.number = number;
    }
  }

  private final SparkContext context;
  private final ProgressListener listener;
  private final int steps;
  private final long started = System.nanoTime();
  private final String run = Integer.toHexString(System.identityHashCode(this)) + "/" + started;
  private final List<Step> begun = new ArrayList<>();
  private final Map<Integer, Step> stages = new HashMap<>();

  StepListener(SparkContext context, ProgressListener listener, int steps) {
    this.context = context;
    this.listener = listener;
    this.steps = steps;
  }

  /** Whatever this thread asks of Spark from now on belongs to a step of that name. */
  void begin(String name) {
    synchronized (begun) {
      begun.add(new Step(name, begun.size() + 1));
      context.setLocalProperty(STEP, run + "/" + begun.size());
    }
    context.setJobDescription("semblance: " + name);
  }

  /** The run is over. */
  void end() {
    context.setLocalProperty(STEP, null);
    context.setJobDescription(null);
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    Step step = stepOf(submitted.properties());
    if (step != null) {
      stages.put(submitted.stageInfo().stageId(), step);
      step.tasks += submitted.stageInfo().numTasks();
      tell(step, false);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    Step step = stages.get(ended.stageId());
    if (step == null || !ended.taskInfo().successful()) {
      return;
    }
    step.tasksDone++;
    TaskMetrics metrics = ended.taskMetrics();
    if (metrics != null) {
      long written = metrics.shuffleWriteMetrics().recordsWritten();
      step.rows += written > 0 ? written : metrics.shuffleReadMetrics().recordsRead();
    }
    tell(step, false);
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    Step step = stages.remove(completed.stageInfo().stageId());
    if (step != null && completed.stageInfo().failureReason().isEmpty()) {
      tell(step, true);
    }
  }

  private Step stepOf(Properties properties) {
    String value = properties == null ? null : properties.getProperty(STEP);
    if (value == null || !value.startsWith(run + "/")) {
      return null;
    }
    synchronized (begun) {
      return begun.get(Integer.parseInt(value.substring(run.length() + 1)) - 1);
    }
  }

  private void tell(Step step, boolean finished) {
    listener.progress(
        new Progress(
            step.name,
            step.number,
            steps,
            step.tasksDone,
            step.tasks,
            step.rows,
            Duration.ofNanos(System.nanoTime() - started),
            finished));
  }
}
