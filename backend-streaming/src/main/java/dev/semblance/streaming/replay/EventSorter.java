package dev.semblance.streaming.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Brings any number of events into order within a fixed amount of memory: what does not fit is
 * sorted piece by piece into files, which are then read side by side.
 */
final class EventSorter implements Closeable {
  private final Path folder;
  private final long memoryBytes;
  private final List<Path> files = new ArrayList<>();
  private final List<EventRun> open = new ArrayList<>();
  private List<RecordedEvent> events = new ArrayList<>();
  private long bytes;
  private PriorityQueue<EventRun> runs;

  /**
   * @param folder for files, of this sorter alone
   * @param memoryBytes that events may take before they go to a file
   */
  EventSorter(Path folder, long memoryBytes) {
    this.folder = folder;
    this.memoryBytes = memoryBytes;
  }

  void add(RecordedEvent event) throws IOException {
    events.add(event);
    bytes += event.bytes();
    if (bytes > memoryBytes) {
      spill();
    }
  }

  private void spill() throws IOException {
    Collections.sort(events);
    Path file = folder.resolve("run-" + files.size());
    EventRun.write(file, events);
    files.add(file);
    events = new ArrayList<>();
    bytes = 0;
  }

  /** The next event in order; null after the last. Nothing may be added from the first call on. */
  RecordedEvent next() throws IOException {
    if (runs == null) {
      begin();
    }
    EventRun first = runs.poll();
    if (first == null) {
      return null;
    }
    RecordedEvent event = first.head();
    if (first.advance()) {
      runs.add(first);
    }
    return event;
  }

  private void begin() throws IOException {
    runs = new PriorityQueue<>();
    Collections.sort(events);
    open.add(EventRun.of(events));
    for (Path file : files) {
      open.add(EventRun.read(file));
    }
    for (EventRun run : open) {
      if (run.advance()) {
        runs.add(run);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (EventRun run : open) {
      run.close();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
