package dev.semblance.spark.output;

import dev.semblance.spark.BackfillException;
import dev.semblance.spark.storage.StoragePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where an output goes. What it holds is what its {@link Manifest} lists, and that is replaced in
 * one step when everything is there; only then does what it no longer lists go.
 *
 * <p>Where directories are renamed in one step, files are written into a staging directory beside
 * the destination. To a new destination it is renamed as a whole, so that plain listing sees all or
 * nothing, too. On S3, uploads are completed when the job is committed.
 *
 * <p>While a run writes, a lease keeps others away. What a killed run leaves, the next run to the
 * same place removes.
 */
public final class OutputPlace {

  /** The file that describes the columns to people; programs find that in the manifest. */
  public static final String SCHEMA_FILE = "_schema.json";

  /** Directory for bad records, below the output; in it one for each run. */
  public static final String QUARANTINE = "_quarantine";

  /** Directory below the output for what interrupted runs have done, where that is not beside. */
  public static final String WORK = "_work";

  /** Begins the name of the file that says who is writing. */
  static final String LEASE = "_running-";

  private static final String LEASE_BESIDE = ".semblance-running-";

  private final FileSystem fileSystem;
  private final Path destination;
  private final OutputWish wish;
  private final RunName run = RunName.create();
  private final boolean objectStore;
  private final LeftOvers leftOvers;
  private final Path staging;
  private Lease lease;
  private List<DataFile> kept = List.of();
  private boolean existed;
  private boolean done;

  private OutputPlace(FileSystem fileSystem, Path destination, OutputWish wish) {
    this.wish = wish;
    this.fileSystem = fileSystem;
    this.destination = destination;
    this.objectStore = StoragePath.isObjectStore(destination);
    this.leftOvers = new LeftOvers(fileSystem, destination, objectStore);
    this.staging =
        new Path(
            destination.getParent(), LeftOvers.STAGING + destination.getName() + "-" + run.text());
  }

  /**
   * Makes sure that the output can be written, takes its lease, removes what killed runs left, and
   * makes a place to write to.
   *
   * @param configuration of Hadoop; gets what this run's committers need
   * @throws BackfillException if the destination is taken, or cannot be written
   */
  public static OutputPlace prepare(OutputWish wish, Configuration configuration) {
    Path path = StoragePath.output(wish.out());
    try {
      FileSystem fileSystem = path.getFileSystem(configuration);
      Path destination = fileSystem.makeQualified(path);
      if (destination.getParent() == null) {
        throw new BackfillException(
            "the output cannot be the root of a file system: " + wish.out());
      }
      OutputPlace place = new OutputPlace(fileSystem, destination, wish);
      Commits.configure(configuration, place.run());
      place.begin();
      return place;
    } catch (IOException e) {
      throw new BackfillException(
          "cannot write to %s: %s".formatted(wish.out(), StoragePath.reason(e)), e);
    }
  }

  private void begin() throws IOException {
    FileStatus there = status(destination);
    if (there != null && there.isFile()) {
      throw new BackfillException("the output %s is a file, not a directory".formatted(wish.out()));
    }
    if (!objectStore && !fileSystem.mkdirs(destination.getParent())) {
      throw new IOException(
          "no directory can be made at " + destination.getParent().toUri().getPath());
    }
    lease =
        objectStore
            ? Lease.take(fileSystem, destination, LEASE, run, wish.out())
            : Lease.take(
                fileSystem,
                destination.getParent(),
                LEASE_BESIDE + destination.getName() + "-",
                run,
                wish.out());
    try {
      Optional<Manifest> manifest = Manifest.read(fileSystem, destination);
      leftOvers.clean(manifest, lease.deadRuns());
      existed = status(destination) != null;
      checkFree(manifest);
      if (!objectStore && !fileSystem.mkdirs(staging)) {
        throw new IOException("no directory can be made at " + staging.toUri().getPath());
      }
    } catch (IOException | RuntimeException e) {
      lease.release();
      throw e;
    }
  }

  private void checkFree(Optional<Manifest> manifest) throws IOException {
    Replacement replacement = new Replacement(wish);
    if (manifest.isPresent()) {
      kept = replacement.kept(manifest.get());
      return;
    }
    if (leftOvers.isEmpty()) {
      return;
    }
    replacement.requireOverwrite();
    if (status(new Path(destination, SCHEMA_FILE)) == null) {
      throw new BackfillException(
          "the output %s exists and was not written by a backfill (it has no %s): not replaced"
              .formatted(wish.out(), Manifest.FILE));
    }
    if (!wish.range().isAll()) {
      throw new BackfillException(
          ("the output %s was written by an older version (it has no %s), so rows of a range cannot"
                  + " join it: leave the range out to replace all of it")
              .formatted(wish.out(), Manifest.FILE));
    }
  }

