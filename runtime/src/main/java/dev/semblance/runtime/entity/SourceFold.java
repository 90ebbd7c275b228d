package dev.semblance.runtime.entity;

import dev.semblance.compiler.plan.Stage.Source;
import dev.semblance.runtime.aggregate.AggregateStates;
import dev.semblance.runtime.aggregate.StateInput;
import dev.semblance.runtime.aggregate.StateOutput;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.entity.SourceShape.AggregateShape;
import dev.semblance.runtime.entity.SourceShape.LogShape;
import dev.semblance.runtime.entity.SourceShape.WindowShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All aggregates of one source: its logs, windows and states, and the values for each trigger. */
final class SourceFold {

  /** Everything that needs the same rows for the same time. */
  private record Branch(FilteredLog log, List<WindowFold> windows) {}

  private final List<Branch> branches = new ArrayList<>();
  private final ColumnBatch values;
  private int[] selves = new int[16];

  /**
   * @param sharesEvents whether a trigger can be one of the source's events
   */
  SourceFold(Source source, InputRows input, boolean sharesEvents) {
    this.values = new ColumnBatch(layout(source), 16);
    for (LogShape shape : SourceShape.of(source, sharesEvents).logs()) {
      FilteredLog log = new FilteredLog(input, List.of(source.condition(), shape.condition()));
      branches.add(branch(shape, log));
    }
  }

  private Branch branch(LogShape shape, FilteredLog log) {
    int[] columns = shape.columns().stream().mapToInt(log::column).toArray();
    log.open();
    List<WindowFold> windows = new ArrayList<>();
    for (WindowShape window : shape.windows()) {
      WindowFold fold = new WindowFold(window.window(), window.answers(), log);
      for (AggregateShape aggregate : window.aggregates()) {
        int[] arguments = Arrays.stream(aggregate.columns()).map(c -> columns[c]).toArray();
        fold.add(
            new AggregateFold(
                AggregateStates.create(aggregate.aggregate(), shape.expires()),
                log.view(arguments),
                aggregate.seesSelf(),
                values.vector(aggregate.slot())));
      }
      windows.add(fold);
    }
    return new Branch(log, windows);
  }

  /** The source's slots as columns. */
  static RowLayout layout(Source source) {
    return new RowLayout(
        source.aggregates().stream()
            .map(aggregate -> new RowLayout.Column(aggregate.slot(), aggregate.type()))
            .toList());
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
