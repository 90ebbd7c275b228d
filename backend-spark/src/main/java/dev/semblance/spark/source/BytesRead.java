package dev.semblance.spark.source;

import org.apache.spark.deploy.SparkHadoopUtil;
import scala.Function0;

/** How much this thread has read from file systems since the object was made, in bytes. */
final class BytesRead {
  // As Spark counts for its own metrics: what file systems say of each thread.
  private final Function0<Object> counter = SparkHadoopUtil.get().getFSBytesReadOnThreadCallback();

  long sinceStart() {
    return ((Number) counter.apply()).longValue();
  }
}
