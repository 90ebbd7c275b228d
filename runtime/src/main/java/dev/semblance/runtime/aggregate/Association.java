package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code covariance(x, y)}, {@code correlation(x, y)} and {@code slope(x)}: how two numbers move
 * together, from exact sums; for the slope the event's time is one of them. An event without one of
 * the numbers is left out.
 */
final class Association implements AggregateState {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int FEWEST_PAIRS = 2;

  /** What is wanted of the pairs. */
  private enum Kind {
    COVARIANCE,
    CORRELATION,
    SLOPE
  }

  private final Kind kind;
  private final PairMoments moments;

  private Association(Kind kind, PairMoments moments) {
    this.kind = kind;
    this.moments = moments;
  }

  static Association covariance(Type x, Type y) {
    return new Association(Kind.COVARIANCE, new PairMoments(x, y, false, false));
  }

  static Association correlation(Type x, Type y) {
    return new Association(Kind.CORRELATION, new PairMoments(x, y, true, true));
  }

  static Association slope(Type x) {
    return new Association(Kind.SLOPE, new PairMoments(Type.TIMESTAMP, x, true, false));
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    for (int i = from; i < to; i++) {
      if (setPair(events, i)) {
        moments.addPair();
      }
    }
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    for (int i = from; i < to; i++) {
      if (setPair(events, i)) {
        moments.removePair();
      }
    }
  }

  /** False where one of the numbers is null. */
  private boolean setPair(EventColumns events, int row) {
    ColumnVector first = events.argument(0);
    if (first.isNull(row)) {
      return false;
    }
    if (kind == Kind.SLOPE) {
      moments.x().set(events.times()[row]);
      moments.y().set(first, row);
      return true;
    }
    ColumnVector second = events.argument(1);
    if (second.isNull(row)) {
      return false;
    }
    moments.x().set(first, row);
    moments.y().set(second, row);
    return true;
  }

  @Override
  public void merge(AggregateState later) {
    moments.addAll(((Association) later).moments);
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self < 0 || !setPair(events, self)) {
      write(out, row);
      return;
    }
    // Exact, so that it can be taken back without a trace.
    moments.addPair();
    write(out, row);
    moments.removePair();
  }

  private void write(ColumnVector out, int row) {
    double value = moments.count() < FEWEST_PAIRS ? Double.NaN : value();
    if (Double.isFinite(value)) {
      out.setDouble(row, value);
    } else {
      out.setNull(row);
    }
  }

  private double value() {
    return switch (kind) {
      case COVARIANCE -> moments.covariance();
      case CORRELATION -> moments.correlation();
      case SLOPE -> moments.slope(MICROS_PER_SECOND);
    };
  }

  @Override
  public void reset() {
    moments.reset();
  }

  @Override
  public void write(StateOutput out) {
    moments.write(out);
  }

  @Override
  public void read(StateInput in) {
    moments.read(in);
  }
}
