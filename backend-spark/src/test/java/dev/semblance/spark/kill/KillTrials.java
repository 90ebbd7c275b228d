package dev.semblance.spark.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.spark.Charges;
import dev.semblance.spark.ProgressListener;
import dev.semblance.spark.SparkBackfill;
import dev.semblance.spark.TestOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Kills processes that go on replacing an output, at random moments, and looks each time at what is
 * to be seen.
 */
final class KillTrials {
  private final SparkSession spark;
  private final String one;
  private final String two;
  private final String out;
  private final long rows;
  private final Map<String, String> settings;
  private final Configuration configuration;
  private final Callable<List<String>> leftBeside;
  private final Random random = new Random();

  private long oldSeen;
  private long newSeen;
  private long leftOvers;

  /**
   * @param rows of each of both sets, whose amounts are 1 and 2
   * @param settings of Spark, for the processes
   * @param leftBeside tells what runs have left elsewhere than in the output
   */
  KillTrials(
      SparkSession spark,
      String one,
      String two,
      String out,
      long rows,
      Map<String, String> settings,
      Configuration configuration,
      Callable<List<String>> leftBeside) {
    this.spark = spark;
    this.one = one;
    this.two = two;
    this.out = out;
    this.rows = rows;
    this.settings = settings;
    this.configuration = configuration;
    this.leftBeside = leftBeside;
  }

  /**
   * @param millis about how long one replacement takes once it writes
   */
  void run(int kills, int millis) throws Exception {
    for (int kill = 0; kill < kills; kill++) {
      replaceWhole("kill " + kill);
      killOnce(kill, millis);
    }
    replaceWhole("the end");
    System.out.printf(
        "%s: kills %d, old visible %d, new visible %d, neither 0; %d left something behind%n",
        out, kills, oldSeen, newSeen, leftOvers);
  }

  /** By half of the kills at any moment, by the others while something is being written. */
  private void killOnce(int kill, int millis) throws Exception {
    long writing;
    List<String> arguments = new ArrayList<>(List.of(one, two, out));
    settings.forEach((key, value) -> arguments.add(key + "=" + value));
    try (KilledProcess process = KilledProcess.start(arguments)) {
      if (kill % 2 == 0) {
        process.await(KilledProcess.BEGUN, 1);
        Thread.sleep(random.nextInt(6 * millis));
      } else {
        process.await(KilledProcess.WRITING, 1 + random.nextInt(2));
        Thread.sleep(random.nextInt(millis));
      }
      writing = process.kill();
    }
    TestOutput output = new TestOutput(out, configuration);
    Map<Long, Long> seen = output.rowsByAmount();
    assertThat(seen).as("kill %d", kill).isIn(Map.of(1L, rows), Map.of(2L, rows));
    if (seen.containsKey(writing)) {
      newSeen++;
    } else {
      oldSeen++;
    }
    leftOvers += output.found().equals(output.listed().orElseThrow()) ? 0 : 1;
  }

  /** A run that nobody kills: what is found afterwards is what the manifest lists. */
  private void replaceWhole(String when) throws Exception {
    SparkBackfill.run(
        spark, Charges.request(one, out).overwrite(true).build(), ProgressListener.NONE);
    TestOutput output = new TestOutput(out, configuration);
    assertThat(output.rowsByAmount()).as(when).isEqualTo(Map.of(1L, rows));
    assertThat(output.found()).as(when).isEqualTo(output.listed().orElseThrow());
    assertThat(leftBeside.call()).as(when).isEmpty();
  }
}
