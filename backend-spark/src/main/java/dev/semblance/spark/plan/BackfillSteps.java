package dev.semblance.spark.plan;

import dev.semblance.compiler.plan.Horizon;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plan as Spark runs it.
 *
 * @param triggers the stretch of time whose triggers are answered
 * @param types of each event's columns, declared or added
 * @param arrivals empty in the order of events
 */
public record BackfillSteps(
    Plan plan,
    TimeRange triggers,
    Map<String, Map<String, Type>> types,
    List<StageStep> stages,
    OutputStep output,
    Optional<ArrivalOrder> arrivals) {
  public BackfillSteps {
    types = Map.copyOf(types);
    stages = List.copyOf(stages);
  }

  /**
   * What is left to do for one of several vectors that share the stages: it reads some of the
   * columns of {@link #output}, whose condition lets the rows of all of them pass.
   */
  public OutputStep outputOf(Plan.VectorOutput vector) {
    Set<String> reads = new TreeSet<>();
    vector
        .columns()
        .forEach(column -> column.expression().forEachColumn(read -> reads.add(read.name())));
    vector.condition().ifPresent(own -> own.forEachColumn(read -> reads.add(read.name())));
    return new OutputStep(
        output.lane(), List.copyOf(reads), output.range(), vector.condition(), output.refused());
  }

  /**
   * When rows of {@code event} can matter: as far back as windows and joins reach, and as far ahead
   * as labels. In the order of arrival all rows do, since whether one came too late depends on all
   * that came before.
   */
  public TimeRange rangeOf(String event) {
    if (arrivals.isPresent()) {
      return TimeRange.ALL;
    }
    Horizon horizon = Horizon.of(plan);
    OptionalLong lookBack = horizon.lookBackMicros(event);
    long to = later(triggers.toMicros(), horizon.lookAheadMicros(event));
    if (!triggers.hasStart() || lookBack.isEmpty()) {
      return new TimeRange(Long.MIN_VALUE, to);
    }
    long from = triggers.fromMicros() - lookBack.getAsLong();
    boolean tooFar = from > triggers.fromMicros();
    return new TimeRange(tooFar ? Long.MIN_VALUE : from, to);
  }

  private static long later(long micros, long ahead) {
    long sum = micros + ahead;
    return sum < micros ? Long.MAX_VALUE : sum;
  }
}
