package dev.semblance.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.spark.RangeOutlook;
import dev.semblance.spark.plan.TimeRange;
import dev.semblance.spark.source.ArchiveOutlook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** What a backfill of a range reads: instants, and files where it is known where events are. */
final class RangeView {
  private final RangeOutlook outlook;
  private final Optional<Bindings> bindings;
  private final Configuration configuration;

  /**
   * @param configuration of the file systems
   */
  RangeView(
      Plan plan, TriggerRange range, Optional<Bindings> bindings, Configuration configuration) {
    this.outlook = new RangeOutlook(plan, range.from(), range.end());
    this.bindings = bindings;
    this.configuration = configuration;
  }

  String text() {
    StringBuilder out = new StringBuilder("\nthe range reads\n");
    outlook
        .needed()
        .forEach(
            (event, needed) -> {
              line(out, "  %s: %s", event, words(needed));
              bindings.ifPresent(places -> archive(out, archive(places, event)));
            });
    return out.toString();
  }

  private ArchiveOutlook archive(Bindings places, String event) {
    return outlook.archive(places.event(event), configuration);
  }

  private static void archive(StringBuilder out, ArchiveOutlook archive) {
    line(
        out,
        "    %,d of %,d files, %s of %s",
        archive.files(true),
        archive.files(false),
        SummaryView.size(archive.bytes(true)),
        SummaryView.size(archive.bytes(false)));
    for (ArchiveOutlook.Stretch stretch : archive.stretches()) {
      line(
          out,
          "    %-4s %s%s (%,d files, %s)",
          stretch.read() ? "read" : "skip",
          stretch.first(),
          stretch.files() == 1 ? "" : " to " + stretch.last(),
          stretch.files(),
          SummaryView.size(stretch.bytes()));
    }
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static String words(TimeRange range) {
    if (range.isAll()) {
      return "all of its past";
    }
    String from = range.hasStart() ? "from " + instant(range.fromMicros()) : "from its beginning";
    return range.hasEnd() ? from + " until " + instant(range.toMicros()) : from;
  }

  private static String instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  /** Adds the same to a plan in JSON, under {@code range}. */
  void addTo(ObjectNode plan) {
    ArrayNode events = plan.putArray("range");
    outlook.needed().forEach((event, needed) -> describe(events.addObject(), event, needed));
  }

  private void describe(ObjectNode node, String event, TimeRange needed) {
    node.put("event", event);
    if (needed.hasStart()) {
      node.put("from", instant(needed.fromMicros()));
    }
    if (needed.hasEnd()) {
      node.put("until", instant(needed.toMicros()));
    }
    if (bindings.isEmpty()) {
      return;
    }
    ArchiveOutlook archive = archive(bindings.get(), event);
    node.put("files", archive.files(false));
    node.put("files_read", archive.files(true));
    node.put("bytes", archive.bytes(false));
    node.put("bytes_of_files_read", archive.bytes(true));
    ArrayNode stretches = node.putArray("stretches");
    for (ArchiveOutlook.Stretch stretch : archive.stretches()) {
      ObjectNode described = stretches.addObject();
      described.put("read", stretch.read());
      described.put("first", stretch.first());
      described.put("last", stretch.last());
      described.put("files", stretch.files());
      described.put("bytes", stretch.bytes());
    }
  }
}
