package dev.semblance.spark;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.spark.checkpoint.Checkpoints;
import dev.semblance.spark.output.OutputJob;
import dev.semblance.spark.output.TimeSlices;
import dev.semblance.spark.plan.BackfillSteps;
import dev.semblance.spark.plan.InputStep;
import dev.semblance.spark.plan.LaneVersion;
import dev.semblance.spark.plan.OutputStep;
import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.source.OpenSource;
import dev.semblance.spark.source.ScanContext;
import dev.semblance.spark.source.ScanRequest;
import dev.semblance.spark.source.SourceFigures;
import dev.semblance.spark.stage.Lane;
import dev.semblance.spark.stage.StageCounters;
import dev.semblance.spark.stage.StageRunner;
import dev.semblance.spark.task.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Turns the steps of a backfill into Spark's operations, stage by stage. */
final class SparkPlanTranslator {
  private static final String DUPLICATES = "duplicates ";
  private static final String LATE = "late ";

  private final BackfillSteps steps;
  private final Map<String, OpenSource> sources;
  private final Function<EventSchema, ScanContext> contexts;
  private final StageRunner runner;
  private final Tally tally;
  private final Map<LaneVersion, Lane> lanes = new HashMap<>();
  private final Map<String, Object> reporters = new HashMap<>();
  private int scans;

  /** Events that this run itself reads; others were read by one that it goes on with. */
  private final Set<String> scanned = new HashSet<>();

  /** For each event, under which names its repeated rows are counted, and its late ones. */
  private final Map<String, List<String>> duplicateCounters = new TreeMap<>();

  private final Map<String, List<String>> lateCounters = new TreeMap<>();

  /** Events of which an output tells how many of its rows were repeated. */
  private final Set<String> outputsThatTell = new HashSet<>();

  /**
   * @param contexts what the tasks that scan an event have to know
   */
  SparkPlanTranslator(
      BackfillSteps steps,
      Map<String, OpenSource> sources,
      Function<EventSchema, ScanContext> contexts,
      StageRunner runner,
      Tally tally) {
    this.steps = steps;
    this.sources = sources;
    this.contexts = contexts;
    this.runner = runner;
    this.tally = tally;
    chooseReporters();
  }

  /**
   * Of all uses of an event as it is scanned, one tells of its bad records and duplicates: the one
   * where its own rows pass through, since nothing is filtered out before; else the first.
   */
  private void chooseReporters() {
    for (StageStep stage : steps.stages()) {
      reportIfScanned(stage.subject().lane(), stage.subject());
    }
    reportIfScanned(steps.output().lane(), steps.output());
    for (StageStep stage : steps.stages()) {
      stage.inputs().forEach(input -> reportIfScanned(input.lane(), input));
    }
  }

  private void reportIfScanned(LaneVersion lane, Object step) {
    if (lane.version() == 0) {
      reporters.putIfAbsent(lane.event(), step);
    }
  }

  private boolean reports(String event, Object step) {
    return reporters.get(event) == step;
  }

  /**
   * The trigger's rows after all stages.
   *
   * @param progress hears the name of each stage before it runs, or is found to be done
   * @param checkpoints to save the stages' rows, and to take them from where they are done
   */
  Lane runStages(Consumer<String> progress, Checkpoints checkpoints) throws IOException {
    for (int i = 0; i < steps.stages().size(); i++) {
      StageStep step = steps.stages().get(i);
      String name = step.stage().name();
      StageCounters counters = counters(step);
      progress.accept(name);
      Lane lane =
          i < checkpoints.done()
              ? checkpoints.saved(i, resultOf(step))
              : checkpoints.save(i, name, run(step, counters));
      lanes.put(step.result(), lane);
    }
    OutputStep output = steps.output();
    return lane(output.lane(), output.reads(), output);
  }

  private Lane run(StageStep step, StageCounters counters) {
    List<Lane> inputs = new ArrayList<>();
    for (InputStep input : step.inputs()) {
      inputs.add(lane(input.lane(), input.reads(), input));
    }
    return runner.run(step, inputs, resultOf(step), counters);
  }

  private LaneLayout resultOf(StageStep step) {
    return layout(step.result(), step.live());
  }

  private StageCounters counters(StageStep step) {
    boolean inArrivalOrder = step.arrivals().isPresent();
    Map<Integer, String> duplicates = new HashMap<>();
    Map<Integer, String> late = new HashMap<>();
    for (int i = 0; i < step.inputs().size(); i++) {
      InputStep input = step.inputs().get(i);
      String event = input.lane().event();
      String suffix = event + " " + step.stage().name() + " " + i;
      // In arrival order a stage may know a repetition that one before it did not.
      if (reports(event, input) || (inArrivalOrder && input == step.subject())) {
        duplicates.put(i, counter(duplicateCounters, event, DUPLICATES + suffix));
      }
      if (inArrivalOrder) {
        late.put(i, counter(lateCounters, event, LATE + suffix));
      }
    }
    return new StageCounters(tally, duplicates, late);
  }

