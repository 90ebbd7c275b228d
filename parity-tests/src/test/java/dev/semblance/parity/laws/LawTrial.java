package dev.semblance.parity.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.compare.ProgramCount;
import dev.semblance.parity.compare.Trial;
import dev.semblance.parity.generate.LogWriter;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One random program with its events on one engine, on which a law is tried. */
final class LawTrial {
  /** A thousand years: nothing of a log that lasts an hour is late. */
  private static final long AMPLE_MICROS = 1000L * 365 * 86_400 * 1_000_000;

  private static final int MOST_OTHERS = 8;

  private final LawEngine engine;
  private final Path folder;
  private final long seed;
  private final Trial trial;
  private final CompiledProgram program;
  private final Random random;

  LawTrial(LawEngine engine, Path folder, long seed) {
    this(engine, folder, seed, engine.trial(seed));
  }

  /**
   * The same with another program or other events.
   *
   * @throws CompiledProgram.DoesNotCompile where the program is none
   */
  LawTrial(LawEngine engine, Path folder, long seed, Trial trial) {
    this.engine = engine;
    this.folder = folder;
    this.seed = seed;
    this.trial = trial;
    this.program = CompiledProgram.of(trial.definition());
    this.random = new Random(seed);
  }

  boolean isInArrivalOrder() {
    return engine.isInArrivalOrder();
  }

  long seed() {
    return seed;
  }

  Random random() {
    return random;
  }

  String definition() {
    return trial.definition();
  }

  List<Plan> plans() {
    return program.plans();
  }

  /** The events as they came. */
  Arrivals arrivals() {
    return trial.arrivals();
  }

  /** The events as they came, none of them too late. */
  Arrivals ample() {
    Map<String, Long> lateness = new LinkedHashMap<>();
    program.events().forEach(event -> lateness.put(event.name(), AMPLE_MICROS));
    return new Arrivals(trial.arrivals().inOrder(), lateness);
  }

  /** Other events of the same kinds. */
  List<Arrived> others() {
    EventLog log =
        engine.events() == LawEngine.Events.ANY
            ? LogWriter.write(seed + 1, program.events(), MOST_OTHERS)
            : LogWriter.writeDated(seed + 1, program.events(), MOST_OTHERS);
    return Arrivals.of(log).inOrder();
  }

  long time(Arrived arrived) {
    return (Long) arrived.event().get(schema(arrived).timeField());
  }

  EventSchema schema(Arrived arrived) {
    return program.events().stream()
        .filter(event -> event.name().equals(arrived.name()))
        .findFirst()
        .orElseThrow();
  }

  /** The event with other values in some of its fields. */
  static Arrived with(Arrived arrived, Map<String, Object> changes) {
    Map<String, Object> values = new LinkedHashMap<>(arrived.event().fields());
    values.putAll(changes);
    return new Arrived(arrived.name(), new Event(values));
  }

  /** Both, each in its own order, mixed at random. */
  List<Arrived> mixed(List<Arrived> some, List<Arrived> others) {
    List<Arrived> all = new ArrayList<>(some);
    int place = 0;
    for (Arrived other : others) {
      place += random.nextInt(all.size() - place + 1);
      all.add(place++, other);
    }
    return all;
  }

  Outcome run(Plan plan, Arrivals given) {
    return run(seed, plan, given);
  }

  /** The same with other cuts, stops and starts. */
  Outcome run(long otherSeed, Plan plan, Arrivals given) {
    return engine.engine().apply(otherSeed, folder).run(plan, given);
  }

  VectorSet vectors(Plan plan, Arrivals given) {
    return run(plan, given).vectors();
  }

  /** Each row once: nobody remembers triggers without a key, so such repetitions are answered. */
  static VectorSet once(VectorSet set) {
    return new VectorSet(set.columns(), set.rows().stream().distinct().toList());
  }

  /** Only some of the columns, in that order. */
  static VectorSet only(List<String> columns, VectorSet set) {
    List<VectorRow> rows = new ArrayList<>();
    for (VectorRow row : set.rows()) {
      Map<String, Object> values = new LinkedHashMap<>();
      columns.forEach(column -> values.put(column, row.values().get(column)));
      rows.add(new VectorRow(row.id(), row.time(), values));
    }
    return new VectorSet(columns, rows);
  }

  void assertSame(String change, VectorSet before, VectorSet after) {
    assertThat(before.differenceTo(after)).describedAs(() -> text(change)).isEmpty();
  }

  /** The trial for people, with what was done to it. */
  String text(String change) {
    return "%s%s: %s%n%s%n%s"
        .formatted(
            ProgramCount.replay(LawsTest.class, seed),
            engine.name(),
            change,
            trial.definition(),
            trial.arrivals());
  }
}
