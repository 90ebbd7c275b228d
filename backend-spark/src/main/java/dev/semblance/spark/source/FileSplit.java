package dev.semblance.spark.source;

import dev.semblance.runtime.binding.ArchiveSpan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A file, or a stretch of a file of lines. A line belongs to the stretch in which it begins.
 *
 * @param length of the stretch in bytes
 * @param whole whether it is all of the file
 * @param span when the file's events happened, as its path says it; null where it says nothing
 */
record FileSplit(String path, long start, long length, boolean whole, ArchiveSpan span)
    implements Serializable {

  static FileSplit whole(ArchiveFile file) {
    return new FileSplit(pathOf(file), 0, file.status().getLen(), true, file.span().orElse(null));
  }

  /** Cuts a file into stretches of about {@code size} bytes. */
  static List<FileSplit> cut(ArchiveFile file, long size) {
    long length = file.status().getLen();
    List<FileSplit> splits = new ArrayList<>();
    for (long start = 0; start < length; start += size) {
      splits.add(
          new FileSplit(
              pathOf(file),
              start,
              Math.min(size, length - start),
              size >= length,
              file.span().orElse(null)));
    }
    return splits;
  }

  private static String pathOf(ArchiveFile file) {
    return file.status().getPath().toString();
  }
}