  private static String counter(Map<String, List<String>> counters, String event, String name) {
    counters.computeIfAbsent(event, any -> new ArrayList<>()).add(name);
    return name;
  }

  private Lane lane(LaneVersion version, List<String> reads, Object step) {
    return version.version() == 0 ? scan(version, reads, step) : lanes.get(version);
  }

  private Lane scan(LaneVersion version, List<String> reads, Object step) {
    String event = version.event();
    scanned.add(event);
    LaneLayout layout = layout(version, reads);
    ScanRequest request =
        new ScanRequest(layout, steps.rangeOf(event), scans++, reports(event, step));
    ScanContext context = contexts.apply(steps.plan().event(event));
    return new Lane(layout, sources.get(event).scan(context, request));
  }

  private LaneLayout layout(LaneVersion version, List<String> columns) {
    String event = version.event();
    return LaneLayout.of(steps.plan().event(event), columns, steps.types().get(event));
  }

  /**
   * What is left to do with the rows of the last lane.
   *
   * @param vector whose rows are to be had; that of the steps, or one that shares their stages
   * @param rowsByHour how many triggers lie in each hour; empty where that is not known
   * @param parallelism how many tasks run at once
   */
  OutputJob output(
      Plan vector, Map<Long, Long> rowsByHour, int parallelism, Map<String, String> metadata) {
    OutputStep output =
        vector.equals(steps.plan()) ? steps.output() : steps.outputOf(vector.output());
    String trigger = output.lane().event();
    boolean unstaged = output.lane().version() == 0;
    // Nobody remembers a trigger that passes no stage: serving answers it as often as it arrives.
    boolean dropRepeated = unstaged && steps.arrivals().isEmpty();
    Map<Long, Long> outputByHour = withinRange(rowsByHour);
    TimeSlices slices =
        unstaged || outputByHour.isEmpty()
            ? TimeSlices.dealt(2 * parallelism)
            : TimeSlices.balanced(outputByHour, parallelism);
    // Of several vectors on one event, the first tells.
    String duplicates = DUPLICATES + trigger + " of " + vector.output().vector();
    if (outputsThatTell.add(trigger)) {
      counter(duplicateCounters, trigger, duplicates);
    }
    return new OutputJob(vector, output, dropRepeated, duplicates, tally, slices, metadata);
  }

  /** Rows are read from outside of the range, too, as the past of others. */
  private Map<Long, Long> withinRange(Map<Long, Long> rowsByHour) {
    Map<Long, Long> within = new TreeMap<>(rowsByHour);
    long first = TimeSlices.hourOf(steps.triggers().fromMicros());
    long last = TimeSlices.hourOf(steps.triggers().toMicros());
    within.keySet().removeIf(hour -> hour < first || hour > last);
    return within;
  }

  /** For each event that was read, how many of its records were bad. */
  Map<String, Long> badRecords() {
    Map<String, Long> totals = new TreeMap<>();
    reporters
        .keySet()
        .forEach(event -> totals.put(event, tally.total(ScanContext.badCounter(event))));
    return totals;
  }

  /** For each event that was read, what of it was. */
  Map<String, EventFigures> figures() {
    Map<String, EventFigures> figures = new TreeMap<>();
    reporters.keySet().forEach(event -> figures.put(event, figures(event)));
    return figures;
  }

  private EventFigures figures(String event) {
    SourceFigures source = sources.get(event).figures();
    SortedMap<String, Long> misplaced = tally.totals(ScanContext.misplacedCounter(event));
    return new EventFigures(
        source.files(),
        scanned.contains(event) ? source.filesRead() : 0,
        source.bytes(),
        source.bytesOpened() + sum(tally.totals(ScanContext.bytesCounter(event))),
        tally.total(ScanContext.rowsCounter(event)),
        sum(misplaced),
        misplaced.isEmpty() ? "" : misplaced.firstKey());
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** For each event that was read, how many of its events were delivered again. */
  Map<String, Long> duplicates() {
    Map<String, Long> totals = new TreeMap<>();
    reporters.keySet().forEach(event -> totals.put(event, total(duplicateCounters, event)));
    return totals;
  }

  /**
   * For each event that was read, how many of its events shared time and id with a different one.
   */
  Map<String, Long> conflicts() {
    Map<String, Long> totals = new TreeMap<>();
    // In arrival order equal times do not stand together.
    if (steps.arrivals().isPresent()) {
      return totals;
    }
    for (String event : reporters.keySet()) {
      long total = 0;
      for (String name : duplicateCounters.getOrDefault(event, List.of())) {
        total += tally.total(StageCounters.CONFLICTS + name);
      }
      totals.put(event, total);
    }
    return totals;
  }

  /** For each event, how often one came too late for something of a stage. */
  Map<String, Long> late() {
    Map<String, Long> totals = new TreeMap<>();
    lateCounters.keySet().forEach(event -> totals.put(event, total(lateCounters, event)));
    return totals;
  }

  private long total(Map<String, List<String>> counters, String event) {
    return counters.getOrDefault(event, List.of()).stream().mapToLong(tally::total).sum();
  }
}
