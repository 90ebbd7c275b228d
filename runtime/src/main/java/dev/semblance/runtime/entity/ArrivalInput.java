package dev.semblance.runtime.entity;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import dev.semblance.runtime.expression.ExpressionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The row that came last by one input, and the values of all expressions over it. */
final class ArrivalInput {
  private final RowLayout layout;
  private final Map<ScalarExpression, Integer> slots = new LinkedHashMap<>();
  private ExpressionSet expressions;
  private ColumnVector[] values;

  ArrivalInput(RowLayout layout) {
    this.layout = layout;
  }

  /** Registers an expression. */
  int slot(ScalarExpression expression) {
    Integer known = slots.putIfAbsent(expression, slots.size());
    return known == null ? slots.size() - 1 : known;
  }

  /** Registers a condition; -1 stands for one that is always true. */
  int slot(Optional<ScalarExpression> condition) {
    return condition.map(this::slot).orElse(-1);
  }

  int[] slots(List<ScalarExpression> wanted) {
    return wanted.stream().mapToInt(this::slot).toArray();
  }

  /** Ends registration. */
  void compile() {
    expressions = ExpressionSet.compile(new ArrayList<>(slots.keySet()), layout);
  }

  /** Takes the first row of a batch. */
  void evaluate(ColumnBatch row) {
    if (!slots.isEmpty()) {
      values = expressions.evaluate(row);
    }
  }

  boolean isTrue(int condition) {
    return condition < 0 || values[condition].isTrue(0);
  }

  ColumnVector value(int slot) {
    return values[slot];
  }

  /** Fills {@code into} with the vectors of the slots; gives it back. */
  ColumnVector[] values(int[] wanted, ColumnVector[] into) {
    for (int i = 0; i < wanted.length; i++) {
      into[i] = values[wanted[i]];
    }
    return into;
  }
}
