package dev.semblance.spark.kill;

import dev.semblance.spark.Charges;
import dev.semblance.spark.SparkBackfill;
import dev.semblance.spark.SparkSessions;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * A process that replaces an output by one set of rows and then by the other, for ever: to be
 * killed. It says a line when it begins with each, and one when that is about to be written.
 *
 * <p>Arguments: archives of both sets, the output, and settings of Spark as {@code key=value}.
 */
public final class EndlessBackfills {
  private EndlessBackfills() {}

  public static void main(String[] arguments) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 3; i < arguments.length; i++) {
      String[] setting = arguments[i].split("=", 2);
      settings.put(setting[0], setting[1]);
    }
    SparkSession spark = SparkSessions.create(settings);
    // The first set is what is there.
    for (int round = 1; ; round++) {
      System.out.println(KilledProcess.BEGUN + (round % 2 + 1));
      SparkBackfill.run(
          spark,
          Charges.request(arguments[round % 2], arguments[2]).overwrite(true).build(),
          progress -> {
            if (progress.step().equals("write")) {
              System.out.println(KilledProcess.WRITING);
            }
          });
    }
  }
}
