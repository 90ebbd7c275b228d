package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code min(x)}, {@code max(x)}, {@code min_by(x, y)}, {@code max_by(x, y)} over events that never
 * leave: the best so far. Null on none.
 */
final class RunningExtreme implements AggregateState {
  private final ExtremeRule rule;
  private final ColumnVector value;
  private final ColumnVector measure;
  private boolean present;

  RunningExtreme(ExtremeRule rule, Type valueType, Type measureType) {
    this.rule = rule;
    this.value = new ColumnVector(valueType, 1);
    this.measure = rule.byMeasure() ? new ColumnVector(measureType, 1) : value;
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    ColumnVector measures = rule.measure(events);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i) && !measures.isNull(i)) {
        offer(values, measures, i);
      }
    }
  }

  private void offer(ColumnVector values, ColumnVector measures, int row) {
    if (present && rule.compare(measures, row, measure, 0) >= 0) {
      return; // The first in order among equals stays.
    }
    present = true;
    value.copy(0, values, row);
    if (rule.byMeasure()) {
      measure.copy(0, measures, row);
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    throw new UnsupportedOperationException("a running extreme gives nothing back");
  }

  @Override
  public void merge(AggregateState later) {
    RunningExtreme other = (RunningExtreme) later;
    if (other.present) {
      offer(other.value, other.measure, 0);
    }
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self >= 0 && rule.counts(events, self)) {
      ColumnVector measures = rule.measure(events);
      if (!present || rule.compare(measures, self, measure, 0) < 0) {
        out.copy(row, events.argument(0), self);
        return;
      }
    }
    if (present) {
      out.copy(row, value, 0);
    } else {
      out.setNull(row);
    }
  }

  @Override
  public void reset() {
    present = false;
  }

  @Override
  public void write(StateOutput out) {
    out.writeBoolean(present);
    if (present) {
      out.writeValue(value, 0);
      if (rule.byMeasure()) {
        out.writeValue(measure, 0);
      }
    }
  }

  @Override
  public void read(StateInput in) {
    present = in.readBoolean();
    if (present) {
      in.readValue(value, 0);
      if (rule.byMeasure()) {
        in.readValue(measure, 0);
      }
    }
  }
}
