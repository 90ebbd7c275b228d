package dev.semblance.spark.output;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/** Uploads in parts that a killed run had begun: nobody sees them, and they are paid for. */
final class PendingUploads {
  private PendingUploads() {}

  /** Ends those below the directory. */
  static void abort(FileSystem fileSystem, Path directory) throws IOException {
    if (fileSystem instanceof S3AFileSystem s3) {
      s3.getS3AInternals().abortMultipartUploads(directory);
    }
  }
}
