package dev.semblance.spark.output;

/** A run of this machine whose process cannot be there: none began in 1970 with number 1. */
public final class DeadRun {

  /** What the names of its files have in them. */
  public static final String TOKEN = "0123456789ab";

  static final RunName NAME = new RunName(RunName.create().machine(), 1, 0, TOKEN);

  private DeadRun() {}

  /** The name of its lease on S3. */
  public static String lease() {
    return OutputPlace.LEASE + NAME.text() + ".json";
  }
}
