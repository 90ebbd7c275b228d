package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code decayed_count(h)} and {@code decayed_sum(x, h)}: events weigh half as much after each
 * half-life. The sum is a double that is folded event by event, {@code s * 2^(-age / h) + x}, so
 * that the order of events shows in its last bits: states of parts of a sequence cannot be merged,
 * and nothing can leave. 0.0 on none; null where the fold has left the range of double.
 */
final class Decayed implements AggregateState {
  private final double halfLife;
  private final boolean ofValues;
  private double sum;

  /** Time of the latest event, if there is any. */
  private long last;

  private boolean any;

  private Decayed(long halfLifeMicros, boolean ofValues) {
    this.halfLife = halfLifeMicros;
    this.ofValues = ofValues;
  }

  static Decayed count(long halfLifeMicros) {
    return new Decayed(halfLifeMicros, false);
  }

  static Decayed sum(long halfLifeMicros) {
    return new Decayed(halfLifeMicros, true);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    for (int i = from; i < to; i++) {
      if (counts(events, i)) {
        long time = events.times()[i];
        sum = asOf(time) + weight(events, i);
        last = time;
        any = true;
      }
    }
  }

  private boolean counts(EventColumns events, int row) {
    return !ofValues || !events.argument(0).isNull(row);
  }

  private double weight(EventColumns events, int row) {
    return ofValues ? Decimals.toDouble(events.argument(0), row) : 1.0;
  }

  /** The sum as it is weighed at a moment no earlier than the latest event. */
  private double asOf(long time) {
    return any ? sum * StrictMath.pow(2.0, -(unsignedToDouble(time - last) / halfLife)) : 0.0;
  }

  /** The difference of ordered times is right as an unsigned number, however large. */
  private static double unsignedToDouble(long difference) {
    // Halved with a sticky last bit, so that it is rounded only once.
    return difference >= 0 ? difference : (difference >>> 1 | difference & 1) * 2.0;
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    throw new UnsupportedOperationException("a decayed sum covers all history");
  }

  @Override
  public void merge(AggregateState later) {
    Decayed other = (Decayed) later;
    if (!other.any) {
      return;
    }
    if (any) {
      throw new UnsupportedOperationException("a decayed sum is folded in order");
    }
    sum = other.sum;
    last = other.last;
    any = true;
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    double value = asOf(asOf);
    if (self >= 0 && counts(events, self)) {
      value += weight(events, self);
    }
    if (Double.isFinite(value)) {
      out.setDouble(row, value + 0.0); // What has faded away may be -0.0, which this mends.
    } else {
      out.setNull(row);
    }
  }

  @Override
  public void reset() {
    sum = 0.0;
    last = 0;
    any = false;
  }

  @Override
  public void write(StateOutput out) {
    out.writeBoolean(any);
    if (any) {
      out.writeLong(last);
      out.writeDouble(sum);
    }
  }

  @Override
  public void read(StateInput in) {
    reset();
    any = in.readBoolean();
    if (any) {
      last = in.readLong();
      sum = in.readDouble();
    }
  }
}
