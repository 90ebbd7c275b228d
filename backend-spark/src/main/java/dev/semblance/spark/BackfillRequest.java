package dev.semblance.spark;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
import java.util.Collections;
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
 * @param overwrite whether rows that an earlier backfill left in {@code out} may be replaced: all
 *     of them, or those of the dates of the range
 * @param onBadRecord what to do with records that are no events
 * @param fromMicros the first instant of which triggers are answered; empty for no limit
 * @param toMicros the first instant after that; empty for no limit
 * @param completeUntilMicros until when, itself included, all that labels read is in the archives;
 *     empty: until the latest time that is found in the archive of each event
 * @param selection which part of the vector {@code plan} is, in words for those who read the
 *     output; empty for all of it
 * @param checkpoints whether the rows of each stage that is done are saved
 * @param resume whether to go on with what an interrupted run of the same request has saved; then
 *     stages are saved whatever {@code checkpoints} says
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
    OptionalLong toMicros,
    OptionalLong completeUntilMicros,
    Map<String, String> selection,
    CheckpointPolicy checkpoints,
    boolean resume) {
  public BackfillRequest {
    requireNonNull(plan, "plan");
    requireNonNull(planHash, "planHash");
    sources = Map.copyOf(sources);
    requireNonNull(order, "order");
    requireNonNull(out, "out");
    requireNonNull(onBadRecord, "onBadRecord");
    requireNonNull(fromMicros, "fromMicros");
    requireNonNull(toMicros, "toMicros");
    requireNonNull(completeUntilMicros, "completeUntilMicros");
    selection = Collections.unmodifiableMap(new LinkedHashMap<>(selection));
    requireNonNull(checkpoints, "checkpoints");
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
    private OptionalLong completeUntilMicros = OptionalLong.empty();
    private Map<String, String> selection = Map.of();
    private CheckpointPolicy checkpoints = CheckpointPolicy.AUTO;
    private boolean resume;

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

    /** Says until when, itself included, all that labels read is in the archives. */
    public Builder completeUntil(long micros) {
      completeUntilMicros = OptionalLong.of(micros);
      return this;
    }

    /** Says which part of the vector the plan is, word by word. */
    public Builder selection(Map<String, String> words) {
      selection = words;
      return this;
    }

    /** Says whether the rows of each stage that is done are saved. */
    public Builder checkpoints(CheckpointPolicy policy) {
      checkpoints = policy;
      return this;
    }

    /**
     * Goes on with what an interrupted run of the same request has saved, if there is any and the
     * files that are read are still the same; saves stages, too.
     */
    public Builder resume(boolean goOn) {
      resume = goOn;
      return this;
    }

    public BackfillRequest build() {
      return new BackfillRequest(
          plan,
          planHash,
          sources,
          order,
          out,
          overwrite,
          onBadRecord,
          fromMicros,
          toMicros,
          completeUntilMicros,
          selection,
          checkpoints,
          resume);
    }
  }
}
