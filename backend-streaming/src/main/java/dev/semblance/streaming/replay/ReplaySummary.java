package dev.semblance.streaming.replay;

import java.util.Map;

/**
 * What a replay took in and gave.
 *
 * @param events that were taken in, by name; duplicates among them
 * @param vectors given, those outside the range left out
 * @param duplicates by event: delivered again, so that they count once
 * @param conflicts by event: of the time and id of another whose content differs, so that both
 *     count; known in the order of events
 * @param tooLate by event: too late for some group or join, which they did not change
 * @param refused by event: triggers too late to be answered, which have no vector
 * @param reasons how often events were turned away in the same words
 */
public record ReplaySummary(
    Map<String, Long> events,
    long vectors,
    Map<String, Long> duplicates,
    Map<String, Long> conflicts,
    Map<String, Long> tooLate,
    Map<String, Long> refused,
    Map<String, Long> reasons) {
  public ReplaySummary {
    events = Map.copyOf(events);
    duplicates = Map.copyOf(duplicates);
    conflicts = Map.copyOf(conflicts);
    tooLate = Map.copyOf(tooLate);
    refused = Map.copyOf(refused);
    reasons = Map.copyOf(reasons);
  }
}
