package dev.semblance.streaming.application;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.streaming.topology.CurrentVectors;
import dev.semblance.streaming.topology.FeatureTopology;
import dev.semblance.streaming.topology.TopologySettings;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors from Kafka to Kafka as a whole application: it runs a {@link FeatureTopology}, answers
 * over HTTP whether it is well, how much it does and what a vector is now, and ends with a reason
 * when it cannot go on. For use once; safe for use from several threads.
 *
 * <p>Over HTTP: {@code /health}, {@code /ready}, {@code /metrics} for Prometheus, and {@code
 * /vectors/NAME} with the trigger's fields as a query or as a JSON object.
 */
public final class FeatureApplication implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureApplication.class);

  private final List<Plan> plans;
  private final FeatureTopology topology;
  private final Properties properties;
  private final Optional<InetSocketAddress> http;
  private final boolean createTopics;
  private final Duration patience;
  private final PrometheusMeterRegistry registry;
  private final VectorMeters meters;
  private final ThreadFailures failures;
  private final CountDownLatch ended = new CountDownLatch(1);

  private KafkaStreams streams;
  private HttpDoor door;
  private boolean closed;
  private volatile State state = State.CREATED;
  private volatile Throwable failure;

  /** How the application is. */
  public enum State {
    /** Not started yet. */
    CREATED,
    /** Its partitions are being assigned, or their state is being restored. */
    STARTING,
    /** All its partitions are served. */
    RUNNING,
    /** It has been told to end. */
    STOPPING,
    /** It has ended, as it was told to. */
    STOPPED,
    /** It has ended because it could not go on, or never began. */
    FAILED
  }

  private FeatureApplication(Builder builder) {
    plans = List.copyOf(builder.plans);
    http = Optional.ofNullable(builder.http);
    createTopics = builder.createTopics;
    patience = builder.patience;
    registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    meters = new VectorMeters(registry);
    failures = new ThreadFailures(builder.threadReplacements, System::nanoTime, this::fail);
    topology = FeatureTopology.of(plans, builder.bindings, builder.settings, meters);
    properties = topology.properties();
    properties.putAll(builder.kafka);
    requireApplicationId(builder.settings.applicationId());
  }

  private void requireApplicationId(String applicationId) {
    Object given = properties.get(StreamsConfig.APPLICATION_ID_CONFIG);
    if (!applicationId.equals(given)) {
      throw new IllegalArgumentException(
          "the application's id is "
              + applicationId
              + " in the settings, but "
              + given
              + " in Kafka's properties");
    }
  }

  /** Begins an application for one or more vectors. */
  public static Builder builder(List<Plan> plans) {
    return new Builder(plans);
  }

  /**
   * Looks for the topics, takes the HTTP address and begins to work. It is ready some time later:
   * see {@link #state}.
   *
   * @throws ApplicationException if the broker cannot be reached, a topic is missing, the HTTP
   *     address is taken or a property of Kafka is wrong; nothing is left running
   */
  public synchronized void start() {
    if (state != State.CREATED) {
      throw new IllegalStateException("an application starts once");
    }
    state = State.STARTING;
    try {
      prepareTopics();
      openDoor();
      startStreams();
    } catch (KafkaException e) {
      giveUp(e);
      throw new ApplicationException(ThreadFailures.reason(e), e);
    } catch (RuntimeException e) {
      giveUp(e);
      throw e;
    }
  }

  private void giveUp(Exception e) {
    fail(e);
    release();
  }

  private void prepareTopics() {
    Properties client = new Properties();
    client.putAll(new StreamsConfig(properties).getAdminConfigs("semblance-topics"));
    Topics.prepare(
        client,
        topology.topics().sources(),
        Stream.concat(
                topology.topics().outputs().values().stream(),
                Stream.of(topology.topics().deadLetters()))
            .toList(),
        createTopics);
  }

  private void openDoor() {
    if (http.isEmpty()) {
      return;
    }
    try {
      door = new HttpDoor(http.get());
      // By this address other instances find the entities that live in this one.
      properties.putIfAbsent(StreamsConfig.APPLICATION_SERVER_CONFIG, addressForOthers());
    } catch (IOException e) {
      throw new ApplicationException(
          "HTTP cannot listen on " + text(http.get()) + ": " + e.getMessage(), e);
    }
  }

  /** Who listens on all addresses of a machine is known to others by the machine's name. */
  private String addressForOthers() throws UnknownHostException {
    InetSocketAddress own = door.address();
    return own.getAddress().isAnyLocalAddress()
        ? InetAddress.getLocalHost().getHostName() + ":" + own.getPort()
        : text(own);
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  private void startStreams() {
    streams = new KafkaStreams(topology.topology(), properties);
    streams.setUncaughtExceptionHandler(failures);
    streams.setStateListener((now, before) -> follow(now));
    StreamsMeters.bind(streams, registry);
    if (door != null) {
      CurrentVectors current = new CurrentVectors(topology, streams, new HttpPeers());
      door.route("/health", Set.of("GET"), request -> health())
          .route("/ready", Set.of("GET"), request -> readiness())
          .route("/metrics", Set.of("GET"), request -> metrics())
          .route(EntityRequests.PATH, Set.of("GET"), new EntityRequests(current))
          .route(
              VectorRequests.PATH,
              Set.of("GET", "POST"),
              new VectorRequests(plans, current, () -> state == State.RUNNING))
          .open();
    }
    streams.start();
  }

  private synchronized void follow(KafkaStreams.State now) {
    if (state != State.STARTING && state != State.RUNNING) {
      return;
    }
    switch (now) {
      case RUNNING -> state = State.RUNNING;
      case REBALANCING -> {
        state = State.STARTING;
        meters.forgetSizes();
      }
      case ERROR, PENDING_ERROR ->
          fail(failures.last().orElse(new IllegalStateException("all stream threads have died")));
      default -> {
        // Created, or ending because it was told to: known already.
      }
    }
  }

  private synchronized void fail(Throwable reason) {
    if (failure == null && state != State.STOPPED) {
      failure = reason;
      state = State.FAILED;
      ended.countDown();
    }
  }

  private Reply health() {
    return Reply.json(state == State.FAILED ? 503 : 200, "state", state.name());
  }

  private Reply readiness() {
    return Reply.json(state == State.RUNNING ? 200 : 503, "state", state.name());
  }

  private Reply metrics() {
    return Reply.text(200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
  }

  /** How it is now. */
  public State state() {
    return state;
  }

  /** Where HTTP listens, once started; empty if it does not. */
  public synchronized Optional<InetSocketAddress> httpAddress() {
    return Optional.ofNullable(door).map(HttpDoor::address);
  }

  /** What it reads and writes. */
  public FeatureTopology topology() {
    return topology;
  }

  /**
   * Waits until the application has ended, whoever ended it.
   *
   * @throws ApplicationException if it ended because it could not go on, with the reason
   */
  public void awaitEnd() throws InterruptedException {
    ended.await();
    if (failure != null) {
      throw new ApplicationException(ThreadFailures.reason(failure), failure);
    }
  }

  /**
   * Ends the application: from now on it is not ready; what is in work is committed or left to
   * whoever takes over, and HTTP ends last. Waits for that, but not forever.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      state = failure == null ? State.STOPPING : state;
    }
    release();
    synchronized (this) {
      state = failure == null ? State.STOPPED : state;
    }
    ended.countDown();
  }

  /** Not synchronized: stream threads that end report their states on the way. */
  private void release() {
    // Others need not wait for this one to be missed.
    CloseOptions leave =
        CloseOptions.timeout(patience)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    if (streams != null && !streams.close(leave)) {
      LOG.warn("stream threads are still busy after {} and are left behind", patience);
    }
    if (door != null) {
      door.close();
    }
    registry.close();
  }

  /** What to run. */
  public static final class Builder {
    private static final int THREAD_REPLACEMENTS = 5;

    private final List<Plan> plans;
    private final Map<String, String> kafka = new LinkedHashMap<>();
    private Map<String, EventBinding> bindings = Map.of();
    private TopologySettings settings;
    private InetSocketAddress http;
    private boolean createTopics;
    private Duration patience = Duration.ofSeconds(15);
    private int threadReplacements = THREAD_REPLACEMENTS;

    private Builder(List<Plan> plans) {
      this.plans = plans;
    }

    /** Where each event that the plans read arrives: its topic. */
    public Builder bindings(Map<String, EventBinding> byEvent) {
      bindings = byEvent;
      return this;
    }

    /** The application's id, the topics that it writes, and how. */
    public Builder settings(TopologySettings wanted) {
      settings = wanted;
      return this;
    }

    /**
     * Properties of Kafka and of Kafka Streams, {@code bootstrap.servers} among them; they overrule
     * those of {@link FeatureTopology#properties}.
     */
    public Builder kafka(Map<String, String> properties) {
      kafka.putAll(properties);
      return this;
    }

    /** Where HTTP listens; port 0 takes any free one. If not told, it does not. */
    public Builder http(InetSocketAddress address) {
      http = address;
      return this;
    }

    /** Makes the topics that it writes, where they are missing; if not told, that is an error. */
    public Builder createTopics(boolean wanted) {
      createTopics = wanted;
      return this;
    }

    /** How long {@link FeatureApplication#close} waits for stream threads; 15 s if not told. */
    public Builder patience(Duration atMost) {
      patience = atMost;
      return this;
    }

    /** How many dead stream threads are replaced within ten minutes; 5 if not told. */
    public Builder threadReplacements(int atMost) {
      threadReplacements = atMost;
      return this;
    }

    /**
     * @throws IllegalArgumentException if plans, bindings and settings do not fit together
     */
    public FeatureApplication build() {
      if (settings == null) {
        throw new IllegalArgumentException("an application needs settings: at least its id");
      }
      return new FeatureApplication(this);
    }
  }
}
