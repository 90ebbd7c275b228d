package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.Stage.AddedColumn;
import dev.semblance.compiler.plan.Stage.Answer;
import dev.semblance.compiler.plan.Stage.Lookup;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.expression.ExpressionSet;
import dev.semblance.runtime.window.WindowCursor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * Computes one stage arrival by arrival, in whatever order of time events come: the entity log's
 * order is the order of calls. Belongs to one thread; the entities that it makes live in any number
 * beside each other.
 *
 * <p>Logs, windows and aggregates are those of {@link StageFold}. What differs is how rows come: a
 * row takes its place by time, unless it is too late by its source's clock, and a trigger is
 * answered as of its own time, whatever else has come by then.
 */
public final class StageArrivals {

  /** The role of a row as the subject's; the others are bits, one for each source. */
  private static final long SUBJECT = Long.MIN_VALUE;

  private static final int MOST_SOURCES = Long.SIZE - 1;

  /** A lookup, and which columns of its source's found rows are its own. */
  private record Find(Lookup lookup, SourceArrivals source, int index, int firstColumn) {}

  /** An answer, and how its columns follow from the aggregates. */
  private record Reply(Answer answer, SourceArrivals source, int index, ExpressionSet columns) {}

  /** Where a source shares the subject's event but not its key. */
  private record Twin(int source, int input, int[] sourceKey, int[] subjectKey) {}

  private final List<StageInput> stageInputs;
  private final ArrivalInput[] inputs;
  private final ArrivalInput subject;
  private final long[] latenessOfInput;
  private final long subjectLateness;
  private final SourceArrivals[] sources;
  private final int condition;
  private final List<Find> finds = new ArrayList<>();
  private final List<Reply> replies = new ArrayList<>();
  private final List<int[]> sourcesOfInput = new ArrayList<>();
  private final List<Twin> twins = new ArrayList<>();
  private final ColumnBatch added;
  private final Set<String> late = new LinkedHashSet<>();

  /**
   * @param inputLayouts for each of {@link StageInput#of}, in order, a layout that has at least the
   *     columns that the input reads; rows to come have it
   * @param latenessMicros how late an event of that name may come and still count
   */
  public StageArrivals(
      Stage stage, List<RowLayout> inputLayouts, ToLongFunction<String> latenessMicros) {
    if (stage.looksAhead()) {
      throw new IllegalArgumentException(
          "stage %s has labels, and what comes after a trigger has not arrived with it"
              .formatted(stage.name()));
    }
    stageInputs = StageInput.of(stage);
    inputs = inputLayouts.stream().map(ArrivalInput::new).toArray(ArrivalInput[]::new);
    if (stageInputs.size() != inputs.length) {
      throw new IllegalArgumentException(
          "stage %s has %d inputs, not %d"
              .formatted(stage.name(), stageInputs.size(), inputs.length));
    }
    subject = inputs[inputs.length - 1];
    latenessOfInput =
        stageInputs.stream().mapToLong(i -> latenessMicros.applyAsLong(i.event())).toArray();
    subjectLateness = latenessOfInput[inputs.length - 1];
    condition = subject.slot(stage.subject().condition());
    sources = new SourceArrivals[stage.sources().size()];
    if (sources.length > MOST_SOURCES) {
      throw new IllegalArgumentException(
          "the stage `%s` folds %d streams under one key; more than %d cannot be served: %s"
              .formatted(
                  stage.name(), sources.length, MOST_SOURCES, "divide the vector's groups in two"));
    }
    for (int i = 0; i < inputs.length; i++) {
      addSources(stage, i);
    }
    stage.subject().lookups().forEach(this::addFind);
    stage.subject().answers().forEach(this::addReply);
    for (ArrivalInput input : inputs) {
      input.compile();
    }
    added = new ColumnBatch(StageFold.addedLayout(stage), 1);
    added.addRow();
  }

  private void addSources(Stage stage, int input) {
    int[] fed = stageInputs.get(input).sources().stream().mapToInt(Integer::intValue).toArray();
    sourcesOfInput.add(fed);
    long wait = Math.max(latenessOfInput[input], subjectLateness);
    for (int s : fed) {
      Source source = stage.sources().get(s);
      boolean sharesEvents = source.event().equals(stage.subject().event());
      if (sharesEvents && inputs[input] != subject) {
        int[] own = subject.slots(stage.subject().key());
        twins.add(new Twin(s, input, subject.slots(source.key()), own));
      }
      List<Lookup> lookups =
          stage.subject().lookups().stream().filter(l -> l.source() == s).toList();
      List<Answer> answers =
          stage.subject().answers().stream().filter(a -> a.source() == s).toList();
      sources[s] =
          new SourceArrivals(
              source, inputs[input], sharesEvents, latenessOfInput[input], wait, lookups, answers);
    }
  }

