package dev.semblance.spark;

import java.time.Duration;
import java.util.Map;

/**
 * What a backfill did.
 *
 * @param order in which events were taken in
 * @param rows written
 * @param read for each event that was read, what of it was
 * @param badRecords for each event that was read, how many records were no events
 * @param duplicates for each event, how many events were delivered again; of an event that is only
 *     looked at by others, among those that count there
 * @param tooLate for each event, how often one came too late for what a stage computes, which it
 *     did not change; one that comes too late under two keys is counted for each. Empty in the
 *     order of events
 * @param refused how many triggers came too late to be answered, which have no row
 * @param files of Parquet
 * @param bytes in these files
 * @param out where they are
 * @param quarantine where bad records are, by event in a directory each; empty if there are none
 */
public record BackfillSummary(
    EventOrder order,
    long rows,
    Map<String, EventFigures> read,
    Map<String, Long> badRecords,
    Map<String, Long> duplicates,
    Map<String, Long> tooLate,
    long refused,
    int files,
    long bytes,
    String out,
    String quarantine,
    Duration elapsed) {}
