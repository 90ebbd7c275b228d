package dev.semblance.spark;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A backfill to be done.
 *
 * @param plan whose stages are run
 * @param targets the vectors that the stages give, and where their rows go; at least one, and one
 *     alone in the order of arrival, where it depends on all of a vector which triggers are
 *     answered
 * @param sources for each event of the plan
 * @param order in which events are taken in
 * @param overwrite whether rows that an earlier backfill left where rows go may be replaced: all of
 *     them, or those of the dates of the range
 * @param onBadRecord what to do with records that are no events
 * @param fromMicros the first instant of which triggers are answered; empty for no limit
 * @param toMicros the first instant after that; empty for no limit
 * @param completeUntilMicros until when, itself included, all that labels read is in the archives;
 *     empty: until the latest time that is found in the archive of each event
 * @param checkpoints whether the rows of each stage that is done are saved
 * @param resume whether to go on with what an interrupted run of the same request has saved; then
 *     stages are saved whatever {@code checkpoints} says
 */
public record BackfillRequest(
    Plan plan,
    List<VectorTarget> targets,
    Map<String, EventSource> sources,
    EventOrder order,
    boolean overwrite,
    BadRecordPolicy onBadRecord,
    OptionalLong fromMicros,
    OptionalLong toMicros,
    OptionalLong completeUntilMicros,
    CheckpointPolicy checkpoints,
    boolean resume) {
  public BackfillRequest {
    requireNonNull(plan, "plan");
    targets = List.copyOf(targets);
    if (targets.isEmpty() || (targets.size() > 1 && order == EventOrder.ARRIVAL)) {
      throw new IllegalArgumentException("one vector at a time in the order of arrival, else some");
    }
    sources = Map.copyOf(sources);
    requireNonNull(order, "order");
    requireNonNull(onBadRecord, "onBadRecord");
    requireNonNull(fromMicros, "fromMicros");
    requireNonNull(toMicros, "toMicros");
    requireNonNull(completeUntilMicros, "completeUntilMicros");
    requireNonNull(checkpoints, "checkpoints");
  }

  /**
   * A request that can be refined; by default in the order of events, over all of time, and bad
   * records go to quarantine.
   */
  public static Builder of(Plan plan, String out) {
    return of(plan, List.of(new VectorTarget(plan, "", out, Map.of())));
  }

  /** The same for several vectors, which share the stages of {@code plan}. */
  public static Builder of(Plan plan, List<VectorTarget> targets) {
    return new Builder(plan, targets);
  }

  /** Gathers the parts of a request. */
  public static final class Builder {
    private final Plan plan;
    private List<VectorTarget> targets;
    private final Map<String, EventSource> sources = new LinkedHashMap<>();
    private EventOrder order = EventOrder.EVENT;
    private boolean overwrite;
    private BadRecordPolicy onBadRecord = BadRecordPolicy.QUARANTINE;
    private OptionalLong fromMicros = OptionalLong.empty();
    private OptionalLong toMicros = OptionalLong.empty();
    private OptionalLong completeUntilMicros = OptionalLong.empty();
    private CheckpointPolicy checkpoints = CheckpointPolicy.AUTO;
    private boolean resume;

    private Builder(Plan plan, List<VectorTarget> targets) {
      this.plan = plan;
      this.targets = targets;
    }

    /** Names the meaning of the plan. */
    public Builder planHash(String hash) {
      targets =
          targets.stream()
              .map(
                  target -> new VectorTarget(target.plan(), hash, target.out(), target.selection()))
              .toList();
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
          targets,
          sources,
          order,
          overwrite,
          onBadRecord,
          fromMicros,
          toMicros,
          completeUntilMicros,
          checkpoints,
          resume);
    }
  }
}
