package dev.semblance.spark;

import java.time.Duration;
import java.util.Map;

/**
 * What a backfill did.
 *
 * @param rows written
 * @param badRecords for each event that was read, how many records were no events
 * @param duplicates for each event, how many events were delivered again; of an event that is only
 *     looked at by others, among those that count there
 * @param files of Parquet
 * @param bytes in these files
 * @param out where they are
 * @param quarantine where bad records are, by event in a directory each; empty if there are none
 */
public record BackfillSummary(
    long rows,
    Map<String, Long> badRecords,
    Map<String, Long> duplicates,
    int files,
    long bytes,
    String out,
    String quarantine,
    Duration elapsed) {}
