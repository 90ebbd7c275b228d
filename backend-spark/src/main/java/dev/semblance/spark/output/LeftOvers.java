package dev.semblance.spark.output;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What killed runs to the same destination left beside it. */
final class LeftOvers {

  /** Begins the name of a directory that a run writes into. */
  static final String STAGING = ".semblance-staging-";

  /** Begins the name of an output that a run was about to replace. */
  static final String PREVIOUS = ".semblance-previous-";

  /** After so long without a change, a run on a machine that cannot be asked counts as dead. */
  private static final Duration LONG_AGO = Duration.ofDays(7);

  private LeftOvers() {}

  /** Removes them, and puts an output back that a run had moved aside and not replaced. */
  static void clean(FileSystem fileSystem, Path destination) throws IOException {
    FileStatus[] siblings;
    try {
      siblings = fileSystem.listStatus(destination.getParent());
    } catch (FileNotFoundException e) {
      return;
    }
    for (FileStatus sibling : siblings) {
      if (isDead(sibling, STAGING + destination.getName() + "-")) {
        fileSystem.delete(sibling.getPath(), true);
      } else if (isDead(sibling, PREVIOUS + destination.getName() + "-")) {
        restore(fileSystem, sibling.getPath(), destination);
      }
    }
  }

  private static void restore(FileSystem fileSystem, Path previous, Path destination)
      throws IOException {
    if (fileSystem.exists(destination)) {
      fileSystem.delete(previous, true);
    } else {
      fileSystem.rename(previous, destination);
    }
  }

  private static boolean isDead(FileStatus sibling, String prefix) {
    String name = sibling.getPath().getName();
    if (!name.startsWith(prefix)) {
      return false;
    }
    Optional<RunName> run = RunName.parse(name.substring(prefix.length()));
    if (run.isEmpty()) {
      return false;
    }
    return run.get().isLocal()
        ? !run.get().isAlive()
        : sibling.getModificationTime() < System.currentTimeMillis() - LONG_AGO.toMillis();
  }
}
