package dev.semblance.spark.source;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** An event's source, found and looked at; it may be scanned several times. */
public interface OpenSource {

  /** The event's rows, not yet read. */
  JavaRDD<InternalRow> scan(ScanContext context, ScanRequest request);

  /** Size of what is read, in bytes; 0 where that is not known. */
  long bytes();
}
