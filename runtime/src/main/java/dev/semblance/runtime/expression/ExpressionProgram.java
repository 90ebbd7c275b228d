package dev.semblance.runtime.expression;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import java.util.List;

/**
 * Expressions as straight-line code over numbered slots: each slot is a column of the batch, a
 * constant, or the result of a step over lower slots.
 *
 * @param outputs the slot of each expression
 */
record ExpressionProgram(List<Slot> definitions, int[] outputs) {

  /** How a slot comes by its vector. */
  interface Slot {

    /** The vector to start with; null where each batch brings its own. */
    ColumnVector create();

    /** Makes {@code slots[self]} hold the values of the batch's rows. */
    void fill(ColumnBatch batch, ColumnVector[] slots, int self);
  }

  ColumnVector[] newSlots() {
    return definitions.stream().map(Slot::create).toArray(ColumnVector[]::new);
  }

  void run(ColumnBatch batch, ColumnVector[] slots) {
    for (int i = 0; i < slots.length; i++) {
      definitions.get(i).fill(batch, slots, i);
    }
  }

  /** A column of the batch, read in place. */
  record Column(int index) implements Slot {
    @Override
    public ColumnVector create() {
      return null;
    }

    @Override
    public void fill(ColumnBatch batch, ColumnVector[] slots, int self) {
      slots[self] = batch.vector(index);
    }
  }

  /** One value for every row, written out once for as many rows as the largest batch had. */
  record Constant(Type type, Object value) implements Slot {
    @Override
    public ColumnVector create() {
      return new ColumnVector(type, 0);
    }

    @Override
    public void fill(ColumnBatch batch, ColumnVector[] slots, int self) {
      ColumnVector vector = slots[self];
      int filled = vector.capacity();
      vector.ensureCapacity(batch.rows());
      for (int row = filled; row < vector.capacity(); row++) {
        vector.setValue(row, value);
      }
    }
  }

  /** A kernel applied to lower slots. */
  record Step(Kernel kernel, int[] arguments, Type type) implements Slot {
    @Override
    public ColumnVector create() {
      return new ColumnVector(type, 0);
    }

    @Override
    public void fill(ColumnBatch batch, ColumnVector[] slots, int self) {
      ColumnVector[] vectors = new ColumnVector[arguments.length];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = slots[arguments[i]];
      }
      slots[self].ensureCapacity(batch.rows());
      kernel.apply(vectors, batch.rows(), slots[self]);
    }
  }
}
