package dev.semblance.streaming;

import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.StateForm;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.EventLayout;
import dev.semblance.runtime.record.EventValues;
import dev.semblance.streaming.ReorderBuffer.Held;
import dev.semblance.streaming.state.ByteStore;
import dev.semblance.streaming.state.HeapState;
import dev.semblance.streaming.state.RocksDatabase;
import dev.semblance.streaming.state.StateBackend;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Computes vectors in this process, event by event, without a broker: for tests, single-node
 * services and notebooks. Safe for use from several threads; events count in the order in which
 * {@link #process} is called.
 *
 * <p>With state on disk, what a crash leaves is the state of the last {@link #checkpoint}, of all
 * vectors and stages alike: the events since then are to be processed again.
 */
public final class FeatureEngine implements AutoCloseable {

  /** Grows when entities are written in another way, so that old state is not misread. */
  private static final int STATE_VERSION = 2;

  private static final String PLANS = "plans";
  private static final String HELD = "held";

  /** Events of one kind that come as values. */
  private static final class Door {
    private final EventSchema schema;
    private final EventValues values;
    private final ColumnBatch batch;

    Door(EventSchema schema) {
      this.schema = schema;
      this.values = new EventValues(schema);
      this.batch = new ColumnBatch(EventLayout.of(schema), 1);
    }

    ColumnBatch read(Map<String, ?> event) {
      batch.clear();
      try {
        values.append(event, batch);
      } catch (BadRecordException e) {
        throw new IllegalArgumentException("`" + schema.name() + "`: " + e.reason(), e);
      }
      return batch;
    }
  }

  private final List<PlanEvaluator> evaluators = new ArrayList<>();
  private final Map<String, Door> doors = new HashMap<>();
  private final StateBackend state;

  /** Empty where vectors are given as their triggers arrive. */
  private final Optional<ReorderBuffer> buffer;

  private final int checkpointEvery;
  private int eventsSinceCheckpoint;
  private boolean closed;

  private FeatureEngine(Builder builder) {
    checkpointEvery = builder.checkpointEvery;
    state = builder.state.get();
    try {
      for (Plan plan : builder.plans) {
        plan.events().forEach(event -> doors.putIfAbsent(event.name(), new Door(event)));
        evaluators.add(evaluator(plan, builder));
      }
      buffer = builder.afterLateness ? Optional.of(newBuffer(builder)) : Optional.empty();
      state.commit();
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  private PlanEvaluator evaluator(Plan plan, Builder builder) {
    checkState(plan);
    return new PlanEvaluator(
        plan,
        builder.lateness,
        stage -> state.store(name(plan) + "/" + stage),
        builder.liveEntities,
        builder.rejections);
  }

  private ReorderBuffer newBuffer(Builder builder) {
    List<EventSchema> events = doors.values().stream().map(door -> door.schema).toList();
    long wait =
        events.stream().mapToLong(e -> builder.lateness.applyAsLong(e.name())).max().orElse(0);
    ReorderBuffer made = new ReorderBuffer(events, wait, state.store(HELD));
    state.forEach(HELD, made::restore);
    return made;
  }

  private static String name(Plan plan) {
    return plan.output().vector() + "@v" + plan.output().version();
  }

  /** State of another meaning would be read as if it were this plan's. */
  private void checkState(Plan plan) {
    ByteStore plans = state.store(PLANS);
    byte[] key = name(plan).getBytes(StandardCharsets.UTF_8);
    byte[] own =
        (STATE_VERSION + " " + CanonicalForm.of(plan).hash() + " " + StateForm.hashOf(plan))
            .getBytes(StandardCharsets.UTF_8);
    byte[] known = plans.get(key);
    if (known == null) {
      plans.put(key, own);
    } else if (!Arrays.equals(known, own)) {
      throw new IllegalStateException(
          "the state in this folder is of another "
              + name(plan)
              + ": its format, its plan's hash and that of how it keeps state are "
              + new String(known, StandardCharsets.UTF_8)
              + ", of the one to run "
              + new String(own, StandardCharsets.UTF_8)
              + "; give the changed vector a new version, or begin with an empty folder");
    }
  }

  /** Begins an engine for one or more vectors. */
  public static Builder builder(List<Plan> plans) {
    return new Builder(plans);
  }

  /**
   * Takes in an event and gives the vectors that it triggers, one of each plan at most; with {@link
   * Builder#emitAfterLateness}, the vectors whose time has come with it.
   *
   * @param event its declared name; one that no plan reads is passed over
   * @param values by field, in the forms that {@link EventValues} takes: Boolean, Long (int;
   *     timestamp and duration in microseconds), Double, BigDecimal, String, List; one of a record
   *     by its path or in a Map; a field left out is null
   * @throws IllegalArgumentException if a value is missing or of another type
   */
  public synchronized List<FeatureVector> process(String event, Map<String, ?> values) {
    Door door = doors.get(event);
    return door == null ? List.of() : process(event, door.read(values), 0);
  }

  /**
   * Takes in an event that is a row already.
   *
   * @param event its declared name; one that no plan reads is passed over
   * @param batch rows of {@link EventLayout}
   */
  public synchronized List<FeatureVector> process(String event, ColumnBatch batch, int row) {
    requireOpen();
    if (!doors.containsKey(event)) {
      return List.of();
    }
    List<FeatureVector> vectors =
        buffer.isEmpty() ? processNow(event, batch, row) : hold(buffer.get(), event, batch, row);
    eventsSinceCheckpoint++;
    if (eventsSinceCheckpoint == checkpointEvery) {
      checkpoint();
    }
    return vectors;
  }

  private List<FeatureVector> processNow(String event, ColumnBatch batch, int row) {
    List<FeatureVector> vectors = new ArrayList<>(1);
    for (PlanEvaluator evaluator : evaluators) {
      FeatureVector vector = evaluator.reads(event) ? evaluator.process(event, batch, row) : null;
      if (vector != null) {
        vectors.add(vector);
      }
    }
    return vectors;
  }

  private List<FeatureVector> hold(ReorderBuffer held, String event, ColumnBatch batch, int row) {
    held.add(event, batch, row);
    List<FeatureVector> vectors = new ArrayList<>();
    for (List<Held> due = held.due(); !due.isEmpty(); due = held.due()) {
      vectors.addAll(processInstant(due));
    }
    return vectors;
  }

  private List<FeatureVector> processInstant(List<Held> instant) {
    List<FeatureVector> vectors = new ArrayList<>();
    for (PlanEvaluator evaluator : evaluators) {
      vectors.addAll(
          evaluator.process(
              instant.stream()
                  .filter(held -> evaluator.reads(held.event()))
                  .map(held -> evaluator.row(held.event(), held.batch(), 0))
                  .toList()));
    }
    return vectors;
  }

  /**
   * Gives the vectors of all triggers that still wait, as at the end of a file: nothing more is to
   * come. None wait unless the engine emits after lateness.
   */
  public synchronized List<FeatureVector> release() {
    requireOpen();
    List<FeatureVector> vectors = new ArrayList<>();
    if (buffer.isPresent()) {
      List<Held> next = buffer.get().next();
      while (!next.isEmpty()) {
        vectors.addAll(processInstant(next));
        next = buffer.get().next();
      }
    }
    return vectors;
  }

  /**
   * What the vector would be if the trigger came now; nothing is taken in.
   *
   * @param vector its name, or name@vN where two versions run
   * @param values of the trigger's fields, as for {@link #process}; the time field may be left out
   *     and is then the present
   * @return null if the trigger does not satisfy the vector's condition
   * @throws IllegalArgumentException if there is no such vector, or a value is wrong
   * @throws IllegalStateException if the time given is too long ago to be answered
   */
  public synchronized FeatureVector current(String vector, Map<String, ?> values) {
    requireOpen();
    PlanEvaluator evaluator = evaluatorOf(vector);
    EventSchema trigger = evaluator.plan().trigger();
    Map<String, Object> complete = new HashMap<>(values);
    complete.putIfAbsent(
        trigger.timeField(), ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    return evaluator.peek(doors.get(trigger.name()).read(complete));
  }

  private PlanEvaluator evaluatorOf(String vector) {
    List<PlanEvaluator> named =
        evaluators.stream()
            .filter(e -> e.plan().output().vector().equals(vector) || name(e.plan()).equals(vector))
            .toList();
    if (named.size() != 1) {
      List<String> known = evaluators.stream().map(e -> name(e.plan())).toList();
      throw new IllegalArgumentException(
          (named.isEmpty() ? "no vector " : "more than one vector ")
              + vector
              + "; there are "
              + String.join(", ", known));
    }
    return named.get(0);
  }

  /** Writes all state to disk, as one: after a crash the engine goes on from the last time. */
  public synchronized void checkpoint() {
    requireOpen();
    eventsSinceCheckpoint = 0;
    evaluators.forEach(PlanEvaluator::flush);
    state.commit();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
  }

  /** Writes all state and lets go of it; closing twice does no harm. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    try {
      checkpoint();
    } finally {
      closed = true;
      state.close();
    }
  }

  /** What to build. */
  public static final class Builder {
    private static final int LIVE_ENTITIES = 10_000;
    private static final int CHECKPOINT_EVERY = 10_000;

    private final List<Plan> plans;
    private ToLongFunction<String> lateness = event -> 0;
    private Supplier<StateBackend> state = HeapState::new;
    private int liveEntities = LIVE_ENTITIES;
    private int checkpointEvery = CHECKPOINT_EVERY;
    private boolean afterLateness;
    private Consumer<Rejection> rejections = rejection -> {};

    private Builder(List<Plan> plans) {
      this.plans = List.copyOf(plans);
    }

    /** How late an event of that name may come and still count, in microseconds; 0 if not told. */
    public Builder lateness(ToLongFunction<String> micros) {
      this.lateness = micros;
      return this;
    }

    /** Lateness as the bindings say. */
    public Builder bindings(Bindings bindings) {
      Map<String, EventBinding> events = bindings.events();
      return lateness(event -> events.containsKey(event) ? events.get(event).latenessMicros() : 0);
    }

    /** State in memory; the default. */
    public Builder heapState() {
      this.state = HeapState::new;
      return this;
    }

    /** State in a RocksDB database in that folder, which is made if need be. */
    public Builder rocksDbState(Path stateFolder) {
      this.state = () -> RocksDatabase.open(stateFolder);
      return this;
    }

    /** State in a place of your own, which the engine closes. */
    public Builder state(StateBackend backend) {
      this.state = () -> backend;
      return this;
    }

    /**
     * Holds each event until one comes that is later by more than the greatest lateness, and takes
     * them in order of time: the vectors then are those of a backfill, as long as nothing comes
     * later than that. {@link FeatureEngine#release} gives those that still wait.
     */
    public Builder emitAfterLateness() {
      this.afterLateness = true;
      return this;
    }

    /** How many entities of a stage stay alive in memory; 10,000 if not told. */
    public Builder liveEntities(int count) {
      this.liveEntities = count;
      return this;
    }

    /** How many events may pass between two checkpoints, 10,000 if not told; 0: no limit. */
    public Builder checkpointEvery(int events) {
      this.checkpointEvery = events;
      return this;
    }

    /** Who hears of events that did not have their whole effect. */
    public Builder onRejection(Consumer<Rejection> listener) {
      this.rejections = listener;
      return this;
    }

    /**
     * @throws IllegalStateException if the folder holds the state of other plans
     */
    public FeatureEngine build() {
      return new FeatureEngine(this);
    }
  }
}
