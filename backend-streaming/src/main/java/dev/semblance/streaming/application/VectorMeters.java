package dev.semblance.streaming.application;

import dev.semblance.streaming.Rejection;
import dev.semblance.streaming.topology.TopologyMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a topology does, as meters. */
final class VectorMeters implements TopologyMetrics {
  private static final Duration[] LATENCIES =
      millis(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 60_000);
  private static final Duration[] ARRIVALS = micros(10, 25, 50, 100, 250, 500, 1_000, 10_000);

  private final MeterRegistry registry;
  private final Map<EventKey, Counter> events = new ConcurrentHashMap<>();
  private final Map<RejectionKey, Counter> rejections = new ConcurrentHashMap<>();
  private final Map<String, Timer> latencies = new ConcurrentHashMap<>();
  private final Map<StageKey, Timer> arrivals = new ConcurrentHashMap<>();
  private final Map<PartitionKey, Size> sizes = new ConcurrentHashMap<>();

  private record EventKey(String vector, String event) {}

  private record RejectionKey(String vector, String event, Rejection.Reason reason) {}

  private record StageKey(String vector, String stage) {}

  private record PartitionKey(String vector, String stage, int partition) {}

  private record Size(AtomicLong entries, Gauge gauge) {}

  VectorMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  private static Duration[] millis(int... counts) {
    return Arrays.stream(counts).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  private static Duration[] micros(int... counts) {
    return Arrays.stream(counts)
        .mapToObj(count -> Duration.ofNanos(1_000L * count))
        .toArray(Duration[]::new);
  }

  @Override
  public void event(String vector, String event) {
    events.computeIfAbsent(new EventKey(vector, event), this::eventCounter).increment();
  }

  private Counter eventCounter(EventKey key) {
    return Counter.builder("semblance.events")
        .description("Records that came in, good or bad")
        .tag("vector", key.vector())
        .tag("event", key.event())
        .register(registry);
  }

  @Override
  public void vector(String vector, long millis) {
    latencies
        .computeIfAbsent(vector, this::latencyTimer)
        .record(Math.max(0, millis), TimeUnit.MILLISECONDS);
  }

  private Timer latencyTimer(String vector) {
    return Timer.builder("semblance.vector.latency")
        .description("Vectors that went out, and how long after their trigger was read")
        .tag("vector", vector)
        .serviceLevelObjectives(LATENCIES)
        .register(registry);
  }

  @Override
  public void rejected(String vector, String event, Rejection.Reason reason) {
    rejections
        .computeIfAbsent(new RejectionKey(vector, event, reason), this::rejectionCounter)
        .increment();
  }

  private Counter rejectionCounter(RejectionKey key) {
    return Counter.builder("semblance.rejected")
        .description("Records and events that did not have their whole effect")
        .tag("vector", key.vector())
        .tag("event", key.event())
        .tag("reason", key.reason().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  @Override
  public void arrival(String vector, String stage, long nanos) {
    arrivals
        .computeIfAbsent(new StageKey(vector, stage), this::arrivalTimer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer arrivalTimer(StageKey key) {
    return Timer.builder("semblance.stage.arrival")
        .description("Rows that a stage took in, and how long that took, state included")
        .tag("vector", key.vector())
        .tag("stage", key.stage())
        .serviceLevelObjectives(ARRIVALS)
        .register(registry);
  }

  @Override
  public void state(String vector, String stage, int partition, long entries) {
    sizes
        .computeIfAbsent(new PartitionKey(vector, stage, partition), this::size)
        .entries()
        .set(entries);
  }

  private Size size(PartitionKey key) {
    AtomicLong entries = new AtomicLong();
    Gauge gauge =
        Gauge.builder("semblance.state.entries", entries, AtomicLong::get)
            .description("Entries in the store of a stage's partition, roughly")
            .tag("vector", key.vector())
            .tag("stage", key.stage())
            .tag("partition", String.valueOf(key.partition()))
            .register(registry);
    return new Size(entries, gauge);
  }

  /** Forgets the sizes: the partitions may be another instance's from now on. */
  void forgetSizes() {
    sizes
        .values()
        .removeIf(
            size -> {
              registry.remove(size.gauge());
              return true;
            });
  }
}
