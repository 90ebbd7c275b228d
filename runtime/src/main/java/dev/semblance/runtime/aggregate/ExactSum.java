package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;

/** A sum without rounding, of the values of one numeric type. Nothing added is 0. */
interface ExactSum {

  static ExactSum of(Type type) {
    return switch (type.kind()) {
      case INT, DECIMAL -> new IntegerSum(type);
      case DOUBLE -> new DoubleSum();
      default -> throw new IllegalArgumentException("no sum of " + type);
    };
  }

  /** Adds a non-null value. */
  void add(ColumnVector values, int row);

  void subtract(ColumnVector values, int row);

  void add(ExactSum other);

  void reset();

  /** Writes the sum in its type, null where it does not fit. */
  void writeTo(ColumnVector out, int row);

  /** The double nearest to the sum; NaN where the sum does not fit its type. */
  double toDouble();

  void write(StateOutput out);

  void read(StateInput in);
}
