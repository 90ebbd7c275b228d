package dev.semblance.spark.plan;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Horizon;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.spark.BackfillException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Decides which columns travel where: rows carry only what something later reads, a source is read
 * from the earliest point at which its columns are there, and rows that cannot matter any more are
 * dropped before the next exchange.
 */
public final class BackfillPlanner {
  private final Plan plan;
  private final TimeRange triggers;
  private final Optional<ArrivalOrder> arrivals;
  private final Map<String, Map<String, Type>> types = new HashMap<>();

  /** For each event and column, the first version of its rows that has it. */
  private final Map<String, Map<String, Integer>> firstVersions = new HashMap<>();

  private final List<Stage> stages;
  private final List<LaneVersion> subjects = new ArrayList<>();
  private final List<List<StageInput>> inputs = new ArrayList<>();
  private final Map<LaneVersion, Set<String>> live = new HashMap<>();

  private BackfillPlanner(
      Plan plan,
      TimeRange triggers,
      Optional<ArrivalOrder> arrivals,
      Map<String, Long> completeUntil) {
    this.plan = plan;
    this.triggers = triggers;
    this.arrivals = arrivals;
    Horizon horizon = Horizon.of(plan);
    this.stages =
        plan.stages().stream()
            .map(stage -> withinRange(stage, horizon))
            .map(stage -> answeringMature(stage, completeUntil))
            .toList();
  }

  /**
   * The steps that compute {@code plan} for the triggers of {@code triggers}.
   *
   * @param arrivals empty for the order of events
   * @param completeUntil for each event that labels read, until when all of it is there, itself
   *     included; an event that is missing has none
   * @throws BackfillException if a label cannot be had in the order of arrival
   */
  public static BackfillSteps plan(
      Plan plan,
      TimeRange triggers,
      Optional<ArrivalOrder> arrivals,
      Map<String, Long> completeUntil) {
    return new BackfillPlanner(plan, triggers, arrivals, completeUntil).plan();
  }

  private BackfillSteps plan() {
    plan.events().forEach(this::declareColumns);
    stages.forEach(this::addStageColumns);
    arrivals.ifPresent(any -> requirePlainLabels());
    int rangeStage = firstStageWhere(this::dropsNoSource);
    int filterStage =
        plan.output().condition().isEmpty()
            ? -1
            : firstStageWhere(stage -> dropsNoSource(stage) && hasColumnsOfCondition(stage));
    OutputStep output = outputStep(rangeStage >= 0, filterStage >= 0);
    List<StageStep> steps = new ArrayList<>();
    for (int stage = stages.size() - 1; stage >= 0; stage--) {
      steps.add(0, stageStep(stage, stage == rangeStage, stage == filterStage));
    }
    return new BackfillSteps(plan, triggers, types, steps, output, arrivals);
  }

  /** The stage without answers to rows that are only there as the past of others. */
  private Stage withinRange(Stage stage, Horizon horizon) {
    Stage.Subject subject = stage.subject();
    if (triggers.isAll()
        || !subject.event().equals(plan.output().event())
        // What is added may be read from rows of the past, too.
        || !subject.lookups().isEmpty()
        || horizon.answersOthers(stage)) {
      return stage;
    }
    Optional<ScalarExpression> condition =
        ScalarExpression.and(subject.condition(), triggers.condition(plan.trigger().timeField()));
    return new Stage(
        stage.name(),
        stage.key(),
        new Stage.Subject(
            subject.event(), subject.key(), condition, subject.lookups(), subject.answers()),
        stage.sources(),
        stage.aheadMicros());
  }

  private Stage answeringMature(Stage stage, Map<String, Long> completeUntil) {
    if (!stage.looksAhead()) {
      return stage;
    }
    Long known = completeUntil.get(stage.sources().get(0).event());
    return stage.answeringMature(
        plan.trigger().timeField(), known == null ? OptionalLong.empty() : OptionalLong.of(known));
  }

  /** What a join found in the order of arrival is what was served, and no label. */
  private void requirePlainLabels() {
    for (int stage = 0; stage < stages.size(); stage++) {
      if (stages.get(stage).looksAhead()) {
        requirePlainLabels(stages.get(stage), inputs.get(stage));
      }
    }
  }

  private void requirePlainLabels(Stage stage, List<StageInput> stageInputs) {
    for (StageInput input : stageInputs) {
      if (!input.subject() && sourceStep(stage, input).lane().version() > 0) {
        throw new BackfillException(
            "the label `%s` reads a joined stream or a vector, which it can only in the order of events"
                .formatted(stage.subject().answers().get(0).alias()));
      }
    }
  }

