package dev.semblance.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A set of expressions that grow out of each other gives what each of them gives alone. */
class SharingPropertyTest {
  private static final RowLayout LAYOUT =
      new RowLayout(
          List.of(
              new RowLayout.Column("bool", Type.BOOL),
              new RowLayout.Column("int", Type.INT),
              new RowLayout.Column("double", Type.DOUBLE),
              new RowLayout.Column("string", Type.STRING),
              new RowLayout.Column("timestamp", Type.TIMESTAMP),
              new RowLayout.Column("duration", Type.DURATION),
              new RowLayout.Column("narrow", Type.decimal(12, 2)),
              new RowLayout.Column("wide", Type.decimal(38, 10)),
              new RowLayout.Column("doubles", Type.listOf(Type.DOUBLE)),
              new RowLayout.Column("strings", Type.listOf(Type.STRING))));
  private static final int EXPRESSIONS = 60;
  private static final int ROWS = 12;

  @Property(tries = 300)
  void aSetGivesWhatEachExpressionGivesAlone(@ForAll long seed) {
    RandomValues values = new RandomValues(seed);
    List<ScalarExpression> expressions = grow(values);
    ColumnBatch batch = batch(values);
    ColumnVector[] together = ExpressionSet.compile(expressions, LAYOUT).evaluate(batch);
    for (int i = 0; i < expressions.size(); i++) {
      ScalarExpression expression = expressions.get(i);
      ColumnVector alone = ExpressionSet.compile(List.of(expression), LAYOUT).evaluate(batch)[0];
      assertThat(Evaluation.values(together[i], ROWS))
          .as("%s", expression)
          .isEqualTo(Evaluation.values(alone, ROWS));
      Evaluation.values(alone, ROWS)
          .forEach(v -> OperatorPropertyTest.assertProper(expression.type(), v, "" + expression));
    }
  }

  private static List<ScalarExpression> grow(RandomValues values) {
    List<ScalarExpression> pool = new ArrayList<>();
    LAYOUT.columns().forEach(c -> pool.add(new ScalarExpression.Column(c.name(), c.type(), true)));
    RandomCalls calls = new RandomCalls(values);
    Operator[] operators = Operator.values();
    while (pool.size() < EXPRESSIONS) {
      Operator operator = operators[values.random().nextInt(operators.length)];
      RandomCalls.Signature signature = calls.signature(operator);
      List<ScalarExpression> arguments = new ArrayList<>();
      for (int i = 0; i < signature.arguments().size(); i++) {
        arguments.add(
            OperatorCase.isParameter(operator, i)
                ? OperatorCase.literal(signature.parameter())
                : pick(pool, signature.arguments().get(i), values));
      }
      pool.add(new ScalarExpression.Call(operator, arguments, signature.result(), true));
    }
    return pool;
  }

  /** An expression of that type from the pool, the youngest rather often, or a literal. */
  private static ScalarExpression pick(
      List<ScalarExpression> pool, Type type, RandomValues values) {
    List<ScalarExpression> fitting =
        pool.stream().filter(expression -> expression.type().equals(type)).toList();
    if (fitting.isEmpty() || values.random().nextInt(5) == 0) {
      return OperatorCase.literal(values.operand(type));
    }
    int back = Math.min(fitting.size() - 1, (int) Math.abs(values.random().nextGaussian() * 3));
    return fitting.get(fitting.size() - 1 - back);
  }

  private static ColumnBatch batch(RandomValues values) {
    List<List<Operand>> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(LAYOUT.columns().stream().map(c -> values.operand(c.type())).toList());
    }
    return Evaluation.batch(LAYOUT, rows);
  }
}
