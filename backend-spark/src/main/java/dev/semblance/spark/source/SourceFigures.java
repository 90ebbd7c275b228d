package dev.semblance.spark.source;

/**
 * What is known of a source before it is scanned.
 *
 * @param files in the archive
 * @param filesRead those of them that are read
 * @param bytes of all files
 * @param bytesOpened bytes that were read to find out which files to read
 */
public record SourceFigures(long files, long filesRead, long bytes, long bytesOpened) {

  /** Of a source that has no files. */
  static final SourceFigures NO_FILES = new SourceFigures(0, 0, 0, 0);
}
