package dev.semblance.streaming.replay;

import dev.semblance.streaming.Rejection;
import dev.semblance.streaming.Rejection.Reason;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts what becomes of events: each event once for a reason, however many stages give it. */
final class ReplayCounts {
  private final Map<String, Long> events = new HashMap<>();
  private final Map<String, Long> duplicates = new HashMap<>();
  private final Map<String, Long> conflicts = new HashMap<>();
  private final Map<String, Long> tooLate = new HashMap<>();
  private final Map<String, Long> refused = new HashMap<>();
  private final Map<String, Long> reasons = new HashMap<>();
  private final Set<Reason> ofThisEvent = EnumSet.noneOf(Reason.class);
  private long vectors;

  void event(String name) {
    events.merge(name, 1L, Long::sum);
    ofThisEvent.clear();
  }

  void vector() {
    vectors++;
  }

  void duplicate(String name) {
    duplicates.merge(name, 1L, Long::sum);
  }

  void conflict(String name) {
    conflicts.merge(name, 1L, Long::sum);
  }

  void rejection(Rejection rejection) {
    if (!ofThisEvent.add(rejection.reason())) {
      return;
    }
    switch (rejection.reason()) {
      case DUPLICATE -> duplicate(rejection.event());
      case TOO_LATE -> late(tooLate, rejection);
      case TRIGGER_TOO_LATE -> late(refused, rejection);
      case BAD_RECORD ->
          throw new IllegalStateException("a recorded event is no event: " + rejection);
    }
  }

  private void late(Map<String, Long> counts, Rejection rejection) {
    counts.merge(rejection.event(), 1L, Long::sum);
    reasons.merge(rejection.detail(), 1L, Long::sum);
  }

  ReplaySummary summary() {
    return new ReplaySummary(events, vectors, duplicates, conflicts, tooLate, refused, reasons);
  }
}
