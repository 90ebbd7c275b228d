package dev.semblance.spark.verify.compare;

import dev.semblance.spark.verify.read.Cell;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;

/** How one column's cells differ. */
final class ColumnTally implements Serializable {
  private static final long serialVersionUID = 1L;

  long different;
  long leftEmpty;
  long rightEmpty;

  /** The largest difference of two numbers; null while there was none. */
  BigDecimal largest;

  void differs(Cell left, Cell right) {
    different++;
    if (left.isEmpty() && !right.isEmpty()) {
      leftEmpty++;
    } else if (right.isEmpty() && !left.isEmpty()) {
      rightEmpty++;
    }
    Optional<BigDecimal> leftNumber = left.number();
    Optional<BigDecimal> rightNumber = right.number();
    if (leftNumber.isPresent() && rightNumber.isPresent()) {
      enlarge(leftNumber.get().subtract(rightNumber.get()).abs());
    }
  }

  private void enlarge(BigDecimal difference) {
    if (largest == null || difference.compareTo(largest) > 0) {
      largest = difference;
    }
  }

  void add(ColumnTally other) {
    different += other.different;
    leftEmpty += other.leftEmpty;
    rightEmpty += other.rightEmpty;
    if (other.largest != null) {
      enlarge(other.largest);
    }
  }
}
