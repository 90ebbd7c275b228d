package dev.semblance.runtime.expression;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One operator, evaluated through the door that everybody uses. */
final class Evaluation {
  private static final RowLayout NO_COLUMNS = new RowLayout(List.of());

  private Evaluation() {}

  /** Operands in columns, parameters as literals. */
  static Object ofRow(Operator operator, Type type, List<Operand> operands) {
    return ofRows(operator, type, List.of(operands)).get(0);
  }

  /** Many rows of operands of the same types at once; the parameters are those of the first row. */
  static List<Object> ofRows(Operator operator, Type type, List<List<Operand>> rows) {
    List<RowLayout.Column> columns = new ArrayList<>();
    List<ScalarExpression> arguments = new ArrayList<>();
    List<Operand> first = rows.get(0);
    for (int i = 0; i < first.size(); i++) {
      columns.add(new RowLayout.Column("c" + i, first.get(i).type()));
      arguments.add(
          OperatorCase.isParameter(operator, i)
              ? OperatorCase.literal(first.get(i))
              : new ScalarExpression.Column("c" + i, first.get(i).type(), true));
    }
    RowLayout layout = new RowLayout(columns);
    ScalarExpression call = new ScalarExpression.Call(operator, arguments, type, true);
    ColumnVector result =
        ExpressionSet.compile(List.of(call), layout).evaluate(batch(layout, rows))[0];
    return values(result, rows.size());
  }

  static List<Object> values(ColumnVector vector, int rows) {
    List<Object> values = new ArrayList<>();
    IntStream.range(0, rows).forEach(row -> values.add(vector.value(row)));
    return values;
  }

  static ColumnBatch batch(RowLayout layout, List<List<Operand>> rows) {
    ColumnBatch batch = new ColumnBatch(layout, 1);
    for (List<Operand> row : rows) {
      int index = batch.addRow();
      for (int i = 0; i < row.size(); i++) {
        batch.vector(i).setValue(index, row.get(i).value());
      }
    }
    return batch;
  }

  /** Operands as literals, so that the call is folded when it is compiled. */
  static Object ofConstants(Operator operator, Type type, List<Operand> operands) {
    List<ScalarExpression> literals = operands.stream().map(OperatorCase::literal).toList();
    ScalarExpression call = new ScalarExpression.Call(operator, literals, type, true);
    ColumnBatch batch = new ColumnBatch(NO_COLUMNS, 1);
    batch.addRow();
    return ExpressionSet.compile(List.of(call), NO_COLUMNS).evaluate(batch)[0].value(0);
  }
}
