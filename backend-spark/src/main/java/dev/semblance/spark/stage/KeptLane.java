package dev.semblance.spark.stage;

import dev.semblance.runtime.column.RowLayout;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.RawValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** A lane that several outputs read: computed once, and kept on the executors' disks. */
public final class KeptLane implements AutoCloseable {
  private final LaneLayout layout;
  private final Dataset<Row> rows;

  public KeptLane(SparkSession spark, Lane lane) {
    this.layout = lane.layout();
    this.rows =
        spark
            .internalCreateDataFrame(lane.rows().rdd(), schema(layout), false)
            .persist(StorageLevel.DISK_ONLY());
  }

  /** The lane with some of its columns only, for whoever reads no others. */
  public Lane only(List<String> names) {
    Set<String> wanted = Set.copyOf(names);
    List<Column> selected = new ArrayList<>();
    selected.add(functions.col(name(LaneLayout.TIME)));
    selected.add(functions.col(name(LaneLayout.IDENTITY)));
    List<RowLayout.Column> columns = new ArrayList<>();
    for (RowLayout.Column column : layout.columns()) {
      if (wanted.contains(column.name())) {
        columns.add(column);
        selected.add(functions.col(name(layout.position(column.name()))));
      }
    }
    JavaRDD<InternalRow> read =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows.select(selected.toArray(Column[]::new)))
            .queryExecution()
            .toRdd()
            .toJavaRDD();
    return new Lane(new LaneLayout(layout.timeField(), columns), read);
  }

  @Override
  public void close() {
    rows.unpersist();
  }

  private static StructType schema(LaneLayout layout) {
    StructType schema =
        new StructType()
            .add(name(LaneLayout.TIME), DataTypes.LongType, false)
            .add(name(LaneLayout.IDENTITY), DataTypes.StringType, false);
    for (RowLayout.Column column : layout.columns()) {
      boolean isLong = RawValues.isLong(column.type());
      schema =
          schema.add(
              name(layout.position(column.name())),
              isLong ? DataTypes.LongType : DataTypes.StringType,
              true);
    }
    return schema;
  }

  private static String name(int position) {
    return "c" + position;
  }
}
