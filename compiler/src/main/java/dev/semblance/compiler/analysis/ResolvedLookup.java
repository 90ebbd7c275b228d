package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.OptionalLong;

/**
 * An as-of join: for a row of the left base event, the latest event of the right stream with equal
 * keys, no later than the row and no more than {@code within} before it.
 *
 * @param name unique in the program: {@code stream.alias}, where {@code stream} declares the join
 * @param leftKey over the left base event's row
 * @param right the stream looked up
 * @param rightKey over the right base event's row; of the same types as {@code leftKey}
 * @param withinMicros empty when unbounded
 */
public record ResolvedLookup(
    String name,
    List<ScalarExpression> leftKey,
    ResolvedStream right,
    List<ScalarExpression> rightKey,
    OptionalLong withinMicros) {
  public ResolvedLookup {
    leftKey = List.copyOf(leftKey);
    rightKey = List.copyOf(rightKey);
  }

  /** Name of the column of the left row that holds a field of the event found, null if none. */
  public String column(String rightPath) {
    return name + "." + rightPath;
  }

  /** Name of the column of the left row that tells whether an event was found; never null. */
  public String matchedColumn() {
    return name + "#matched";
  }

  /** The matched column as an expression. */
  public ScalarExpression.Column matched() {
    return new ScalarExpression.Column(matchedColumn(), Type.BOOL, false);
  }
}
