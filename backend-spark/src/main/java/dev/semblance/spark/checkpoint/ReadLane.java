package dev.semblance.spark.checkpoint;

import dev.semblance.spark.row.LaneLayout;
import java.util.Collections;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

/** Reads one file of a stage's rows in each task. */
final class ReadLane implements FlatMapFunction<Iterator<LaneFile>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private final LaneLayout layout;
  private final String directory;
  private final Broadcast<SerializableConfiguration> configuration;

  ReadLane(LaneLayout layout, Path directory, Broadcast<SerializableConfiguration> configuration) {
    this.layout = layout;
    this.directory = directory.toString();
    this.configuration = configuration;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<LaneFile> files) {
    if (!files.hasNext()) {
      return Collections.emptyIterator();
    }
    LaneFile file = files.next();
    return new SavedRows(
        new Path(directory, file.name()), file, layout, configuration.value().value());
  }
}
