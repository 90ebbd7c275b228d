package dev.semblance.spark.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A file, or a stretch of a file of lines. A line belongs to the stretch in which it begins.
 *
 * @param length of the stretch in bytes
 * @param whole whether it is all of the file
 */
record FileSplit(String path, long start, long length, boolean whole) implements Serializable {

  static FileSplit whole(String path, long length) {
    return new FileSplit(path, 0, length, true);
  }

  /** Cuts a file into stretches of about {@code size} bytes. */
  static List<FileSplit> cut(String path, long length, long size) {
    List<FileSplit> splits = new ArrayList<>();
    for (long start = 0; start < length; start += size) {
      splits.add(new FileSplit(path, start, Math.min(size, length - start), size >= length));
    }
    return splits;
  }
}
