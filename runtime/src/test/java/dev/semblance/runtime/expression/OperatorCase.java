package dev.semblance.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An operator, its operands and what it gives: one line of a table. */
record OperatorCase(Operator operator, Type type, Object expected, List<Operand> operands) {

  /** {@code expected} is a boxed value, an {@link Operand} whose value counts, or null. */
  static OperatorCase expect(Operator operator, Type type, Object expected, Object... operands) {
    Object value = expected instanceof Operand operand ? operand.value() : expected;
    return new OperatorCase(
        operator, type, value, Arrays.stream(operands).map(Operand::of).toList());
  }

  /** A case with a decimal result, written as text. */
  static OperatorCase expectDecimal(
      Operator operator, Type type, String expected, Object... operands) {
    return expect(operator, type, expected == null ? null : new BigDecimal(expected), operands);
  }

  /** Whether the operand at {@code position} has to be written in the program. */
  static boolean isParameter(Operator operator, int position) {
    return switch (operator) {
      case IN, ROUND, BUCKETIZE, MATCHES, EXTRACT, HOUR_OF_DAY, DAY_OF_WEEK, DAY_OF_MONTH, MONTH ->
          position == 1;
      default -> false;
    };
  }

  /** The operands as columns of a row, then as constants, then each null in its turn. */
  void check() {
    assertThat(Evaluation.ofRow(operator, type, operands)).as("in a row").isEqualTo(expected);
    assertThat(Evaluation.ofConstants(operator, type, operands)).as("folded").isEqualTo(expected);
    for (int i = 0; i < operands.size(); i++) {
      if (isNullStrict()) {
        List<Operand> withNull = new ArrayList<>(operands);
        withNull.set(i, Operand.none(operands.get(i).type()));
        assertThat(Evaluation.ofRow(operator, type, withNull)).as("null at " + i).isNull();
      }
    }
  }

  private boolean isNullStrict() {
    return switch (operator) {
      case AND, OR, IF, COALESCE, IS_NULL, IS_NOT_NULL -> false;
      default -> true;
    };
  }

  @Override
  public String toString() {
    String arguments = String.join(", ", operands.stream().map(Operand::toString).toList());
    String text = operator + "(" + arguments + ") = " + expected;
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  static ScalarExpression literal(Operand operand) {
    return operand.value() == null
        ? ScalarExpression.nullOf(operand.type())
        : ScalarExpression.literal(operand.type(), operand.value());
  }
}
