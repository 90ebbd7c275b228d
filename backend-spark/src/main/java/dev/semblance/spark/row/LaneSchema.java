package dev.semblance.spark.row;

import dev.semblance.runtime.column.RowLayout;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows of a lane as Spark's own operations see them: by position, with names of no meaning. */
public final class LaneSchema {
  public static final String TIME = "time";
  public static final String IDENTITY = "identity";

  private LaneSchema() {}

  /** The columns of such rows, at the places that the layout gives them. */
  public static StructType of(LaneLayout lane) {
    StructType schema =
        new StructType()
            .add(TIME, DataTypes.LongType, false)
            .add(IDENTITY, DataTypes.StringType, false);
    int next = 0;
    for (RowLayout.Column column : lane.columns()) {
      boolean isLong = RawValues.isLong(column.type());
      schema = schema.add("c" + next++, isLong ? DataTypes.LongType : DataTypes.StringType, true);
    }
    return schema;
  }
}
