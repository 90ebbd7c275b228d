package dev.semblance.streaming.replay;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Sorted events, in memory or in a file, of which the first is at hand. */
final class EventRun implements Comparable<EventRun>, Closeable {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Reads the next event; null after the last. */
  private interface Source {
    RecordedEvent next() throws IOException;
  }

  private final Source source;
  private final Closeable closed;
  private RecordedEvent head;

  private EventRun(Source source, Closeable closed) {
    this.source = source;
    this.closed = closed;
  }

  static EventRun of(List<RecordedEvent> sorted) {
    Iterator<RecordedEvent> events = sorted.iterator();
    return new EventRun(() -> events.hasNext() ? events.next() : null, () -> {});
  }

  static EventRun read(Path file) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
    return new EventRun(() -> in.readBoolean() ? readEvent(in) : null, in);
  }

  static void write(Path file, List<RecordedEvent> sorted) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
      for (RecordedEvent event : sorted) {
        out.writeBoolean(true);
        writeEvent(out, event);
      }
      out.writeBoolean(false);
    }
  }

  private static void writeEvent(DataOutputStream out, RecordedEvent event) throws IOException {
    out.writeLong(event.position());
    out.writeLong(event.time());
    out.writeInt(event.kind());
    out.writeInt(event.identity().length);
    out.write(event.identity());
    out.writeInt(event.row().length);
    out.write(event.row());
  }

  private static RecordedEvent readEvent(DataInputStream in) throws IOException {
    long position = in.readLong();
    long time = in.readLong();
    int kind = in.readInt();
    byte[] identity = in.readNBytes(in.readInt());
    byte[] row = in.readNBytes(in.readInt());
    return new RecordedEvent(position, time, kind, identity, row);
  }

  /** Moves to the next event; false if there is none. */
  boolean advance() throws IOException {
    head = source.next();
    return head != null;
  }

  RecordedEvent head() {
    return head;
  }

  @Override
  public int compareTo(EventRun other) {
    return head.compareTo(other.head);
  }

  @Override
  public void close() throws IOException {
    closed.close();
  }
}
