package dev.semblance.spark.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.spark.BackfillException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that says who is writing to an output, renewed for as long as that goes on; its name names
 * the run. Who finds another's that is alive gives way. One that has not been renewed for long, or
 * whose process has ended, counts for nothing; ages are told by the file system's own clock alone.
 */
final class Lease {
  private static final Duration RENEWED_EVERY = Duration.ofSeconds(15);
  private static final Duration EXPIRES_AFTER = Duration.ofMinutes(2);
  private static final String ENDING = ".json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem fileSystem;
  private final RunName run;
  private final Path file;
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "semblance-lease");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<String> deadRuns = new HashSet<>();
  private boolean lost;

  private Lease(FileSystem fileSystem, RunName run, Path file) {
    this.fileSystem = fileSystem;
    this.run = run;
    this.file = file;
  }

  /**
   * Takes the lease, and removes those of runs that are over.
   *
   * @param prefix begins the names of the leases of this output; no other file's name does
   * @throws BackfillException if another run, which still goes on, holds it
   */
  static Lease take(FileSystem fileSystem, Path directory, String prefix, RunName run, String out)
      throws IOException {
    Lease lease = new Lease(fileSystem, run, new Path(directory, prefix + run.text() + ENDING));
    lease.write();
    // Looked for after the own one is there: of two that come at once, none overlooks the other.
    Optional<RunName> other;
    try {
      other = lease.otherThatLives(directory, prefix);
    } catch (IOException | RuntimeException e) {
      lease.release();
      throw e;
    }
    if (other.isPresent()) {
      lease.release();
      throw new BackfillException(
          "another backfill is writing to %s (process %d on %s): wait until it has ended"
              .formatted(out, other.get().pid(), hostOf(other.get())));
    }
    lease.renewal.scheduleWithFixedDelay(
        lease::renew, RENEWED_EVERY.toSeconds(), RENEWED_EVERY.toSeconds(), TimeUnit.SECONDS);
    return lease;
  }

  private static String hostOf(RunName run) {
    return run.machine().replaceFirst("_[0-9a-f]+$", "");
  }

  private Optional<RunName> otherThatLives(Path directory, String prefix) throws IOException {
    long now = fileSystem.getFileStatus(file).getModificationTime();
    for (FileStatus found : fileSystem.listStatus(directory)) {
      String name = found.getPath().getName();
      if (!name.startsWith(prefix) || !name.endsWith(ENDING) || found.getPath().equals(file)) {
        continue;
      }
      Optional<RunName> other =
          RunName.parse(name.substring(prefix.length(), name.length() - ENDING.length()));
      if (other.isEmpty()) {
        continue;
      }
      boolean expired = now - found.getModificationTime() > EXPIRES_AFTER.toMillis();
      if (!expired && !other.get().isOver()) {
        return other;
      }
      deadRuns.add(other.get().token());
      fileSystem.delete(found.getPath(), false);
    }
    return Optional.empty();
  }

  /** The tokens of runs that were writing there and ended without a word. */
  Set<String> deadRuns() {
    return deadRuns;
  }

  private void write() throws IOException {
    ObjectNode content = JSON.createObjectNode();
    content.put("run", run.token());
    content.put("host", hostOf(run));
    content.put("process", run.pid());
    content.put("renewed", Instant.now().toString());
    try (OutputStream out = fileSystem.create(file, true)) {
      out.write(JSON.writeValueAsBytes(content));
    }
  }

  private synchronized void renew() {
    try {
      // One that somebody has removed as expired must not come back.
      lost = lost || !fileSystem.exists(file);
      if (!lost) {
        write();
      }
    } catch (IOException e) {
      // Tried again in a while; whether it came in time is asked before anything is published.
      lost = false;
    }
  }

  /**
   * @throws BackfillException if others may have taken this run for dead in the meantime
   */
  synchronized void check(String out) throws IOException {
    if (lost || !fileSystem.exists(file)) {
      throw new BackfillException(
          "this run could not show for too long that it is alive, and another one has begun to"
              + " write"
              + " to %s: nothing was changed there".formatted(out));
    }
  }

  /** Ends the lease. */
  synchronized void release() {
    renewal.shutdownNow();
    try {
      fileSystem.delete(file, false);
    } catch (IOException e) {
      // It expires.
      lost = true;
    }
  }
}