  /** In which order of arrival a stage runs; empty for that of events. */
  private Optional<ArrivalOrder> arrivalsOf(Stage stage) {
    return stage.looksAhead() ? Optional.empty() : arrivals;
  }

  private void declareColumns(EventSchema event) {
    Map<String, Type> declared = new LinkedHashMap<>();
    Map<String, Integer> versions = new HashMap<>();
    for (Field field : event.fields()) {
      declared.put(field.name(), field.type());
      versions.put(field.name(), 0);
    }
    types.put(event.name(), declared);
    firstVersions.put(event.name(), versions);
  }

  private void addStageColumns(Stage stage) {
    String event = stage.subject().event();
    LaneVersion before = latest(event);
    subjects.add(before);
    inputs.add(arrivalsOf(stage).isEmpty() ? StageInput.of(stage) : arrivingInputs(stage));
    for (Stage.AddedColumn column : addedColumns(stage)) {
      addColumn(event, column.name(), column.expression().type(), before.version() + 1);
    }
    for (Stage.Lookup lookup : stage.subject().lookups()) {
      addColumn(event, lookup.matchedColumn(), Type.BOOL, before.version() + 1);
    }
    if (arrivalsOf(stage).isPresent() && isTriggers(before) && before.version() == 0) {
      addColumn(event, ArrivalOrder.REFUSED, Type.BOOL, 1);
    }
  }

  /**
   * The inputs of a stage in the order of arrival, where the subject's rows also have to tell
   * whether sources of their event under another key remember them.
   */
  private static List<StageInput> arrivingInputs(Stage stage) {
    List<StageInput> all = new ArrayList<>(StageInput.of(stage));
    StageInput subject = all.remove(all.size() - 1);
    Set<String> columns = new TreeSet<>(subject.columns());
    for (StageInput input : all) {
      if (input.event().equals(subject.event())) {
        input.key().forEach(part -> addColumns(part, columns));
        subject.key().forEach(part -> addColumns(part, columns));
      }
    }
    all.add(
        new StageInput(
            subject.event(), subject.key(), true, subject.sources(), List.copyOf(columns)));
    return all;
  }

  private void addColumn(String event, String name, Type type, int version) {
    types.get(event).put(name, type);
    firstVersions.get(event).put(name, version);
  }

  private static List<Stage.AddedColumn> addedColumns(Stage stage) {
    List<Stage.AddedColumn> added = new ArrayList<>();
    stage.subject().lookups().forEach(lookup -> added.addAll(lookup.columns()));
    stage.subject().answers().forEach(answer -> added.addAll(answer.columns()));
    return added;
  }

  private LaneVersion latest(String event) {
    LaneVersion latest = new LaneVersion(event, 0);
    for (LaneVersion subject : subjects) {
      if (subject.event().equals(event)) {
        latest = subject.next();
      }
    }
    return latest;
  }

  private OutputStep outputStep(boolean rangeApplied, boolean filterApplied) {
    Plan.VectorOutput output = plan.output();
    Optional<ScalarExpression> filter = filterApplied ? Optional.empty() : output.condition();
    Set<String> reads = new TreeSet<>();
    output.columns().forEach(column -> addColumns(column.expression(), reads));
    filter.ifPresent(condition -> addColumns(condition, reads));
    LaneVersion lane = latest(output.event());
    Optional<ScalarExpression> refused =
        types.get(output.event()).containsKey(ArrivalOrder.REFUSED)
            ? Optional.of(new ScalarExpression.Column(ArrivalOrder.REFUSED, Type.BOOL, false))
            : Optional.empty();
    refused.ifPresent(column -> addColumns(column, reads));
    keepAlive(lane, reads);
    TimeRange range = rangeApplied ? TimeRange.ALL : triggers;
    return new OutputStep(lane, List.copyOf(reads), range, filter, refused);
  }

  private StageStep stageStep(int index, boolean applyRange, boolean applyFilter) {
    Stage stage = stages.get(index);
    LaneVersion result = subjects.get(index).next();
    Set<String> liveAfter = live.getOrDefault(result, Set.of());
    List<InputStep> steps = new ArrayList<>();
    for (StageInput input : inputs.get(index)) {
      InputStep step =
          input.subject()
              ? subjectStep(index, input, liveAfter, applyRange, applyFilter)
              : sourceStep(stage, input);
      keepAlive(step.lane(), step.reads());
      steps.add(step);
    }
    Optional<ArrivalOrder> order = arrivalsOf(stage);
    boolean keepsRepeated = arrivals.isPresent() && order.isEmpty();
    return new StageStep(stage, steps, result, List.copyOf(liveAfter), order, keepsRepeated);
  }

