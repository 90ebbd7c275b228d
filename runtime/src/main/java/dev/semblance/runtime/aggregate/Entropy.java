package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/**
 * {@code entropy(x)}: the Shannon entropy, in bits, of how often each value occurs: {@code log2(n)
 * - Σ c log2(c) / n} over the counts c, whose terms are doubles that are summed without rounding,
 * so that no order shows. 0.0 where all values are equal, null on none.
 */
final class Entropy implements AggregateState {
  private static final double LN_2 = StrictMath.log(2.0);

  private final ValueTable table;

  /** Σ c log2(c) over the table's counts. */
  private final FixedPointSum terms = FixedPointSum.ofDoubles();

  private long count;

  Entropy(Type argument) {
    this.table = new ValueTable(argument);
  }

  @Override
  public void add(EventColumns events, int from, int to) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        add(values, i);
      }
    }
  }

  private void add(ColumnVector values, int row) {
    long occurs = table.count(table.add(values, row, 1));
    terms.subtract(term(occurs - 1));
    terms.add(term(occurs));
    count++;
  }

  @Override
  public void remove(EventColumns events, int from, int to, int end) {
    ColumnVector values = events.argument(0);
    for (int i = from; i < to; i++) {
      if (!values.isNull(i)) {
        remove(values, i);
      }
    }
  }

  private void remove(ColumnVector values, int row) {
    int entry = table.find(values, row);
    long occurs = table.count(entry);
    terms.subtract(term(occurs));
    terms.add(term(occurs - 1));
    table.remove(entry);
    count--;
  }

  private static double term(long occurs) {
    return occurs < 2 ? 0.0 : occurs * log2(occurs);
  }

  /** Exact for powers of two. */
  private static double log2(long value) {
    double number = value;
    int exponent = Math.getExponent(number);
    return exponent + StrictMath.log(Math.scalb(number, -exponent)) / LN_2;
  }

  @Override
  public void merge(AggregateState later) {
    table.addAll(((Entropy) later).table);
    sumUp();
  }

  private void sumUp() {
    terms.reset();
    count = 0;
    for (int entry : table.sortedEntries()) {
      terms.add(term(table.count(entry)));
      count += table.count(entry);
    }
  }

  @Override
  public void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row) {
    if (self < 0 || events.argument(0).isNull(self)) {
      write(out, row);
      return;
    }
    // Counts and their exact sum go up and down again without a trace.
    add(events.argument(0), self);
    write(out, row);
    remove(events.argument(0), self);
  }

  private void write(ColumnVector out, int row) {
    if (count == 0) {
      out.setNull(row);
    } else {
      out.setDouble(row, table.size() == 1 ? 0.0 : log2(count) - terms.toDouble() / count);
    }
  }

  @Override
  public void reset() {
    table.reset();
    terms.reset();
    count = 0;
  }

  @Override
  public void write(StateOutput out) {
    table.write(out);
  }

  @Override
  public void read(StateInput in) {
    table.read(in);
    sumUp();
  }
}
