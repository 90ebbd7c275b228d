package dev.semblance.spark;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A backfill to be done.
 *
 * @param plan of the vector
 * @param planHash tells the plan's meaning from others; goes into the output's metadata
 * @param sources for each event of the plan
 * @param order in which events are taken in
 * @param out directory to be written, as a path or with its scheme
 * @param overwrite whether what an earlier backfill left in {@code out} may be replaced
 * @param onBadRecord what to do with records that are no events
 * @param fromMicros the first instant of which triggers are answered; empty for no limit
 * @param toMicros the first instant after that; empty for no limit
 */
public record BackfillRequest(
    Plan plan,
    String planHash,
    Map<String, EventSource> sources,
    EventOrder order,
    String out,
    boolean overwrite,
    BadRecordPolicy onBadRecord,
    OptionalLong fromMicros,
    OptionalLong toMicros) {
  public BackfillRequest {
    requireNonNull(plan, "plan");
    requireNonNull(planHash, "planHash");
    sources = Map.copyOf(sources);
    requireNonNull(order, "order");
    requireNonNull(out, "out");
    requireNonNull(onBadRecord, "onBadRecord");
    requireNonNull(fromMicros, "fromMicros");
    requireNonNull(toMicros, "toMicros");
  }

  /**
   * A request that can be refined; by default in the order of events, over all of time, and bad
   * records go to quarantine.
   */
  public static Builder of(Plan plan, String out) {
    return new Builder(plan, out);
  }

  /** Gathers the parts of a request. */
  public static final class Builder {
    private final Plan plan;
    private final String out;
    private final Map<String, EventSource> sources = new LinkedHashMap<>();
    private String planHash = "";
    private EventOrder order = EventOrder.EVENT;
    private boolean overwrite;
    private BadRecordPolicy onBadRecord = BadRecordPolicy.QUARANTINE;
    private OptionalLong fromMicros = OptionalLong.empty();
    private OptionalLong toMicros = OptionalLong.empty();

    private Builder(Plan plan, String out) {
      this.plan = plan;
      this.out = out;
    }

    public Builder planHash(String hash) {
      planHash = hash;
      return this;
    }

    public Builder source(String event, EventSource source) {
      sources.put(event, source);
      return this;
    }

    public Builder order(EventOrder chosen) {
      order = chosen;
      return this;
    }

    public Builder overwrite(boolean replace) {
      overwrite = replace;
      return this;
    }

    public Builder onBadRecord(BadRecordPolicy policy) {
      onBadRecord = policy;
      return this;
    }

    public Builder from(long micros) {
      fromMicros = OptionalLong.of(micros);
      return this;
    }

    public Builder to(long micros) {
      toMicros = OptionalLong.of(micros);
      return this;
    }

    public BackfillRequest build() {
      return new BackfillRequest(
          plan, planHash, sources, order, out, overwrite, onBadRecord, fromMicros, toMicros);
    }
  }
}
