package dev.semblance.streaming.topology;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.entity.EntityState;
import dev.semblance.streaming.FeatureVector;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The vector that a trigger would get if it came now, from the state of a running application. It
 * stands on what was committed last, or later; what the application does is not held up by it, and
 * nothing is taken in. Safe for use from several threads.
 */
public final class CurrentVectors {

  /** What is known in this instance. */
  public sealed interface Answer {}

  /** The vector. */
  public record Here(FeatureVector vector) implements Answer {}

  /**
   * Another instance has the state of an entity.
   *
   * @param host and {@code port} as in its {@code application.server}; empty and -1 if unknown, or
   *     if it could not be asked
   */
  public record Elsewhere(String host, int port) implements Answer {}

  private final FeatureTopology topology;
  private final StateReader states;

  /** Null where entities are not asked for. */
  private final StreamsStateReader own;

  /**
   * Answers from this instance alone; a vector whose entities live in several cannot be had.
   *
   * @param streams that runs the topology; with more than one instance, each has {@code
   *     application.server} set
   */
  public CurrentVectors(FeatureTopology topology, KafkaStreams streams) {
    this(topology, new StreamsStateReader(streams, Optional.empty()));
  }

  /**
   * Asks other instances for what they have.
   *
   * @param streams as above
   */
  public CurrentVectors(FeatureTopology topology, KafkaStreams streams, Peers peers) {
    this(topology, new StreamsStateReader(streams, Optional.of(peers)));
  }

  private CurrentVectors(FeatureTopology topology, StreamsStateReader own) {
    this.topology = topology;
    this.states = own;
    this.own = own;
  }

  CurrentVectors(FeatureTopology topology, StateReader states) {
    this.topology = topology;
    this.states = states;
    this.own = null;
  }

  /**
   * The vector of a trigger with these fields; nothing is taken in.
   *
   * @param vector its name, or name@vN where two versions run
   * @param values by field of the trigger, as for {@link
   *     dev.semblance.streaming.FeatureEngine#current}; the time field may be left out and is then
   *     the present
   * @throws IllegalArgumentException if there is no such vector, a value is wrong, or such a
   *     trigger does not satisfy the vector's condition
   * @throws IllegalStateException if the trigger would be too late to be answered, or the
   *     application is not running
   */
  public Answer current(String vector, Map<String, Object> values) {
    PlanFlow flow = siteOf(vector).flow();
    Map<String, Object> complete = new HashMap<>(values);
    complete.putIfAbsent(
        flow.plan().trigger().timeField(), ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    return new CurrentRow(siteOf(vector), states, complete).answer();
  }

  /**
   * The state of an entity, for another instance that asked for it; in a form of the library's own.
   *
   * @return empty if it is not here, or there is no such store
   * @throws IllegalStateException if the application is not running
   */
  public Optional<byte[]> entity(EntityAddress address) {
    for (FlowSite site : topology.sites()) {
      for (StageFlow stage : site.flow().stages()) {
        if (site.names().stage(stage.index()).equals(address.store())) {
          EntityState scratch = StageProcessor.newArrivals(site.flow(), stage).newEntity();
          return own.snapshot(site.flow(), address, scratch);
        }
      }
    }
    return Optional.empty();
  }

  private FlowSite siteOf(String vector) {
    List<FlowSite> named =
        topology.sites().stream()
            .filter(site -> site.flow().vector().equals(vector) || name(site).equals(vector))
            .toList();
    if (named.size() != 1) {
      List<String> known = topology.sites().stream().map(CurrentVectors::name).toList();
      throw new IllegalArgumentException(
          (named.isEmpty() ? "no vector " : "more than one vector ")
              + vector
              + "; there are "
              + String.join(", ", known));
    }
    return named.get(0);
  }

  private static String name(FlowSite site) {
    Plan plan = site.flow().plan();
    return plan.output().vector() + "@v" + plan.output().version();
  }
}
