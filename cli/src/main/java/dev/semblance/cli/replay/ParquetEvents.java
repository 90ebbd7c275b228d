package dev.semblance.cli.replay;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.NeededFields;
import dev.semblance.runtime.record.SourceType;
import dev.semblance.runtime.record.ValueDoor;
import dev.semblance.spark.BackfillException;
import dev.semblance.spark.source.ParquetColumns;
import dev.semblance.spark.source.SourceFiles;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The events of one Parquet file. */
final class ParquetEvents implements Closeable {
  private final String name;
  private final String event;
  private final Consumer<BadRecord> bad;
  private final ParquetReader<Group> reader;
  private final List<ParquetColumn> columns;
  private final NeededFields neededFields;
  private long records;

  private ParquetEvents(
      String name,
      String event,
      Consumer<BadRecord> bad,
      ParquetReader<Group> reader,
      List<ParquetColumn> columns,
      NeededFields neededFields) {
    this.name = name;
    this.event = event;
    this.bad = bad;
    this.reader = reader;
    this.columns = columns;
    this.neededFields = neededFields;
  }

  /**
   * @throws BackfillException if the file cannot be read
   * @throws dev.semblance.runtime.record.SourceException if it cannot hold the event
   */
  static ParquetEvents open(
      FileStatus file,
      EventSchema event,
      EventBinding binding,
      Configuration configuration,
      Consumer<BadRecord> bad) {
    String name = SourceFiles.display(file.getPath());
    MessageType footer;
    InputFile input;
    try {
      input = HadoopInputFile.fromStatus(file, configuration);
      footer = schema(input);
    } catch (IOException | RuntimeException e) {
      throw damaged(name, event.name(), e);
    }
    MessageType needed = onlyColumnsOf(event, binding, footer);
    Map<String, SourceType> types = new LinkedHashMap<>();
    needed.getFields().forEach(type -> types.put(type.getName(), ParquetTypes.of(type)));
    needed.getFields().forEach(type -> addInner(type.getName(), type, types));
    List<ParquetColumn> columns =
        ValueDoor.of(name, event, binding, types).stream()
            .map(door -> ParquetColumn.of(needed, door))
            .toList();
    try {
      Configuration own = new Configuration(configuration);
      own.set(ReadSupport.PARQUET_READ_SCHEMA, needed.toString());
      ParquetReader<Group> reader = new Builder(input).withConf(own).build();
      return new ParquetEvents(name, event.name(), bad, reader, columns, new NeededFields(event));
    } catch (IOException | RuntimeException e) {
      throw damaged(name, event.name(), e);
    }
  }

  /** The fields of a record, by their paths; a column that is itself called so is meant first. */
  private static void addInner(String path, Type type, Map<String, SourceType> types) {
    if (ParquetColumns.isRecord(type)) {
      for (Type inner : type.asGroupType().getFields()) {
        types.putIfAbsent(path + "." + inner.getName(), ParquetTypes.of(inner));
        addInner(path + "." + inner.getName(), inner, types);
      }
    }
  }

  private static MessageType schema(InputFile input) throws IOException {
    try (ParquetFileReader file = ParquetFileReader.open(input)) {
      return file.getFooter().getFileMetaData().getSchema();
    }
  }

  private static MessageType onlyColumnsOf(
      EventSchema event, EventBinding binding, MessageType all) {
    Set<String> names = new LinkedHashSet<>();
    event.fields().forEach(field -> names.add(binding.columnOf(field.name())));
    return new MessageType(all.getName(), ParquetColumns.needed(all, names));
  }

  private static BackfillException damaged(String name, String event, Exception e) {
    return new BackfillException(
        "%s of event %s cannot be read: it is truncated, damaged or no Parquet file (%s)"
            .formatted(name, event, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
        e);
  }

  boolean fill(ColumnBatch batch, int maxRows) throws IOException {
    int end = batch.rows() + maxRows;
    while (batch.rows() < end) {
      Group row = read();
      if (row == null) {
        return false;
      }
      records++;
      take(row, batch);
    }
    return true;
  }

  private Group read() {
    try {
      return reader.read();
    } catch (IOException | RuntimeException e) {
      throw damaged(name, event, e);
    }
  }

  private void take(Group row, ColumnBatch batch) {
    int index = batch.addRow();
    try {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).take(row, batch.vector(i), index);
      }
      neededFields.check(batch, index);
    } catch (BadRecordException e) {
      batch.removeLastRow();
      bad.accept(new BadRecord(name, records, e.reason(), raw(row)));
    }
  }

  private String raw(Group row) {
    List<String> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(column.text(row)));
    return String.join(", ", cells);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static final class Builder extends ParquetReader.Builder<Group> {
    Builder(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
