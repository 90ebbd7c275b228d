package dev.semblance.spark.output;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.BulkDelete;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Removes what an output's manifest does not list: what killed runs left, and what a new manifest
 * has replaced. Only what runs write under names of their own is ever removed. Whoever calls this
 * holds the output's lease.
 */
final class LeftOvers {

  /** Begins the name of a directory that a run writes into, beside the output. */
  static final String STAGING = ".semblance-staging-";

  private static final String DATE = VectorFiles.DATE_COLUMN + "=";

  /** A directory of S3A's committer for a job of ours. */
  private static final Pattern MAGIC = Pattern.compile("__magic_job-" + RunName.TOKEN);

  private static final Pattern RUN_FILE = Pattern.compile("part-(" + RunName.TOKEN + ")-\\d+\\..+");

  /** What versions without a manifest wrote. */
  private static final Pattern OLD_FILE = Pattern.compile("part-\\d{5}\\.(zstd\\.parquet|jsonl)");

  private final FileSystem fileSystem;
  private final Path destination;
  private final boolean objectStore;

  LeftOvers(FileSystem fileSystem, Path destination, boolean objectStore) {
    this.fileSystem = fileSystem;
    this.destination = destination;
    this.objectStore = objectStore;
  }

  /**
   * Removes all.
   *
   * @param manifest empty where there is none: then nothing shows that the place is an output, and
   *     only what the dead runs wrote is removed
   * @param deadRuns tokens of runs that were writing here
   */
  void clean(Optional<Manifest> manifest, Set<String> deadRuns) throws IOException {
    if (!objectStore) {
      cleanStaging();
    }
    if (manifest.isEmpty() && deadRuns.isEmpty()) {
      return;
    }
    if (objectStore) {
      PendingUploads.abort(fileSystem, destination);
    }
    boolean dates = false;
    for (FileStatus child : children(destination)) {
      String name = child.getPath().getName();
      if (name.startsWith(AtomicFile.ASIDE) || (objectStore && MAGIC.matcher(name).matches())) {
        fileSystem.delete(child.getPath(), true);
      } else if (name.equals(OutputPlace.QUARANTINE)) {
        cleanQuarantine(child.getPath(), manifest);
      }
      dates |= name.startsWith(DATE);
    }
    if (dates) {
      cleanDates(manifest, deadRuns);
    }
  }

  private void cleanStaging() throws IOException {
    for (FileStatus sibling : children(destination.getParent())) {
      String name = sibling.getPath().getName();
      String prefix = STAGING + destination.getName() + "-";
      if (name.startsWith(prefix) && RunName.parse(name.substring(prefix.length())).isPresent()) {
        fileSystem.delete(sibling.getPath(), true);
      }
    }
  }

  private List<FileStatus> children(Path directory) throws IOException {
    try {
      return List.of(fileSystem.listStatus(directory));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private void cleanDates(Optional<Manifest> manifest, Set<String> deadRuns) throws IOException {
    Set<String> listed =
        manifest.stream()
            .flatMap(known -> known.files().stream())
            .map(DataFile::path)
            .collect(Collectors.toSet());
    List<Path> unlisted = new ArrayList<>();
    Set<Path> inUse = new HashSet<>();
    // One listing of all, as a store of objects gives it at the price of few requests.
    RemoteIterator<? extends FileStatus> files = fileSystem.listFiles(destination, true);
    while (files.hasNext()) {
      Path file = files.next().getPath();
      Path date = file.getParent();
      if (isRunsFile(file, manifest.isPresent())
          && (manifest.isPresent() || deadRuns.contains(runOf(file)))
          && !listed.contains(date.getName() + "/" + file.getName())) {
        unlisted.add(file);
      } else {
        inUse.add(date);
      }
    }
    delete(unlisted);
    if (!objectStore) {
      Set<Path> emptied = new HashSet<>();
      unlisted.forEach(file -> emptied.add(file.getParent()));
      emptied.removeAll(inUse);
      for (Path date : emptied) {
        if (children(date).isEmpty()) {
          fileSystem.delete(date, false);
        }
      }
    }
  }

  /** The token in the name of a run's file. */
  private static String runOf(Path file) {
    Matcher name = RUN_FILE.matcher(file.getName());
    return name.matches() ? name.group(1) : "";
  }

  /** Whether runs write files of that name there; older versions wrote theirs without a run. */
  private boolean isRunsFile(Path file, boolean olderToo) {
    Path date = file.getParent();
    String name = file.getName();
    return date.getName().startsWith(DATE)
        && destination.equals(date.getParent())
        && (RUN_FILE.matcher(name).matches() || (olderToo && OLD_FILE.matcher(name).matches()));
  }

  private void cleanQuarantine(Path quarantine, Optional<Manifest> manifest) throws IOException {
    Set<String> runs = manifest.map(Manifest::runs).orElse(Set.of());
    for (FileStatus run : children(quarantine)) {
      String name = run.getPath().getName();
      if (name.matches(RunName.TOKEN) && !runs.contains(name)) {
        fileSystem.delete(run.getPath(), true);
      }
    }
    if (children(quarantine).isEmpty()) {
      fileSystem.delete(quarantine, false);
    }
  }

  private void delete(Collection<Path> files) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    try (BulkDelete bulk = fileSystem.createBulkDelete(destination)) {
      List<Path> page = new ArrayList<>();
      for (Path file : files) {
        page.add(file);
        if (page.size() == bulk.pageSize()) {
          delete(bulk, page);
          page.clear();
        }
      }
      if (!page.isEmpty()) {
        delete(bulk, page);
      }
    }
  }

  private static void delete(BulkDelete bulk, List<Path> page) throws IOException {
    List<Map.Entry<Path, String>> failed = bulk.bulkDelete(page);
    if (!failed.isEmpty()) {
      Map.Entry<Path, String> first = failed.get(0);
      throw new IOException(
          "%d files cannot be removed, the first is %s: %s"
              .formatted(failed.size(), first.getKey(), first.getValue()));
    }
  }

  /** Whether there is nothing in the output but a run's own lease, and work to be resumed. */
  boolean isEmpty() throws IOException {
    if (!fileSystem.exists(destination)) {
      return true;
    }
    RemoteIterator<? extends FileStatus> files = fileSystem.listFiles(destination, true);
    while (files.hasNext()) {
      Path file = files.next().getPath();
      if (!file.getName().startsWith(OutputPlace.LEASE) && !isWork(file)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWork(Path file) {
    Path work = new Path(destination, OutputPlace.WORK);
    return file.toUri().getPath().startsWith(work.toUri().getPath() + Path.SEPARATOR);
  }
}
