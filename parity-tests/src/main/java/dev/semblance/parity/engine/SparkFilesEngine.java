package dev.semblance.parity.engine;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.spark.BackfillRequest;
import dev.semblance.spark.BackfillSummary;
import dev.semblance.spark.EventSource;
import dev.semblance.spark.ProgressListener;
import dev.semblance.spark.SparkBackfill;
import dev.semblance.spark.output.VectorColumn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The Spark backend as users run it: vectors written as Parquet, and read back by Spark itself. */
public final class SparkFilesEngine implements Engine {
  private static final int PARTITIONS = 2;

  private final SparkSession spark;
  private final Path folder;
  private final long fromMicros;
  private final long toMicros;

  /**
   * @param folder for the outputs of this engine's runs
   * @param fromMicros the first instant of which triggers are answered
   * @param toMicros the first instant after that
   */
  public SparkFilesEngine(SparkSession spark, Path folder, long fromMicros, long toMicros) {
    this.spark = requireNonNull(spark, "spark");
    this.folder = requireNonNull(folder, "folder");
    this.fromMicros = fromMicros;
    this.toMicros = toMicros;
  }

  @Override
  public String name() {
    return "Spark by way of Parquet";
  }

  @Override
  public VectorSet run(Plan plan, EventLog log) {
    String out = folder.resolve(UUID.randomUUID().toString()).toUri().toString();
    BackfillRequest.Builder request = BackfillRequest.of(plan, out).from(fromMicros).to(toMicros);
    for (EventSchema schema : plan.events()) {
      request.source(
          schema.name(), new EventSource.Memory(SparkEngine.rows(schema, log), PARTITIONS));
    }
    BackfillSummary summary = SparkBackfill.run(spark, request.build(), ProgressListener.NONE);
    VectorSet vectors = summary.files() == 0 ? set(plan, List.of()) : read(plan, out);
    if (vectors.rows().size() != summary.rows()) {
      throw new IllegalStateException(
          "%d rows said to be written, %d read".formatted(summary.rows(), vectors.rows().size()));
    }
    return vectors;
  }

  private VectorSet read(Plan plan, String out) {
    List<VectorColumn> columns = SparkBackfill.columns(plan);
    Column[] selected = columns.stream().map(SparkFilesEngine::exact).toArray(Column[]::new);
    List<VectorRow> rows = new ArrayList<>();
    for (Row row : spark.read().parquet(out).select(selected).collectAsList()) {
      rows.add(vector(columns, row));
    }
    return set(plan, rows);
  }

  private static VectorSet set(Plan plan, List<VectorRow> rows) {
    return new VectorSet(
        plan.output().columns().stream().map(Plan.OutputColumn::name).toList(), rows);
  }

  /** The column, with timestamps as microseconds: Java's own classes for them lose some. */
  private static Column exact(VectorColumn column) {
    Column plain = col("`" + column.name() + "`");
    if (column.type().is(Type.Kind.TIMESTAMP)) {
      return functions.unix_micros(plain);
    }
    return column.type().equals(Type.listOf(Type.TIMESTAMP))
        ? functions.transform(plain, functions::unix_micros)
        : plain;
  }

  private static VectorRow vector(List<VectorColumn> columns, Row row) {
    List<Object> id = new ArrayList<>();
    long time = 0;
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Object value = value(columns.get(i).type(), row, i);
      switch (columns.get(i).role()) {
        case ID -> id.add(value);
        case TIME -> time = (Long) value;
        case VALUE, LABEL -> values.put(columns.get(i).name(), value);
      }
    }
    return new VectorRow(id, time, values);
  }

  private static Object value(Type type, Row row, int column) {
    if (row.isNullAt(column)) {
      return null;
    }
    if (type.is(Type.Kind.LIST)) {
      List<Object> items = new ArrayList<>();
      for (Object item : row.getList(column)) {
        items.add(item(type.element().orElseThrow(), item));
      }
      return items;
    }
    return item(type, row.get(column));
  }

  private static Object item(Type type, Object value) {
    return type.is(Type.Kind.DECIMAL) ? ((BigDecimal) value).setScale(type.scale()) : value;
  }
}
