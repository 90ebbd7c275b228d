package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/**
 * Which event wins: the least or the greatest by its value, or by its second argument. An event
 * with a null in either does not take part.
 */
enum ExtremeRule {
  MIN(false, 1),
  MAX(false, -1),
  MIN_BY(true, 1),
  MAX_BY(true, -1);

  private final boolean byMeasure;
  private final int sign;

  ExtremeRule(boolean byMeasure, int sign) {
    this.byMeasure = byMeasure;
    this.sign = sign;
  }

  /** Whether the value that wins and what it wins by are two arguments. */
  boolean byMeasure() {
    return byMeasure;
  }

  /** What events are compared by. */
  ColumnVector measure(EventColumns events) {
    return events.argument(byMeasure ? 1 : 0);
  }

  boolean counts(EventColumns events, int row) {
    return !events.argument(0).isNull(row) && !measure(events).isNull(row);
  }

  /** Negative if the left measure wins over the right, positive if it loses, 0 if equal. */
  int compare(ColumnVector left, int leftRow, ColumnVector right, int rightRow) {
    return sign * ValueOrder.compare(left, leftRow, right, rightRow);
  }
}
