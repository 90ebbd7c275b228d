package dev.semblance.cli;

import dev.semblance.streaming.replay.ReplaySummary;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** What a replay did, for its user. */
final class ReplaySummaryView {
  private static final int MOST_REASONS = 3;

  private final ReplayRun.Result result;

  ReplaySummaryView(ReplayRun.Result result) {
    this.result = result;
  }

  void print(PrintWriter err) {
    ReplaySummary summary = result.summary();
    SummaryView.line(err, "events", SummaryView.counts(summary.events()));
    SummaryView.line(err, "rows", number(summary.vectors()));
    SummaryView.line(err, "bad records", SummaryView.counts(result.bad().counts()));
    if (!result.bad().counts().isEmpty()) {
      String quarantine = result.place().publishedQuarantine().toString();
      SummaryView.line(err, "", "set aside in " + SummaryView.readable(quarantine));
    }
    SummaryView.line(err, "duplicates", SummaryView.counts(summary.duplicates()));
    if (!summary.conflicts().isEmpty()) {
      SummaryView.line(
          err, "same id", SummaryView.counts(summary.conflicts()) + SummaryView.SAME_ID);
    }
    explainLate(err, "too late", summary.tooLate(), "changed nothing where they came too late");
    explainLate(err, "refused", summary.refused(), "triggers that came too late to be answered");
    summary.reasons().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_REASONS)
        .forEach(
            reason ->
                SummaryView.line(err, "", number(reason.getValue()) + " x " + reason.getKey()));
    SummaryView.line(
        err,
        "files",
        number(result.files().files()) + ", " + SummaryView.size(result.files().bytes()));
    SummaryView.line(err, "time", ProgressView.seconds(result.elapsed()));
    SummaryView.line(
        err, "written to", SummaryView.readable(result.place().destination().toString()));
  }

  private static void explainLate(
      PrintWriter err, String name, Map<String, Long> counts, String meaning) {
    String note = counts.isEmpty() ? "" : ": " + meaning;
    SummaryView.line(err, name, SummaryView.counts(counts) + note);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
