package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.column.ColumnBatch;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the events of a CSV, JSON lines or Avro file; bad records go their own way. Not
 * thread-safe.
 */
public final class EventReader implements Closeable {
  private static final int GZIP_BUFFER_BYTES = 64 * 1024;

  private final String source;
  private final InputStream in;
  private final RecordFeed feed;
  private final Consumer<BadRecord> bad;
  private long records;

  private EventReader(String source, InputStream in, RecordFeed feed, Consumer<BadRecord> bad) {
    this.source = source;
    this.in = in;
    this.feed = feed;
    this.bad = bad;
  }

  /**
   * Begins to read; in CSV, reads the header.
   *
   * @param source the file's name for messages; {@code .gz} at its end means compressed
   * @param in closed with the reader, and at once if this fails
   * @param binding one with an archive, whose format decides
   * @param bad takes the records that are no events
   * @throws SourceException if the file cannot hold the event
   */
  public static EventReader open(
      String source,
      InputStream in,
      EventSchema schema,
      EventBinding binding,
      Consumer<BadRecord> bad)
      throws IOException {
    try {
      InputStream text = decompressed(source, in);
      return new EventReader(source, text, feed(source, text, schema, binding), bad);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static RecordFeed feed(
      String source, InputStream in, EventSchema schema, EventBinding binding) throws IOException {
    RecordFormat format = binding.archive().format();
    return switch (format) {
      case CSV -> new CsvFeed(source, new LineReader(source, in), schema, binding);
      case JSON -> new JsonFeed(new LineReader(source, in), RecordParser.json(schema, binding));
      case AVRO -> new AvroFeed(source, in, schema, binding);
      case PARQUET ->
          throw new IllegalArgumentException(format + " is not read from a stream: " + source);
    };
  }

  private static InputStream decompressed(String source, InputStream in) throws IOException {
    if (!source.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return in;
    }
    try {
      return new GZIPInputStream(in, GZIP_BUFFER_BYTES);
    } catch (EOFException | ZipException e) {
      throw new SourceException(source + ": no gzip data, in spite of its name", e);
    }
  }

  /**
   * Appends up to {@code maxRows} events, as rows of {@link EventLayout}.
   *
   * @return false once the source is at its end; rows may have been appended even then
   * @throws SourceException if the file turns out to be damaged
   */
  public boolean fill(ColumnBatch batch, int maxRows) throws IOException {
    int end = Math.addExact(batch.rows(), maxRows);
    while (batch.rows() < end) {
      if (!feed.next()) {
        return false;
      }
      records++;
      try {
        feed.parse(batch);
      } catch (BadRecordException e) {
        bad.accept(new BadRecord(source, feed.number(), e.reason(), feed.raw()));
      }
    }
    return true;
  }

  /** How many records were read so far, bad ones included. */
  public long records() {
    return records;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