  private FileStatus status(Path path) throws IOException {
    try {
      return fileSystem.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  /** What the names of this run's files have in them. */
  public String run() {
    return run.token();
  }

  /** Where files are written to, under the paths that they are to have below the destination. */
  public Path directory() {
    return objectStore ? destination : staging;
  }

  /** Directory for this run's bad records. */
  public Path quarantine() {
    return new Path(new Path(directory(), QUARANTINE), run());
  }

  /** Where bad records are once the output is published. */
  public Path publishedQuarantine() {
    return new Path(new Path(destination, QUARANTINE), run());
  }

  public FileSystem fileSystem() {
    return fileSystem;
  }

  /** The destination, with its scheme. */
  public Path destination() {
    return destination;
  }

  /**
   * @throws BackfillException if others may have begun to write there in the meantime
   */
  public void requireLease() throws IOException {
    lease.check(wish.out());
  }

  /**
   * Makes the files, beside those that stay, the output.
   *
   * @param files that this run has written into {@link #directory}
   * @throws BackfillException if others may have begun to write there in the meantime
   */
  public void publish(List<DataFile> files) throws IOException {
    publish(files, () -> {});
  }

  /**
   * The same.
   *
   * @param published runs when that is done, before other runs may begin to write there
   */
  public synchronized void publish(List<DataFile> files, Runnable published) throws IOException {
    lease.check(wish.out());
    List<DataFile> all = new ArrayList<>(kept);
    all.addAll(files);
    if (all.stream().map(DataFile::ending).distinct().count() > 1) {
      throw new BackfillException(
          "the output %s has files of another format: choose another place, or replace all of it"
              .formatted(wish.out()));
    }
    Manifest manifest = new Manifest(run(), wish.description(), all);
    if (objectStore || existed) {
      publishInto(manifest, files);
    } else {
      publishWhole(manifest);
    }
    published.run();
    lease.release();
  }

  private void publishWhole(Manifest manifest) throws IOException {
    if (status(destination) != null) {
      throw new BackfillException(
          "the output %s exists already: somebody else has made it during this run"
              .formatted(wish.out()));
    }
    SchemaFile.write(fileSystem, staging, manifest, run());
    AtomicFile.replace(fileSystem, new Path(staging, Manifest.FILE), manifest.bytes(), run());
    rename(staging, destination);
    done = true;
  }

  private void publishInto(Manifest manifest, List<DataFile> files) throws IOException {
    if (!objectStore) {
      for (DataFile file : files) {
        move(file.path());
      }
      if (status(quarantine()) != null) {
        move(QUARANTINE + "/" + run());
      }
    }
    AtomicFile.replace(fileSystem, new Path(destination, Manifest.FILE), manifest.bytes(), run());
    done = true;
    try {
      SchemaFile.write(fileSystem, destination, manifest, run());
      leftOvers.clean(Optional.of(manifest), Set.of());
    } catch (IOException e) {
      throw new BackfillException(
          ("all rows are written to %s, but files that they replace cannot be removed (%s): the"
                  + " next run removes them; until then, read the files that %s lists")
              .formatted(wish.out(), StoragePath.reason(e), Manifest.FILE),
          e);
    }
  }

  private void move(String path) throws IOException {
    Path to = new Path(destination, path);
    fileSystem.mkdirs(to.getParent());
    rename(new Path(staging, path), to);
  }

  private void rename(Path from, Path to) throws IOException {
    if (!fileSystem.rename(from, to)) {
      throw new IOException("cannot rename %s to %s".formatted(from, to));
    }
  }

  /** Removes what this run has written, unless it has been published. */
  public synchronized void discard() {
    if (done) {
      // If it failed after that, there is a lease still.
      lease.release();
      return;
    }
    try {
      lease.check(wish.out());
      leftOvers.clean(Manifest.read(fileSystem, destination), Set.of(run()));
    } catch (IOException | BackfillException e) {
      // The run has failed already, or is being stopped; the next one cleans up.
      done = false;
    }
    lease.release();
  }
}