  private InputStep subjectStep(
      int index, StageInput input, Set<String> liveAfter, boolean applyRange, boolean applyFilter) {
    LaneVersion lane = subjects.get(index);
    Set<String> carried = new TreeSet<>(input.columns());
    for (String column : liveAfter) {
      if (firstVersions.get(lane.event()).get(column) <= lane.version()) {
        carried.add(column);
      }
    }
    if (stages.get(index).looksAhead()) {
      carried.add(plan.trigger().timeField());
    }
    Optional<ScalarExpression> filter = applyFilter ? plan.output().condition() : Optional.empty();
    TimeRange range = applyRange ? triggers : TimeRange.ALL;
    return step(stages.get(index), input, lane, carried, range, filter);
  }

  private InputStep sourceStep(Stage stage, StageInput input) {
    Set<String> reads = new TreeSet<>(input.columns());
    input.key().forEach(part -> addColumns(part, reads));
    int version = 0;
    for (String column : reads) {
      version = Math.max(version, firstVersions.get(input.event()).get(column));
    }
    LaneVersion lane = new LaneVersion(input.event(), version);
    return step(
        stage,
        input,
        lane,
        input.columns(),
        TimeRange.ALL,
        rowsOfAnySource(stage, input.sources()));
  }

  private InputStep step(
      Stage stage,
      StageInput input,
      LaneVersion lane,
      Collection<String> columns,
      TimeRange range,
      Optional<ScalarExpression> filter) {
    Set<String> carried = new TreeSet<>(columns);
    arrivalsOf(stage).ifPresent(order -> carried.add(order.field(input.event())));
    Set<String> reads = new TreeSet<>(carried);
    input.key().forEach(part -> addColumns(part, reads));
    filter.ifPresent(condition -> addColumns(condition, reads));
    return new InputStep(input, lane, List.copyOf(reads), List.copyOf(carried), range, filter);
  }

  /**
   * The condition that a row means something to some source; empty where all rows do to one. In the
   * order of arrival that is any row of its stream, which moves its clock.
   */
  private Optional<ScalarExpression> rowsOfAnySource(Stage stage, List<Integer> sources) {
    ScalarExpression any = null;
    for (int index : sources) {
      Stage.Source source = stage.sources().get(index);
      Optional<ScalarExpression> condition =
          arrivalsOf(stage).isPresent() ? source.stream() : source.condition();
      if (condition.isEmpty()) {
        return Optional.empty();
      }
      any = any == null ? condition.get() : ScalarExpression.or(any, condition.get());
    }
    return Optional.ofNullable(any);
  }

  private void keepAlive(LaneVersion lane, Collection<String> columns) {
    live.computeIfAbsent(lane, any -> new TreeSet<>()).addAll(columns);
  }

  /** Before which rows may be dropped; none in the order of arrival, where all rows count. */
  private int firstStageWhere(IntPredicate test) {
    if (arrivals.isPresent()) {
      return -1;
    }
    for (int stage = 0; stage < stages.size(); stage++) {
      if (isTriggers(subjects.get(stage)) && test.test(stage)) {
        return stage;
      }
    }
    return -1;
  }

  /** Whether no later source would miss the triggers' rows that are dropped before this stage. */
  private boolean dropsNoSource(int stage) {
    int version = subjects.get(stage).version();
    for (int later = stage; later < stages.size(); later++) {
      for (StageInput input : inputs.get(later)) {
        if (input.event().equals(plan.output().event())
            && !input.sources().isEmpty()
            && (input.subject()
                || sourceStep(stages.get(later), input).lane().version() > version)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean hasColumnsOfCondition(int stage) {
    Set<String> columns = new TreeSet<>();
    addColumns(plan.output().condition().orElseThrow(), columns);
    int version = subjects.get(stage).version();
    return columns.stream()
        .allMatch(column -> firstVersions.get(plan.output().event()).get(column) <= version);
  }

  private boolean isTriggers(LaneVersion lane) {
    return lane.event().equals(plan.output().event());
  }

  private static void addColumns(ScalarExpression expression, Set<String> columns) {
    expression.forEachColumn(column -> columns.add(column.name()));
  }
}
