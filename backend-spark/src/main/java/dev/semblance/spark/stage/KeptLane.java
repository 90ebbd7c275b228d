package dev.semblance.spark.stage;

import dev.semblance.runtime.column.RowLayout;
import dev.semblance.spark.row.LaneLayout;
import dev.semblance.spark.row.LaneSchema;
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
import org.apache.spark.storage.StorageLevel;

/** A lane that several outputs read: computed once. */
public final class KeptLane implements AutoCloseable {
  private final LaneLayout layout;
  private final Dataset<Row> rows;

  /**
   * @param saved whether the rows are on some disk already; otherwise the executors keep them
   */
  public KeptLane(SparkSession spark, Lane lane, boolean saved) {
    this.layout = lane.layout();
    this.rows = spark.internalCreateDataFrame(lane.rows().rdd(), LaneSchema.of(layout), false);
    if (!saved) {
      rows.persist(StorageLevel.DISK_ONLY());
    }
  }

  /** The lane with some of its columns only, for whoever reads no others. */
  public Lane only(List<String> names) {
    Set<String> wanted = Set.copyOf(names);
    String[] all = rows.columns();
    List<Column> selected = new ArrayList<>();
    selected.add(functions.col(LaneSchema.TIME));
    selected.add(functions.col(LaneSchema.IDENTITY));
    List<RowLayout.Column> columns = new ArrayList<>();
    for (RowLayout.Column column : layout.columns()) {
      if (wanted.contains(column.name())) {
        columns.add(column);
        selected.add(functions.col(all[layout.position(column.name())]));
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
}
