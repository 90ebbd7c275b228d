package dev.semblance.spark;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;

/** What Spark tells its pages and its event log: plans, and the settings of jobs and stages. */
final class SparkEvents extends SparkListener {
  private final SparkSession spark;
  private final Queue<String> texts = new ConcurrentLinkedQueue<>();

  private SparkEvents(SparkSession spark) {
    this.spark = spark;
  }

  static SparkEvents of(SparkSession spark) {
    SparkEvents events = new SparkEvents(spark);
    spark.sparkContext().addSparkListener(events);
    return events;
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    texts.add(job + " " + job.properties());
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted stage) {
    texts.add(stage.stageInfo().details() + stage.stageInfo().failureReason());
  }

  /** Starts of queries among them, with their plans. */
  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    texts.add(event.toString());
  }

  /** All that was told. */
  String stop() throws Exception {
    spark.sparkContext().listenerBus().waitUntilEmpty(TimeUnit.SECONDS.toMillis(30));
    spark.sparkContext().removeSparkListener(this);
    return String.join("\n", texts);
  }
}
