package dev.semblance.spark;

import static java.util.Objects.requireNonNull;

/**
 * What a backfill read of one event.
 *
 * @param files in the archive; 0 where it is not made of files
 * @param filesRead those of them that were read
 * @param bytes of all files
 * @param bytesRead from files, as the file systems count it: footers, the columns and parts that
 *     were needed, and what was read more than once
 * @param rows that lie in the stretch of time that the run needs
 * @param misplaced events that do not lie within the date that the path of their file names
 * @param misplacedIn a file that has some of these; empty if there are none
 */
public record EventFigures(
    long files,
    long filesRead,
    long bytes,
    long bytesRead,
    long rows,
    long misplaced,
    String misplacedIn) {
  public EventFigures {
    requireNonNull(misplacedIn, "misplacedIn");
  }
}
