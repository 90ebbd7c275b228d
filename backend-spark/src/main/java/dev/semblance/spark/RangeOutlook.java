package dev.semblance.spark;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.record.SourceException;
import dev.semblance.spark.plan.BackfillPlanner;
import dev.semblance.spark.plan.TimeRange;
import dev.semblance.spark.source.ArchiveOutlook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/** What a backfill of a range would read, in the order of events; told without running it. */
public final class RangeOutlook {
  private final Plan plan;
  private final TimeRange triggers;

  /**
   * @param fromMicros the first instant of which triggers are answered; empty for no limit
   * @param toMicros the first instant after that; empty for no limit
   */
  public RangeOutlook(Plan plan, OptionalLong fromMicros, OptionalLong toMicros) {
    this.plan = plan;
    this.triggers =
        new TimeRange(fromMicros.orElse(Long.MIN_VALUE), toMicros.orElse(Long.MAX_VALUE));
  }

  /** For each event of the plan, when its rows can matter. */
  public Map<String, TimeRange> needed() {
    Map<String, TimeRange> needed = new LinkedHashMap<>();
    var steps = BackfillPlanner.plan(plan, triggers, Optional.empty(), Map.of());
    plan.events().forEach(event -> needed.put(event.name(), steps.rangeOf(event.name())));
    return needed;
  }

  /**
   * The places of an event's archive in order, and what of them would be read. Files are listed,
   * and of Parquet the footers read.
   *
   * @param configuration of Hadoop's file systems
   * @throws BackfillException if there is no such archive, or it cannot be read
   */
  public ArchiveOutlook archive(EventBinding binding, Configuration configuration) {
    try {
      return ArchiveOutlook.of(
          plan.event(binding.event()), binding, needed().get(binding.event()), configuration);
    } catch (SourceException e) {
      throw new BackfillException(e.getMessage(), e);
    }
  }
}
