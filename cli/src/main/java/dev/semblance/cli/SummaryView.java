package dev.semblance.cli;

import dev.semblance.spark.BackfillSummary;
import dev.semblance.spark.EventFigures;
import dev.semblance.spark.EventOrder;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a backfill did, for its user. */
final class SummaryView {
  static final String SAME_ID = ": events that share id and time but differ, so each counts";

  private final BackfillSummary summary;

  SummaryView(BackfillSummary summary) {
    this.summary = summary;
  }

  void print(PrintWriter err) {
    line(err, "rows", String.format(Locale.ROOT, "%,d", summary.rows()));
    summary.read().forEach((event, figures) -> read(err, event, figures));
    line(err, "bad records", counts(summary.badRecords()));
    if (!summary.quarantine().isEmpty()) {
      line(err, "", "set aside in " + readable(summary.quarantine()));
    }
    line(err, "duplicates", counts(summary.duplicates()));
    if (summary.conflicts().values().stream().anyMatch(count -> count > 0)) {
      line(err, "same id", counts(summary.conflicts()) + SAME_ID);
    }
    if (summary.order() == EventOrder.ARRIVAL) {
      line(err, "too late", counts(summary.tooLate()));
      line(err, "refused", String.format(Locale.ROOT, "%,d", summary.refused()));
    }
    for (BackfillSummary.Output output : summary.outputs()) {
      if (summary.outputs().size() > 1) {
        line(err, output.vector(), String.format(Locale.ROOT, "%,d rows", output.rows()));
      }
      String size = size(output.bytes());
      line(err, "files", String.format(Locale.ROOT, "%,d, %s", output.files(), size));
      line(err, "written to", readable(output.out()));
    }
    line(err, "time", ProgressView.seconds(summary.elapsed()));
  }

  private static void read(PrintWriter err, String event, EventFigures figures) {
    String files =
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d files, %s of %s, %,d rows used",
            event,
            figures.filesRead(),
            figures.files(),
            size(figures.bytesRead()),
            size(figures.bytes()),
            figures.rows());
    line(err, "read", files);
    if (figures.misplaced() > 0) {
      line(
          err,
          "warning",
          String.format(
              Locale.ROOT,
              "%s: %,d events do not lie in the date of their file, for example in %s",
              event,
              figures.misplaced(),
              figures.misplacedIn()));
      line(err, "", "no value is wrong now; `slack:` or `dates: none` in the bindings makes");
      line(err, "", "ranges right, too");
    }
  }

  static void line(PrintWriter err, String name, String value) {
    err.println(String.format(Locale.ROOT, "%-12s %s", name, value));
  }

  /** {@code 3 (charge 2, refund 1)}, {@code 0}. */
  static String counts(Map<String, Long> byEvent) {
    long all = byEvent.values().stream().mapToLong(Long::longValue).sum();
    String parts =
        byEvent.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "%,d", all) + (parts.isEmpty() ? "" : " (" + parts + ")");
  }

  static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }

  /** A local place needs no scheme. */
  static String readable(String place) {
    return place.startsWith("file:/") ? place.replaceFirst("^file:(//)?", "") : place;
  }
}
