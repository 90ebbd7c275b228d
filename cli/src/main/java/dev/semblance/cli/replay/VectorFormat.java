package dev.semblance.cli.replay;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.output.SchemaFile;
import dev.semblance.spark.output.VectorColumn;
import dev.semblance.streaming.FeatureVector;
import dev.semblance.streaming.VectorSchema;
import dev.semblance.streaming.format.VectorWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** How vectors are written to files. */
public enum VectorFormat {
  /** As a backfill writes them. */
  PARQUET(".zstd.parquet"),
  /** One JSON object a line. */
  JSON(".jsonl");

  private final String ending;

  VectorFormat(String ending) {
    this.ending = ending;
  }

  /** What the names of such files end with. */
  String ending() {
    return ending;
  }

  /** What opens new files for the plan's vectors. */
  FileOpener opener(Plan plan, String planHash, Configuration configuration) {
    if (this == JSON) {
      VectorWriter writer = VectorWriter.json(VectorSchema.of(plan));
      return path -> jsonLines(writer, path.getFileSystem(configuration).create(path, false));
    }
    List<VectorColumn> columns = VectorColumn.of(plan);
    Map<String, String> metadata = SchemaFile.metadata(plan, planHash);
    return path ->
        ParquetVectorFile.open(path, plan.output().vector(), columns, metadata, configuration);
  }

  private static VectorFile jsonLines(VectorWriter writer, OutputStream out) {
    return new VectorFile() {
      @Override
      public void write(FeatureVector vector) throws IOException {
        out.write(writer.write(vector));
        out.write('\n');
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  /** Opens a new file. */
  interface FileOpener {
    VectorFile open(Path path) throws IOException;
  }
}
