package dev.semblance.spark.source;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/** An event's source, found and looked at; it may be scanned several times. */
public interface OpenSource {

  /** The event's rows, not yet read. */
  JavaRDD<InternalRow> scan(ScanContext context, ScanRequest request);

  /** Size of what is read, in bytes; 0 where that is not known. */
  long bytes();

  /** The files that are read, if it is files that decide about the rows. */
  Optional<List<FileStatus>> inputs();

  /** What the source has, and what of it is read. */
  SourceFigures figures();
}
