package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.runtime.aggregate.AggregateState;
import dev.semblance.runtime.aggregate.AggregateStates;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.window.WindowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All aggregates of one source: its logs, windows and states, and the values for each trigger. */
final class SourceFold {

  /** Everything that needs the same rows for the same time. */
  private record Branch(
      Optional<ScalarExpression> condition,
      boolean expires,
      FilteredLog log,
      List<WindowFold> windows) {}

  private final Source source;
  private final InputRows input;

  /** Whether a trigger can be one of the source's events. */
  private final boolean sharesEvents;

  private final List<Branch> branches = new ArrayList<>();
  private final ColumnBatch values;
  private int[] selves = new int[16];

  SourceFold(Source source, InputRows input, boolean sharesEvents) {
    this.source = source;
    this.input = input;
    this.sharesEvents = sharesEvents;
    this.values = new ColumnBatch(layout(source), 16);
    List<int[]> columns = new ArrayList<>();
    for (Aggregate aggregate : source.aggregates()) {
      FilteredLog log = branch(aggregate).log();
      columns.add(aggregate.arguments().stream().mapToInt(log::column).toArray());
    }
    branches.forEach(branch -> branch.log().open());
    for (int i = 0; i < columns.size(); i++) {
      addFolds(i, columns.get(i));
    }
  }

  /** The source's slots as columns. */
  static RowLayout layout(Source source) {
    return new RowLayout(
        source.aggregates().stream()
            .map(aggregate -> new RowLayout.Column(aggregate.slot(), aggregate.type()))
            .toList());
  }

  private Branch branch(Aggregate aggregate) {
    boolean expires = WindowCursor.expires(aggregate.window());
    for (Branch branch : branches) {
      if (branch.condition().equals(aggregate.condition()) && branch.expires() == expires) {
        return branch;
      }
    }
    FilteredLog log = new FilteredLog(input, List.of(source.condition(), aggregate.condition()));
    Branch branch = new Branch(aggregate.condition(), expires, log, new ArrayList<>());
    branches.add(branch);
    return branch;
  }

  private void addFolds(int index, int[] columns) {
    Aggregate aggregate = source.aggregates().get(index);
    Window window = aggregate.window();
    Branch branch = branch(aggregate);
    boolean seesSelf = sharesEvents && !aggregate.prior() && WindowCursor.reachesTrigger(window);
    for (WindowFold.Answers answers : WindowFold.kinds(window, seesSelf)) {
      AggregateState state = AggregateStates.create(aggregate, branch.expires());
      windowFold(branch, window, answers)
          .add(
              new AggregateFold(state, branch.log().view(columns), seesSelf, values.vector(index)));
    }
  }

  private static WindowFold windowFold(Branch branch, Window window, WindowFold.Answers answers) {
    for (WindowFold fold : branch.windows()) {
      if (fold.is(window, answers)) {
        return fold;
      }
    }
    WindowFold fold = new WindowFold(window, answers, branch.log());
    branch.windows().add(fold);
    return fold;
  }

  /**
   * Takes in the batch and answers its triggers.
   *
   * @param twins the input's row that is the same event as the trigger, for each trigger, or -1
   */
  void run(Segments segments, Triggers triggers, int[] twins) {
    makeRoom(triggers.count());
    for (Branch branch : branches) {
      branch.log().append(segments);
      branch.log().positionsOf(twins, triggers.count(), selves);
      for (WindowFold window : branch.windows()) {
        window.run(segments, triggers, selves);
      }
      forgetWhatIsOver(branch);
    }
  }

  private void makeRoom(int triggers) {
    values.clear();
    for (int i = 0; i < triggers; i++) {
      values.addRow();
    }
    if (triggers > selves.length) {
      selves = new int[triggers * 2];
    }
  }

  private static void forgetWhatIsOver(Branch branch) {
    int dropped = branch.log().forgetBefore(firstNeeded(branch));
    branch.windows().forEach(window -> window.drop(dropped));
  }

  private static int firstNeeded(Branch branch) {
    return branch.windows().stream().mapToInt(WindowFold::firstNeeded).min().orElseThrow();
  }

  /** Values of the aggregates, a row a trigger; valid until the next batch. */
  ColumnBatch values() {
    return values;
  }

  void clear() {
    for (Branch branch : branches) {
      branch.log().clear();
      branch.windows().forEach(WindowFold::clear);
    }
  }

  void write(StateOutput out) {
    for (Branch branch : branches) {
      int first = firstNeeded(branch);
      branch.log().write(first, out);
      branch.windows().forEach(window -> window.write(first, out));
    }
  }

  void read(StateInput in) {
    for (Branch branch : branches) {
      branch.log().read(in);
      branch.windows().forEach(window -> window.read(in));
    }
  }
}