  private void addFind(Lookup lookup) {
    int firstColumn = 0;
    for (Find other : finds) {
      if (other.index() == lookup.source()) {
        firstColumn += other.lookup().columns().size();
      }
    }
    finds.add(new Find(lookup, sources[lookup.source()], lookup.source(), firstColumn));
  }

  private void addReply(Answer answer) {
    SourceArrivals source = sources[answer.source()];
    List<ScalarExpression> columns =
        answer.columns().stream().map(AddedColumn::expression).toList();
    ExpressionSet set = ExpressionSet.compile(columns, source.values().layout());
    replies.add(new Reply(answer, source, answer.source(), set));
  }

  /** An entity of which nothing is known. */
  public EntityState newEntity() {
    SourceState[] states = new SourceState[sources.length];
    for (int i = 0; i < states.length; i++) {
      states[i] = sources[i].newState();
    }
    return new EntityState(this, states, inputs.length);
  }

  /**
   * Takes in the next row of the entity's log, and answers it if it is the subject's. A row that
   * flows into several inputs of the stage arrives once by each, at the sources first.
   *
   * @param entity made by this stage
   * @param input index into {@link StageInput#of}; the last is the subject's
   * @param row a batch whose first row is the one; all its columns are set
   * @param time of the event, in microseconds
   * @param identity what tells the event from others of its time; kept, not copied
   */
  public Arrival arrive(
      EntityState entity, int input, ColumnBatch row, long time, byte[] identity) {
    if (!takeNew(entity, input, row, time, identity)) {
      return Arrival.DUPLICATE;
    }
    boolean refused = inputs[input] == subject && ask(entity, time, identity);
    return outcome(refused);
  }

  /**
   * Takes in a row without answering it: {@link #ask} does that, once other rows of its instant
   * have been taken in too.
   *
   * @return the outcome so far: a duplicate, or what the row was too late for as an event
   */
  public Arrival take(EntityState entity, int input, ColumnBatch row, long time, byte[] identity) {
    return takeNew(entity, input, row, time, identity) ? outcome(false) : Arrival.DUPLICATE;
  }

  /** Answers a subject row that {@link #take} took in, and that was no duplicate. */
  public Arrival ask(EntityState entity, ColumnBatch row, long time, byte[] identity) {
    forgetLate();
    subject.evaluate(row);
    return outcome(ask(entity, time, identity));
  }

  /** False for a duplicate. */
  private boolean takeNew(
      EntityState entity, int input, ColumnBatch row, long time, byte[] identity) {
    boolean isSubject = inputs[input] == subject;
    RecentRows recent = entity.recent(input);
    RecentRows.Taken taken = entity.taken(input);
    if (recent.contains(time, identity, taken)) {
      if (isSubject) {
        clearAdded();
      }
      return false;
    }
    forgetLate();
    inputs[input].evaluate(row);
    long roles = takeIn(entity, input, time, identity);
    if (isSubject) {
      entity.moveSubjectClock(time);
      roles |= SUBJECT;
    }
    if (roles != 0) {
      recent.add(time, identity, roles, taken);
      entity.change();
    }
    return true;
  }

  private void forgetLate() {
    if (!late.isEmpty()) { // Clearing costs even where there is nothing.
      late.clear();
    }
  }

  private long takeIn(EntityState entity, int input, long time, byte[] identity) {
    long roles = 0;
    for (int s : sourcesOfInput.get(input)) {
      SourceArrivals source = sources[s];
      if (!source.isMember()) {
        continue;
      }
      roles |= 1L << s;
      SourceState state = entity.source(s);
      if (!source.isTaken(state, time)) {
        late.addAll(source.labels());
        continue;
      }
      if (source.remember(state, time, identity)) {
        state.rowCame(time);
      }
      state.moveClock(time);
      state.settleIfDue(source.waitMicros());
    }
    return roles;
  }

  /** Whether a row of that time is still taken in, in one of its roles. */
  boolean isTaken(EntityState entity, int input, long time, long roles) {
    for (int s : sourcesOfInput.get(input)) {
      if ((roles & 1L << s) != 0 && sources[s].isTaken(entity.source(s), time)) {
        return true;
      }
    }
    return (roles & SUBJECT) != 0
        && time >= WindowCursor.before(entity.subjectClock(), subjectLateness);
  }

  private Arrival outcome(boolean refused) {
    if (!refused && late.isEmpty()) {
      return Arrival.TAKEN;
    }
    return new Arrival(false, refused, List.copyOf(late));
  }

