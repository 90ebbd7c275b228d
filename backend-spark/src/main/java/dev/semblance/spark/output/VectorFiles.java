package dev.semblance.spark.output;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;

/** The Parquet files that one task writes: one for each date, one after the other. */
public final class VectorFiles implements Closeable {

  /** The column that the directories' names hold. */
  public static final String DATE_COLUMN = "date";

  private static final long DAY = Duration.ofDays(1).toMillis() * 1000;

  private final String vector;
  private final Path directory;
  private final String fileName;
  private final Map<String, String> metadata;
  private final Configuration configuration;
  private final List<DataFile> files = new ArrayList<>();
  private ParquetWriter<VectorRow> writer;
  private MeasuredFile file;
  private long day;
  private long rows;

  VectorFiles(
      String vector,
      Path directory,
      String fileName,
      Map<String, String> metadata,
      Configuration configuration) {
    this.vector = vector;
    this.directory = directory;
    this.fileName = fileName;
    this.metadata = metadata;
    this.configuration = configuration;
  }

  /** Writes the row at which {@code row} stands; rows come in order of time. */
  void write(VectorRow row) throws IOException {
    long rowDay = Math.floorDiv(row.time(), DAY);
    if (writer == null || rowDay != day) {
      close();
      day = rowDay;
      writer = open(row);
    }
    writer.write(row);
    rows++;
  }

  private ParquetWriter<VectorRow> open(VectorRow row) throws IOException {
    Path path = new Path(new Path(directory, dateDirectory()), fileName);
    WriteSupport<VectorRow> support = new VectorWriteSupport(vector, row.columns(), metadata);
    rows = 0;
    file = new MeasuredFile(HadoopOutputFile.fromPath(path, configuration));
    return new Builder(file, support)
        .withConf(configuration)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .build();
  }

  private String dateDirectory() {
    return DataFile.directory(LocalDate.ofEpochDay(day));
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
      files.add(
          new DataFile(
              dateDirectory() + "/" + fileName, LocalDate.ofEpochDay(day), rows, file.bytes()));
    }
  }

  /** The files, all of which are closed. */
  List<DataFile> files() {
    return files;
  }

  private static final class Builder extends ParquetWriter.Builder<VectorRow, Builder> {
    private final WriteSupport<VectorRow> support;

    Builder(OutputFile file, WriteSupport<VectorRow> support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // The only one of the two that is abstract.
    protected WriteSupport<VectorRow> getWriteSupport(Configuration configuration) {
      return support;
    }
  }
}
