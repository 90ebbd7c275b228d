package dev.semblance.cli.replay;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.record.BadRecord;
import dev.semblance.runtime.record.BadRecordException;
import dev.semblance.runtime.record.SourceType;
import dev.semblance.runtime.record.ValueDoor;
import dev.semblance.spark.BackfillException;
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
  private long records;

  private ParquetEvents(
      String name,
      String event,
      Consumer<BadRecord> bad,
      ParquetReader<Group> reader,
      List<ParquetColumn> columns) {
    this.name = name;
    this.event = event;
    this.bad = bad;
    this.reader = reader;
    this.columns = columns;
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
    List<ParquetColumn> columns = new ArrayList<>();
    for (ValueDoor door : ValueDoor.of(name, event, binding, types)) {
      int field = needed.getFieldIndex(door.column());
      columns.add(new ParquetColumn(field, needed.getType(field), door));
    }
    try {
      Configuration own = new Configuration(configuration);
      own.set(ReadSupport.PARQUET_READ_SCHEMA, needed.toString());
      return new ParquetEvents(
          name, event.name(), bad, new Builder(input).withConf(own).build(), columns);
    } catch (IOException | RuntimeException e) {
      throw damaged(name, event.name(), e);
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
    List<Type> needed =
        all.getFields().stream().filter(type -> names.contains(type.getName())).toList();
    return new MessageType(all.getName(), needed);
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