  /**
   * Answers a subject row as {@link #arrive} would, but takes nothing in: the entity is as it was.
   *
   * @param rows for an input of the subject's event, the row as that input would get it
   */
  public Arrival peek(
      EntityState entity, IntFunction<ColumnBatch> rows, long time, byte[] identity) {
    forgetLate();
    subject.evaluate(rows.apply(inputs.length - 1));
    List<Integer> tried = new ArrayList<>();
    for (int s : sourcesOfInput.get(inputs.length - 1)) {
      tryIn(s, entity, time, identity, tried);
    }
    for (Twin twin : twins) {
      if (isSameEntity(twin)) {
        inputs[twin.input()].evaluate(rows.apply(twin.input()));
        tryIn(twin.source(), entity, time, identity, tried);
      }
    }
    boolean refused = ask(entity, time, identity);
    for (int s : tried) {
      sources[s].takeBack(entity.source(s));
    }
    for (int s = 0; s < sources.length; s++) {
      entity.source(s).forgetHead();
    }
    return outcome(refused);
  }

  private void tryIn(int s, EntityState entity, long time, byte[] identity, List<Integer> tried) {
    SourceArrivals source = sources[s];
    SourceState state = entity.source(s);
    if (source.isMember() && source.isTaken(state, time)) {
      source.remember(state, time, identity);
      state.forgetHead();
      tried.add(s);
    }
  }

  private boolean isSameEntity(Twin twin) {
    for (int i = 0; i < twin.sourceKey().length; i++) {
      Object own = subject.value(twin.subjectKey()[i]).value(0);
      if (own == null || !own.equals(subject.value(twin.sourceKey()[i]).value(0))) {
        return false;
      }
    }
    return true;
  }

  /** Answers a subject row that has no key: nothing is found, nothing is known. */
  public Arrival arriveWithoutKey() {
    clearAdded();
    return Arrival.TAKEN;
  }

  private void clearAdded() {
    for (int column = 0; column < added.layout().size(); column++) {
      added.vector(column).setNull(0);
    }
    int column = 0;
    for (Find find : finds) {
      added.vector(column).setLong(0, 0);
      column += 1 + find.lookup().columns().size();
    }
  }

  /** Looks up and answers the subject's row; gives whether it is refused. */
  private boolean ask(EntityState entity, long time, byte[] identity) {
    clearAdded();
    if (!subject.isTrue(condition)) {
      return false;
    }
    int column = 0;
    for (Find find : finds) {
      find(find, entity.source(find.index()), time, column);
      column += 1 + find.lookup().columns().size();
    }
    return reply(entity, time, identity, column);
  }

  private void find(Find find, SourceState state, long time, int column) {
    if (!find.source().isAnswered(state, time)) {
      late.add(find.lookup().name());
      return;
    }
    int row = find.source().find(state, find.lookup(), time);
    if (row < 0) {
      return;
    }
    added.vector(column).setLong(0, 1);
    for (int i = 0; i < find.lookup().columns().size(); i++) {
      ColumnVector value = state.found.rows().column(find.firstColumn() + i);
      added.vector(column + 1 + i).copy(0, value, row);
    }
  }

  /** Answers but for what the row is too late for; gives whether it is refused. */
  private boolean reply(EntityState entity, long time, byte[] identity, int firstColumn) {
    boolean refused = false;
    int column = firstColumn;
    int answered = -1;
    for (Reply reply : replies) {
      if (!reply.source().isAnswered(entity.source(reply.index()), time)) {
        late.add(reply.answer().group());
        refused |= reply.answer().refuses();
        column += reply.answer().columns().size();
        continue;
      }
      if (reply.index() != answered) {
        reply.source().answer(entity.source(reply.index()), time, identity);
        answered = reply.index();
      }
      ColumnVector[] values = reply.columns().evaluate(reply.source().values());
      for (ColumnVector value : values) {
        added.vector(column++).copy(0, value, 0);
      }
    }
    return refused;
  }

  /** The columns that a stage's subject rows gain: of the lookups, then of the answers. */
  public static RowLayout addedLayout(Stage stage) {
    return StageFold.addedLayout(stage);
  }

  /** The columns that subject rows gain: those of the lookups, then those of the answers. */
  public RowLayout addedLayout() {
    return added.layout();
  }

  /**
   * One row: what the subject row that came last gains; of a duplicate nothing is found, and all
   * else is null; so is what a group gives that the row came too late for. Valid until the next
   * call.
   */
  public ColumnBatch added() {
    return added;
  }

  /** Settles all that can be: what is written then is least. */
  void settle(EntityState entity) {
    for (int s = 0; s < sources.length; s++) {
      entity.source(s).settle(sources[s].waitMicros());
    }
  }
}
