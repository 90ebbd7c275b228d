package dev.semblance.spark.verify.read;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** A session of a verification's own, so that nothing the caller set changes what is read. */
public final class VerifySession {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
  private static final long BYTES_PER_PARTITION = 16L << 20;
  private static final int MOST_PARTITIONS = 20_000;

  private final SparkSession session;
  private final Configuration configuration;

  public VerifySession(org.apache.spark.sql.SparkSession caller) {
    session = (SparkSession) caller.newSession();
    set("spark.sql.session.timeZone", "UTC");
    set("spark.sql.caseSensitive", "true");
    set("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED");
    set("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED");
    set("spark.sql.parquet.binaryAsString", "true");
    set("spark.sql.files.ignoreCorruptFiles", "false");
    set("spark.sql.files.ignoreMissingFiles", "false");
    // Files are listed by ourselves; a job of Spark's for it would only cost time.
    set("spark.sql.sources.parallelPartitionDiscovery.threshold", "1000000");
    configuration = session.sessionState().newHadoopConf();
  }

  private void set(String key, String value) {
    session.conf().set(key, value);
  }

  /** How many partitions an exchange has at most, unless the user has said so. */
  public void sizeExchanges(long bytes) {
    if (!session.sparkContext().getConf().contains(SHUFFLE_PARTITIONS)) {
      long wanted =
          Math.max(4L * session.sparkContext().defaultParallelism(), bytes / BYTES_PER_PARTITION);
      set(SHUFFLE_PARTITIONS, Long.toString(Math.min(wanted, MOST_PARTITIONS)));
    }
  }

  /** What the run is doing, for whoever looks at Spark. */
  public void describe(String step) {
    session.sparkContext().setJobDescription("semblance: " + step);
  }

  /** The run is over. */
  public void end() {
    session.sparkContext().setJobDescription(null);
  }

  SparkSession session() {
    return session;
  }

  Configuration configuration() {
    return configuration;
  }

  /** The version of Spark. */
  public String sparkVersion() {
    return session.version();
  }

  /** Names that tasks add to. */
  public SeenNames seenNames() {
    return SeenNames.register(session.sparkContext());
  }

  /** No rows. */
  JavaRDD<InternalRow> noRows() {
    return JavaSparkContext.fromSparkContext(session.sparkContext()).emptyRDD();
  }

  /** All rows of several sources. */
  @SuppressWarnings("unchecked") // JavaRDD has no union of many but this one of an array.
  public JavaRDD<InternalRow> union(JavaRDD<InternalRow>... rows) {
    return JavaSparkContext.fromSparkContext(session.sparkContext()).union(rows);
  }

  /** Rows as a table, for Spark's own operations. */
  public Dataset<Row> table(JavaRDD<InternalRow> rows, StructType schema) {
    return session.internalCreateDataFrame(rows.rdd(), schema, false);
  }

  /** The rows with all of a key in one task, in order there. */
  public static JavaRDD<InternalRow> exchange(Dataset<Row> rows, String key, String... order) {
    Column[] columns = new Column[order.length];
    for (int i = 0; i < order.length; i++) {
      columns[i] = functions.col(order[i]);
    }
    return internalRows(rows.repartition(functions.col(key)).sortWithinPartitions(columns));
  }

  static JavaRDD<InternalRow> internalRows(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd().toJavaRDD();
  }
}
