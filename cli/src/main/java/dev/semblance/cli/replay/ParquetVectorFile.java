package dev.semblance.cli.replay;

import dev.semblance.spark.output.ParquetSchema;
import dev.semblance.spark.output.ParquetValues;
import dev.semblance.spark.output.VectorColumn;
import dev.semblance.streaming.FeatureVector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/** Vectors in a Parquet file of the same form as a backfill's. */
final class ParquetVectorFile implements VectorFile {
  /** Several files are open at a time. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final ParquetWriter<FeatureVector> writer;

  private ParquetVectorFile(ParquetWriter<FeatureVector> writer) {
    this.writer = writer;
  }

  static ParquetVectorFile open(
      Path path,
      String vector,
      List<VectorColumn> columns,
      Map<String, String> metadata,
      Configuration configuration)
      throws IOException {
    return new ParquetVectorFile(
        new Builder(
                HadoopOutputFile.fromPath(path, configuration),
                new Support(vector, columns, metadata))
            .withConf(configuration)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build());
  }

  @Override
  public void write(FeatureVector vector) throws IOException {
    writer.write(vector);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<FeatureVector, Builder> {
    private final Support support;

    Builder(OutputFile file, Support support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // The only one of the two that is abstract.
    protected WriteSupport<FeatureVector> getWriteSupport(Configuration configuration) {
      return support;
    }
  }

  /** Writes a vector's values as the schema of a backfill's files has them. */
  private static final class Support extends WriteSupport<FeatureVector> {
    private final String name;
    private final List<VectorColumn> columns;
    private final Map<String, String> metadata;
    private RecordConsumer consumer;

    Support(String name, List<VectorColumn> columns, Map<String, String> metadata) {
      this.name = name;
      this.columns = columns;
      this.metadata = metadata;
    }

    @Override
    @SuppressWarnings("deprecation") // The only one of the two that is abstract.
    public WriteContext init(Configuration configuration) {
      return new WriteContext(ParquetSchema.of(name, columns), metadata);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(FeatureVector vector) {
      consumer.startMessage();
      for (int i = 0; i < columns.size(); i++) {
        VectorColumn column = columns.get(i);
        Object value = value(vector, column);
        if (value != null) {
          consumer.startField(column.name(), i);
          ParquetValues.write(consumer, column.type(), value);
          consumer.endField(column.name(), i);
        }
      }
      consumer.endMessage();
    }

    private static Object value(FeatureVector vector, VectorColumn column) {
      return switch (column.role()) {
        case ID -> vector.id().get(column.part());
        case TIME -> vector.time();
        case VALUE, LABEL -> vector.values().get(column.part());
      };
    }
  }
}
