package dev.semblance.spark;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a backfill did.
 *
 * @param order in which events were taken in
 * @param read for each event that was read, what of it was
 * @param badRecords for each event that was read, how many records were no events
 * @param duplicates for each event, how many events were delivered again; of an event that is only
 *     looked at by others, among those that count there
 * @param conflicts for each event, how many events shared time and id with another of other content
 *     where they were computed under one key; counted in the order of events. Such events count
 *     each for itself, and usually mean that an id is none
 * @param tooLate for each event, how often one came too late for what a stage computes, which it
 *     did not change; one that comes too late under two keys is counted for each. Empty in the
 *     order of events
 * @param refused how many triggers came too late to be answered, which have no row
 * @param outputs what was written for each vector, in the order of the request
 * @param quarantine where bad records are, by event in a directory each; empty if there are none
 */
public record BackfillSummary(
    EventOrder order,
    Map<String, EventFigures> read,
    Map<String, Long> badRecords,
    Map<String, Long> duplicates,
    Map<String, Long> conflicts,
    Map<String, Long> tooLate,
    long refused,
    List<Output> outputs,
    String quarantine,
    Duration elapsed) {
  public BackfillSummary {
    outputs = List.copyOf(outputs);
  }

  /**
   * What was written for a vector.
   *
   * @param rows of all files
   * @param files of Parquet
   * @param bytes in these files
   * @param out where they are
   */
  public record Output(String vector, long rows, int files, long bytes, String out) {}

  /** How many rows were written in all. */
  public long rows() {
    return outputs.stream().mapToLong(Output::rows).sum();
  }

  /** How many files were written in all. */
  public int files() {
    return outputs.stream().mapToInt(Output::files).sum();
  }

  /** How many bytes were written in all. */
  public long bytes() {
    return outputs.stream().mapToLong(Output::bytes).sum();
  }
}
