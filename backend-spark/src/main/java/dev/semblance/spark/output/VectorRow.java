package dev.semblance.spark.output;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.spark.row.IdentityReader;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RawValues;
import dev.semblance.spark.row.RowEvaluator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The vector's rows, one after the other: the last lane's rows with the output's expressions
 * evaluated. Columns are read as raw values.
 */
final class VectorRow {
  private final List<VectorColumn> columns;
  private final RowEvaluator rows;
  private final IdentityReader identity;
  private final boolean[] longs;

  /** For each column, its place in the lane's row; -1 where it is computed or part of the id. */
  private final int[] positions;

  /** For each column, the index of its expression among the evaluated ones, else -1. */
  private final int[] expressions;

  VectorRow(Plan plan, LaneLayout lane, Iterator<InternalRow> laneRows) {
    this.columns = VectorColumn.of(plan);
    this.identity = new IdentityReader(plan.trigger());
    this.longs = new boolean[columns.size()];
    this.positions = new int[columns.size()];
    this.expressions = new int[columns.size()];
    List<ScalarExpression> computed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      longs[i] = RawValues.isLong(columns.get(i).type());
      positions[i] = -1;
      expressions[i] = -1;
      switch (columns.get(i).role()) {
        case ID -> {}
        case TIME -> positions[i] = LaneLayout.TIME;
        case VALUE, LABEL -> placeValue(plan, lane, i, computed);
      }
    }
    this.rows = new RowEvaluator(laneRows, lane, computed);
  }

  private void placeValue(Plan plan, LaneLayout lane, int i, List<ScalarExpression> computed) {
    ScalarExpression expression = plan.output().columns().get(columns.get(i).part()).expression();
    if (expression instanceof ScalarExpression.Column column) {
      positions[i] = lane.position(column.name());
    } else {
      expressions[i] = computed.size();
      computed.add(expression);
    }
  }

  List<VectorColumn> columns() {
    return columns;
  }

  /** Moves to the next row; false when there is none. */
  boolean advance() {
    if (!rows.advance()) {
      return false;
    }
    identity.read(rows.row().getUTF8String(LaneLayout.IDENTITY));
    return true;
  }

  /** The row's time in microseconds. */
  long time() {
    return rows.row().getLong(LaneLayout.TIME);
  }

  UTF8String identityBytes() {
    return rows.row().getUTF8String(LaneLayout.IDENTITY);
  }

  boolean isNull(int column) {
    if (positions[column] >= 0) {
      return rows.row().isNullAt(positions[column]);
    }
    return expressions[column] >= 0 && rows.result(expressions[column]).isNull(rows.index());
  }

  /** The value of a column of a {@link RawValues#isLong} type. */
  long getLong(int column) {
    if (positions[column] >= 0) {
      return rows.row().getLong(positions[column]);
    }
    if (expressions[column] < 0) {
      return identity.getLong(columns.get(column).part());
    }
    ColumnVector vector = rows.result(expressions[column]);
    return vector.storage() == ColumnVector.Storage.DOUBLE
        ? Double.doubleToRawLongBits(vector.doubles()[rows.index()])
        : vector.longs()[rows.index()];
  }

  /** The value of a column of any other type. */
  UTF8String getBytes(int column) {
    if (positions[column] >= 0) {
      return rows.row().getUTF8String(positions[column]);
    }
    if (expressions[column] < 0) {
      return identity.getBytes(columns.get(column).part());
    }
    ColumnVector vector = rows.result(expressions[column]);
    return RawValues.toBytes(vector.type(), vector.objects()[rows.index()]);
  }

  /** The boxed value of a column; null for null. */
  Object value(int column) {
    if (isNull(column)) {
      return null;
    }
    Type type = columns.get(column).type();
    return longs[column]
        ? RawValues.fromLong(type, getLong(column))
        : RawValues.fromBytes(type, getBytes(column));
  }
}
