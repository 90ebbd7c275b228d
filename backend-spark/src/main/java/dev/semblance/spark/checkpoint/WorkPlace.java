package dev.semblance.spark.checkpoint;

import dev.semblance.spark.output.OutputPlace;
import dev.semblance.spark.storage.StoragePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where runs keep the rows of their stages, by fingerprint: beside the output, or below it where
 * there are no directories to be renamed. Whoever uses it holds the output's lease.
 */
public final class WorkPlace {
  private static final String BESIDE = ".semblance-work-";

  private final FileSystem fileSystem;

  /** In which the works are, and what their names begin with. */
  private final Path directory;

  private final String prefix;

  public WorkPlace(OutputPlace output) {
    Path destination = output.destination();
    boolean below = StoragePath.isObjectStore(destination);
    this.fileSystem = output.fileSystem();
    this.directory = below ? new Path(destination, OutputPlace.WORK) : destination.getParent();
    this.prefix = below ? "" : BESIDE + destination.getName() + "-";
  }

  /** The directory of the work that has this fingerprint. */
  Path of(String fingerprint) {
    return new Path(directory, prefix + fingerprint);
  }

  /** Whether there is work that has this fingerprint. */
  boolean has(String fingerprint) throws IOException {
    return works().contains(of(fingerprint));
  }

  /** Removes all work, but for what has this fingerprint. */
  void removeOthers(String fingerprint) throws IOException {
    for (Path work : works()) {
      if (!work.equals(of(fingerprint))) {
        fileSystem.delete(work, true);
      }
    }
  }

  /** Removes all work. */
  public void removeAll() throws IOException {
    for (Path work : works()) {
      fileSystem.delete(work, true);
    }
  }

  private List<Path> works() throws IOException {
    List<Path> works = new ArrayList<>();
    try {
      for (FileStatus found : fileSystem.listStatus(directory)) {
        String name = found.getPath().getName();
        if (name.startsWith(prefix)
            && name.substring(prefix.length()).matches(Fingerprint.PATTERN)) {
          works.add(found.getPath());
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return works;
  }
}
