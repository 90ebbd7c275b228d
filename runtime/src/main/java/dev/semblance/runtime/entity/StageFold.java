package dev.semblance.runtime.entity;

import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.Stage.AddedColumn;
import dev.semblance.compiler.plan.Stage.Answer;
import dev.semblance.compiler.plan.Stage.Lookup;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Computes one stage: takes rows in order, and gives each subject row the columns that the stage
 * adds. Everything that decides a value happens in here, whoever feeds the rows.
 *
 * <p>Rows come sorted by entity, then time, then input, then identity, in batches: {@link #add} and
 * fill each row, then {@link #process}, read {@link #added}, then {@link #clear}. A batch may hold
 * many entities, and an entity may go on over many batches; a batch ends only between two instants
 * of an entity, or between entities. What comes out does not depend on where it is cut.
 *
 * <p>Rows that repeat the one before (same time and identity) are dropped: they count nowhere, and
 * come out with nothing found and all else null. Belongs to one thread.
 */
public final class StageFold {

  /** First byte of an entity's state; another layout needs another number. */
  private static final int STATE_VERSION = 1;

  private final List<InputRows> inputs = new ArrayList<>();
  private final InputRows subject;

  /** Slot of the subject's condition, or -1. */
  private final int condition;

  private final List<SourceFold> sources = new ArrayList<>();

  /** Which input each source's rows come from. */
  private final int[] inputOfSource;

  /** Whether triggers are events of each source. */
  private final boolean[] sharesEvents;

  private final List<AsOfLookup> lookups = new ArrayList<>();
  private final List<AnswerColumns> answers = new ArrayList<>();

  /** Where the columns of each lookup, then of each answer, begin. */
  private final List<Integer> firstColumns = new ArrayList<>();

  private final ColumnBatch added;
  private final Segments segments = new Segments();
  private final Triggers triggers = new Triggers();
  private int[] twins = new int[16];
  private boolean processed;

  /**
   * An empty state.
   *
   * @param inputLayouts for each of {@link StageInput#of}, in order, a layout that has at least the
   *     columns that the input reads
   */
  public StageFold(Stage stage, List<RowLayout> inputLayouts) {
    List<StageInput> stageInputs = StageInput.of(stage);
    if (stageInputs.size() != inputLayouts.size()) {
      throw new IllegalArgumentException(
          "stage %s has %d inputs, not %d"
              .formatted(stage.name(), stageInputs.size(), inputLayouts.size()));
    }
    inputLayouts.forEach(layout -> inputs.add(new InputRows(layout)));
    subject = inputs.get(inputs.size() - 1);
    condition = stage.subject().condition().map(subject::slot).orElse(-1);
    inputOfSource = inputOfSource(stageInputs, stage.sources().size());
    sharesEvents = new boolean[stage.sources().size()];
    createFolds(stage);
    inputs.forEach(InputRows::compile);
    added = new ColumnBatch(addedLayout(stage), 16);
  }

  private static int[] inputOfSource(List<StageInput> inputs, int sources) {
    int[] result = new int[sources];
    for (int i = 0; i < inputs.size(); i++) {
      for (int source : inputs.get(i).sources()) {
        result[source] = i;
      }
    }
    return result;
  }

  private void createFolds(Stage stage) {
    for (int i = 0; i < stage.sources().size(); i++) {
      Source source = stage.sources().get(i);
      // A trigger is not among what follows it.
      sharesEvents[i] = !stage.looksAhead() && source.event().equals(stage.subject().event());
      sources.add(new SourceFold(source, inputs.get(inputOfSource[i]), sharesEvents[i]));
    }
    int column = 0;
    for (Lookup lookup : stage.subject().lookups()) {
      Source source = stage.sources().get(lookup.source());
      lookups.add(new AsOfLookup(lookup, source, inputs.get(inputOfSource[lookup.source()])));
      firstColumns.add(column);
      column += 1 + lookup.columns().size();
    }
    for (Answer answer : stage.subject().answers()) {
      answers.add(new AnswerColumns(answer, sources.get(answer.source())));
      firstColumns.add(column);
      column += answer.columns().size();
    }
  }

  static RowLayout addedLayout(Stage stage) {
    List<RowLayout.Column> columns = new ArrayList<>();
    for (Lookup lookup : stage.subject().lookups()) {
      columns.add(new RowLayout.Column(lookup.matchedColumn(), Type.BOOL));
      addColumns(lookup.columns(), columns);
    }
    stage.subject().answers().forEach(answer -> addColumns(answer.columns(), columns));
    return new RowLayout(columns);
  }

  private static void addColumns(List<AddedColumn> added, List<RowLayout.Column> columns) {
    for (AddedColumn column : added) {
      columns.add(new RowLayout.Column(column.name(), column.expression().type()));
    }
  }

  /**
   * Announces the next row. The caller then fills all columns of that row in {@link #batch}.
   *
   * @param input index into {@link StageInput#of}
   * @param newEntity whether the row's entity is another than that of the row before; rows without
   *     a key are each an entity of their own, but for repeated ones
   * @param hasKey whether the row belongs to an entity at all
   * @param time of the event, in microseconds
   * @param identity what tells the event from others of its time; kept until {@link #clear}, not
   *     copied
   * @return the row's index in the input's batch
   * @throws IllegalArgumentException if the row is earlier than its entity's last, or of the
   *     instant that the batch before ended with
   */
  public int add(int input, boolean newEntity, boolean hasKey, long time, byte[] identity) {
    if (processed) {
      throw new IllegalStateException("the batch before has not been cleared");
    }
    if (segments.add(newEntity, hasKey, time)) {
      inputs.forEach(InputRows::startSegment);
    }
    return inputs.get(input).addRow(time, identity);
  }

  /** The rows of an input since the last {@link #clear}. */
  public ColumnBatch batch(int input) {
    return inputs.get(input).batch();
  }

  /**
   * Computes the added columns of all subject rows in the batch. To be called only where the next
   * row, if any, is of another entity or another instant.
   */
  public void process() {
    processed = true;
    inputs.forEach(InputRows::evaluate);
    prepareAdded();
    if (segments.count() == 0) {
      return;
    }
    findTriggers();
    for (int i = 0; i < sources.size(); i++) {
      findTwins(i);
      sources.get(i).run(segments, triggers, twins);
    }
    for (int i = 0; i < lookups.size(); i++) {
      lookups.get(i).run(segments, triggers, added, firstColumns.get(i));
    }
    for (int i = 0; i < answers.size(); i++) {
      answers.get(i).run(triggers, added, firstColumns.get(lookups.size() + i));
    }
  }

  private void prepareAdded() {
    added.clear();
    for (int row = 0; row < subject.rows(); row++) {
      added.addRow();
    }
    for (int column = 0; column < added.layout().size(); column++) {
      ColumnVector vector = added.vector(column);
      for (int row = 0; row < subject.rows(); row++) {
        vector.setNull(row);
      }
    }
    for (int i = 0; i < lookups.size(); i++) {
      ColumnVector matched = added.vector(firstColumns.get(i));
      for (int row = 0; row < subject.rows(); row++) {
        matched.setLong(row, 0);
      }
    }
  }

  private void findTriggers() {
    triggers.clear();
    for (int segment = 0; segment < segments.count(); segment++) {
      if (!segments.hasKey(segment)) {
        continue;
      }
      for (int row = subject.start(segment); row < subject.end(segment); row++) {
        if (!subject.isDuplicate(row) && isAsked(row)) {
          triggers.add(row, segment, subject.times()[row]);
        }
      }
    }
    triggers.end(segments);
    if (triggers.count() > twins.length) {
      twins = new int[triggers.count() * 2];
    }
  }

  private boolean isAsked(int row) {
    return condition < 0 || subject.values(condition).isTrue(row);
  }

  /** Finds the row of the source's input that is the same event, for each trigger. */
  private void findTwins(int source) {
    InputRows input = inputs.get(inputOfSource[source]);
    if (input == subject) {
      System.arraycopy(triggers.rows(), 0, twins, 0, triggers.count());
    } else if (sharesEvents[source]) {
      findTwinsIn(input);
    } else {
      Arrays.fill(twins, 0, triggers.count(), -1);
    }
  }

  private void findTwinsIn(InputRows input) {
    int next = 0;
    for (int i = 0; i < triggers.count(); i++) {
      int segment = triggers.segments()[i];
      int row = triggers.rows()[i];
      next = Math.max(next, input.start(segment));
      int order = -1;
      while (next < input.end(segment) && (order = compare(input, next, row)) < 0) {
        next++;
      }
      twins[i] = next < input.end(segment) && order == 0 ? next : -1;
    }
  }

  private int compare(InputRows input, int row, int subjectRow) {
    int byTime = Long.compare(input.times()[row], subject.times()[subjectRow]);
    return byTime != 0
        ? byTime
        : Arrays.compareUnsigned(input.identity(row), subject.identity(subjectRow));
  }

  /** The columns that subject rows gain: those of the lookups, then those of the answers. */
  public RowLayout addedLayout() {
    return added.layout();
  }

  /**
   * After {@link #process}: a row for each subject row of the batch, in order; valid until {@link
   * #clear}.
   */
  public ColumnBatch added() {
    return added;
  }

  /** Whether the subject row repeats an earlier one, and is to be dropped. */
  public boolean isDuplicate(int subjectRow) {
    return subject.isDuplicate(subjectRow);
  }

  /** How many rows of an input repeated an earlier one so far, in all batches. */
  public long duplicates(int input) {
    return inputs.get(input).duplicates();
  }

  /** How many rows of an input shared time and id with another of other content so far. */
  public long conflicts(int input) {
    return inputs.get(input).conflicts();
  }

  /** Forgets the batch's rows, but nothing of what is known of the entity that it ended with. */
  public void clear() {
    inputs.forEach(InputRows::clear);
    segments.clear();
    processed = false;
  }

  /**
   * All that is known of the entity that the last batch ended with, as bytes; to be called between
   * {@link #process} and the next {@link #add}.
   */
  public byte[] saveEntity() {
    StateOutput out = new StateOutput();
    out.writeByte(STATE_VERSION);
    lookups.forEach(lookup -> lookup.write(out));
    sources.forEach(source -> source.write(out));
    return out.toByteArray();
  }

  /**
   * Goes on with an entity that {@link #saveEntity} wrote for the same stage: the next row added is
   * not the first of a new entity.
   *
   * @throws IllegalArgumentException if the bytes are no state of this stage
   */
  public void loadEntity(byte[] state) {
    startEntity();
    StateInput in = new StateInput(state);
    int version = in.readByte();
    if (version != STATE_VERSION) {
      throw new IllegalArgumentException("unknown version of an entity's state: " + version);
    }
    lookups.forEach(lookup -> lookup.read(in));
    sources.forEach(source -> source.read(in));
    if (!in.isAtEnd()) {
      throw new IllegalArgumentException("the entity's state has bytes left over");
    }
  }

  /** Goes on with an entity of which nothing is known. */
  public void startEntity() {
    lookups.forEach(AsOfLookup::clear);
    sources.forEach(SourceFold::clear);
    segments.forgetTime();
  }
}
