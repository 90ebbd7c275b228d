package dev.semblance.runtime.expression;

import static dev.semblance.compiler.type.Type.BOOL;
import static dev.semblance.compiler.type.Type.DOUBLE;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExpressionSetTest {
  private static final RowLayout LAYOUT =
      new RowLayout(List.of(new RowLayout.Column("n", INT), new RowLayout.Column("s", STRING)));
  private static final ScalarExpression N = new ScalarExpression.Column("n", INT, false);
  private static final ScalarExpression S = new ScalarExpression.Column("s", STRING, true);

  @Test
  void equalSubexpressionsShareOneVector() {
    ExpressionSet set =
        ExpressionSet.compile(List.of(plus(N, 1), plus(N, 1), plus(plus(N, 1), 2), N), LAYOUT);
    ColumnBatch batch = numbers(4, 5);
    ColumnVector[] results = set.evaluate(batch);
    assertThat(results[1]).isSameAs(results[0]);
    assertThat(results[3]).isSameAs(batch.vector("n"));
    assertThat(Evaluation.values(results[0], 2)).containsExactly(5L, 6L);
    assertThat(Evaluation.values(results[2], 2)).containsExactly(7L, 8L);
  }

  /** The same operator and arguments may mean another type, so the type is part of the key. */
  @Test
  void callsOfDifferentTypesAreNotShared() {
    Type coarse = Type.decimal(12, 1);
    Type fine = Type.decimal(12, 3);
    ColumnVector[] results =
        ExpressionSet.compile(
                List.of(call(Operator.TO_DECIMAL, coarse, N), call(Operator.TO_DECIMAL, fine, N)),
                LAYOUT)
            .evaluate(numbers(4));
    assertThat(results[0].value(0)).hasToString("4.0");
    assertThat(results[1].value(0)).hasToString("4.000");
  }

  @Test
  void servesBatchesOfAnySizeOneAfterTheOther() {
    ScalarExpression seven = ScalarExpression.literal(INT, 7L);
    ExpressionSet set = ExpressionSet.compile(List.of(plus(N, 1), seven, S), LAYOUT);
    for (int rows : new int[] {1, 0, 5_000, 3}) {
      ColumnBatch batch = numbers(LongStream.range(0, rows).toArray());
      ColumnVector[] results = set.evaluate(batch);
      for (int i = 0; i < rows; i++) {
        assertThat(results[0].value(i)).isEqualTo(i + 1L);
        assertThat(results[1].value(i)).isEqualTo(7L);
        assertThat(results[2].value(i)).isNull();
      }
    }
  }

  /** Results are reused, so a null of the last batch must not shine through. */
  @Test
  void forgetsTheNullsOfTheBatchBefore() {
    ScalarExpression length = call(Operator.LENGTH, INT, S);
    ScalarExpression joined = call(Operator.CONCAT, STRING, S, S);
    ExpressionSet set = ExpressionSet.compile(List.of(length, joined), LAYOUT);
    set.evaluate(numbers(1));
    ColumnBatch batch = numbers(1);
    batch.vector("s").setObject(0, "ab");
    ColumnVector[] results = set.evaluate(batch);
    assertThat(results[0].value(0)).isEqualTo(2L);
    assertThat(results[1].value(0)).isEqualTo("abab");
  }

  @Test
  void nullLiteralsHaveAType() {
    ExpressionSet set = ExpressionSet.compile(List.of(ScalarExpression.nullOf(DOUBLE)), LAYOUT);
    assertThat(set.evaluate(numbers(1))[0].value(0)).isNull();
    assertThat(set.evaluate(numbers(1))[0].type()).isEqualTo(DOUBLE);
  }

  @Test
  void aNegatedZeroNeverGetsIn() {
    ScalarExpression zero = ScalarExpression.literal(DOUBLE, -0.0);
    ExpressionSet set = ExpressionSet.compile(List.of(zero), LAYOUT);
    assertThat(set.evaluate(numbers(1))[0].value(0)).isEqualTo(0.0);
  }

  /** Inlined functions make trees that share branches; their text would be 2^60 terms long. */
  @Test
  void takesTreesThatDoubleAtEveryLevel() {
    ScalarExpression tree = N;
    for (int i = 0; i < 60; i++) {
      tree = call(Operator.ADD, INT, tree, tree);
    }
    ExpressionSet set = ExpressionSet.compile(List.of(tree), LAYOUT);
    assertThat(set.evaluate(numbers(3))[0].value(0)).isEqualTo(3L << 60);
  }

  @Test
  void refusesWhatAnalysisShouldHaveRefused() {
    ScalarExpression stranger = new ScalarExpression.Column("x", INT, false);
    ScalarExpression mistyped = new ScalarExpression.Column("n", DOUBLE, false);
    ScalarExpression noZone = ScalarExpression.literal(STRING, "Nowhere/Land");
    ScalarExpression noPattern = ScalarExpression.literal(STRING, "(");
    ScalarExpression time = ScalarExpression.nullOf(Type.TIMESTAMP);
    for (ScalarExpression wrong :
        List.of(
            stranger,
            mistyped,
            call(Operator.MATCHES, BOOL, S, S),
            call(Operator.MATCHES, BOOL, S, noPattern),
            call(Operator.HOUR_OF_DAY, INT, time, noZone),
            call(Operator.NEGATE, STRING, S))) {
      assertThatThrownBy(() -> ExpressionSet.compile(List.of(wrong), LAYOUT))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ScalarExpression plus(ScalarExpression left, long right) {
    return call(Operator.ADD, INT, left, ScalarExpression.literal(INT, right));
  }

  private static ScalarExpression call(
      Operator operator, Type type, ScalarExpression... arguments) {
    return new ScalarExpression.Call(operator, List.of(arguments), type, true);
  }

  private static ColumnBatch numbers(long... numbers) {
    ColumnBatch batch = new ColumnBatch(LAYOUT, 0);
    for (long number : numbers) {
      int row = batch.addRow();
      batch.vector(0).setLong(row, number);
      batch.vector(1).setNull(row);
    }
    return batch;
  }
}
