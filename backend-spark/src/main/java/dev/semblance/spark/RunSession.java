package dev.semblance.spark;

import dev.semblance.spark.source.OpenSource;
import dev.semblance.spark.storage.PlainLocalFileSystem;
import java.util.Collection;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.classic.SparkSession;

/**
 * A session of one run's own, beside the caller's, with the settings on which the values depend. So
 * nothing that the caller set can change a value, and nothing of the caller's is changed.
 */
final class RunSession {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
  private static final long BYTES_PER_PARTITION = 16L << 20;

  private final SparkSession session;
  private final Configuration configuration;

  RunSession(org.apache.spark.sql.SparkSession caller) {
    session = (SparkSession) caller.newSession();
    set("spark.sql.session.timeZone", "UTC");
    set("spark.sql.caseSensitive", "true");
    set("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED");
    set("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED");
    set("spark.sql.parquet.inferTimestampNTZ.enabled", "true");
    set("spark.sql.parquet.binaryAsString", "true");
    set("spark.sql.legacy.parquet.nanosAsLong", "true");
    set("spark.sql.files.ignoreCorruptFiles", "false");
    set("spark.sql.files.ignoreMissingFiles", "false");
    // Files are listed by ourselves; a job of Spark's for it would only cost time.
    set("spark.sql.sources.parallelPartitionDiscovery.threshold", "1000000");
    configuration = session.sessionState().newHadoopConf();
    PlainLocalFileSystem.use(configuration);
  }

  private void set(String key, String value) {
    session.conf().set(key, value);
  }

  /** How many partitions an exchange has at most, unless the user has said so. */
  void sizeExchanges(Collection<OpenSource> sources) {
    if (session.sparkContext().getConf().contains(SHUFFLE_PARTITIONS)) {
      return;
    }
    long bytes = sources.stream().mapToLong(OpenSource::bytes).sum();
    long wanted = Math.max(4L * parallelism(), bytes / BYTES_PER_PARTITION);
    set(SHUFFLE_PARTITIONS, Long.toString(Math.min(wanted, 20_000)));
  }

  int parallelism() {
    return session.sparkContext().defaultParallelism();
  }

  SparkSession session() {
    return session;
  }

  Configuration configuration() {
    return configuration;
  }
}
