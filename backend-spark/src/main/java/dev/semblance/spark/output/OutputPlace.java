package dev.semblance.spark.output;

import dev.semblance.spark.BackfillException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where an output goes. All of it is written into a staging directory beside the destination, which
 * becomes the destination by one rename; so readers see all or nothing.
 *
 * <p>A run that was killed leaves its staging directory behind; the next run to the same place
 * removes it. Its name tells the process that made it, so that nobody removes the work of a run
 * that is still going on.
 */
public final class OutputPlace {

  /** The file that marks a directory as ours, and describes the columns. */
  public static final String SCHEMA_FILE = "_schema.json";

  /** Directory for bad records, below the output. */
  public static final String QUARANTINE = "_quarantine";

  /** Schemes of file systems where a directory is renamed in one step. */
  private static final Set<String> ATOMIC_RENAME = Set.of("file", "hdfs", "viewfs");

  private final FileSystem fileSystem;
  private final Path destination;
  private final Path staging;
  private final Path previous;
  private final String out;
  private final boolean overwrite;
  private boolean done;

  private OutputPlace(FileSystem fileSystem, Path destination, String out, boolean overwrite) {
    this.out = out;
    this.overwrite = overwrite;
    String run = RunName.current().text() + "-" + UUID.randomUUID().toString().substring(0, 8);
    this.fileSystem = fileSystem;
    this.destination = destination;
    this.staging = sibling(LeftOvers.STAGING, run);
    this.previous = sibling(LeftOvers.PREVIOUS, run);
  }

  private Path sibling(String kind, String run) {
    return new Path(destination.getParent(), kind + destination.getName() + "-" + run);
  }

  /**
   * Makes sure that the output can be written, and a staging directory for it.
   *
   * @param overwrite whether an earlier output may be there; it stays until {@link #publish}
   * @throws BackfillException if the destination is taken, or cannot be written
   */
  public static OutputPlace prepare(String out, boolean overwrite, Configuration configuration) {
    Path path = new Path(out);
    try {
      FileSystem fileSystem = path.getFileSystem(configuration);
      Path destination = fileSystem.makeQualified(path);
      if (destination.getParent() == null) {
        throw new BackfillException("the output cannot be the root of a file system: " + out);
      }
      checkScheme(out, destination);
      LeftOvers.clean(fileSystem, destination);
      OutputPlace place = new OutputPlace(fileSystem, destination, out, overwrite);
      place.checkFree();
      place.makeStaging();
      return place;
    } catch (IOException e) {
      throw new BackfillException("cannot write to %s: %s".formatted(out, reason(e)), e);
    }
  }

  /** Object stores rename a directory object by object, which readers would see. */
  private static void checkScheme(String out, Path destination) {
    String scheme = destination.toUri().getScheme();
    if (!ATOMIC_RENAME.contains(scheme)) {
      throw new BackfillException(
          "cannot write to %s: output to %s: is not supported yet, as it could be seen half-written"
              .formatted(out, scheme));
    }
  }

  private void checkFree() throws IOException {
    FileStatus there = status(destination);
    if (there == null) {
      return;
    }
    if (there.isFile()) {
      throw new BackfillException("the output %s is a file, not a directory".formatted(out));
    }
    FileStatus[] content = fileSystem.listStatus(destination);
    if (content.length == 0) {
      return;
    }
    if (!overwrite) {
      throw new BackfillException(
          "the output %s exists already: choose another place, or pass --overwrite to replace it"
              .formatted(out));
    }
    if (status(new Path(destination, SCHEMA_FILE)) == null) {
      throw new BackfillException(
          "the output %s exists and was not written by a backfill (it has no %s): not replaced"
              .formatted(out, SCHEMA_FILE));
    }
  }

  private void makeStaging() throws IOException {
    if (!fileSystem.mkdirs(staging)) {
      throw new BackfillException(
          "cannot write to %s: no directory can be made in %s"
              .formatted(out, destination.getParent().toUri().getPath()));
    }
  }

  private FileStatus status(Path path) throws IOException {
    try {
      return fileSystem.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  public Path staging() {
    return staging;
  }

  public FileSystem fileSystem() {
    return fileSystem;
  }

  /** The destination, with its scheme. */
  public Path destination() {
    return destination;
  }

  /**
   * Makes the staging directory the destination.
   *
   * @throws BackfillException if somebody else has taken the destination in the meantime
   */
  public synchronized void publish() throws IOException {
    checkFree();
    FileStatus there = status(destination);
    if (there != null) {
      rename(destination, previous);
    }
    try {
      rename(staging, destination);
    } catch (IOException e) {
      if (there != null) {
        rename(previous, destination);
      }
      throw e;
    }
    done = true;
    if (there != null) {
      fileSystem.delete(previous, true);
    }
  }

  private void rename(Path from, Path to) throws IOException {
    if (!fileSystem.rename(from, to)) {
      throw new IOException("cannot rename %s to %s".formatted(from, to));
    }
  }

  /** Removes the staging directory, unless it has been published. */
  public synchronized void discard() {
    if (done) {
      return;
    }
    try {
      fileSystem.delete(staging, true);
    } catch (IOException e) {
      // The run has failed already, or is being stopped; the next one cleans up.
      done = false;
    }
  }
}
