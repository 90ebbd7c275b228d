package dev.semblance.spark.verify.read;

import dev.semblance.spark.verify.VectorDescription;
import dev.semblance.spark.verify.VectorField;
import dev.semblance.spark.verify.VectorPlace;
import dev.semblance.spark.verify.VerifyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A set of vectors: its files, and what it says of itself. */
public final class VectorSet {
  private final VerifySession session;
  private final VectorPlace place;
  private final List<FileStatus> files;
  private final VectorFormat format;
  private final VectorDescription description;

  VectorSet(
      VerifySession session,
      VectorPlace place,
      VectorListing listing,
      VectorDescription description) {
    this.session = session;
    this.place = place;
    this.files = listing.files();
    this.format = listing.format();
    this.description = description;
  }

  public VectorPlace place() {
    return place;
  }

  public VectorFormat format() {
    return format;
  }

  public VectorDescription description() {
    return description;
  }

  /** Size of the files. */
  public long bytes() {
    return files.stream().mapToLong(FileStatus::getLen).sum();
  }

  /**
   * The rows.
   *
   * @param values which of the vector's own columns, in the order that their cells shall have
   * @param unknown hears of JSON fields that no description has
   * @throws VerifyException if the files do not have the described columns
   */
  public JavaRDD<InternalRow> rows(List<VectorField> values, int side, SeenNames unknown) {
    if (files.isEmpty()) {
      return session.noRows();
    }
    RowForm form = form(values, side);
    String[] paths = files.stream().map(file -> file.getPath().toString()).toArray(String[]::new);
    return format == VectorFormat.JSON ? json(form, paths, unknown) : parquet(form, paths);
  }

  private RowForm form(List<VectorField> values, int side) {
    ArrayList<VectorField> columns = new ArrayList<>(description.key());
    int idParts = description.id().size();
    int time = description.time().map(columns::indexOf).orElse(-1);
    columns.addAll(values);
    return new RowForm(columns, idParts, time, place.fromMicros(), place.endMicros(), side);
  }

  private JavaRDD<InternalRow> json(RowForm form, String[] paths, SeenNames unknown) {
    Set<String> known =
        description.columns().stream().map(VectorField::name).collect(Collectors.toSet());
    Dataset<Row> lines =
        session
            .session()
            .read()
            .text(paths)
            .select(functions.col("value"), functions.input_file_name());
    return VerifySession.internalRows(lines).mapPartitions(new JsonRows(form, known, unknown));
  }

  private JavaRDD<InternalRow> parquet(RowForm form, String[] paths) {
    Dataset<Row> all = session.session().read().parquet(paths);
    check(form, all.schema());
    Column[] columns =
        form.columns().stream()
            .map(column -> functions.col("`" + column.name().replace("`", "``") + "`"))
            .toArray(Column[]::new);
    Dataset<Row> rows = all.select(columns);
    return VerifySession.internalRows(rows)
        .mapPartitions(new ParquetRows(form, rows.schema(), place.path()));
  }

  private void check(RowForm form, StructType found) {
    List<String> names = Arrays.asList(found.fieldNames());
    for (VectorField column : form.columns()) {
      if (!names.contains(column.name())) {
        throw new VerifyException(
            "the files of %s have no column `%s`, which their description names"
                .formatted(place.path(), column.name()));
      }
      DataType type = found.fields()[found.fieldIndex(column.name())].dataType();
      if (SparkValue.of(column.type(), type).isEmpty()) {
        throw new VerifyException(
            "column `%s` of %s is %s in the files and %s in their description"
                .formatted(column.name(), place.path(), type.simpleString(), column.typeText()));
      }
    }
  }
}
