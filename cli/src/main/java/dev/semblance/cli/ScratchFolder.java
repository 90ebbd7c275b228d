package dev.semblance.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for what a run cannot keep in memory, removed with all that is in it. It lies within the
 * unfinished output where that is local, so that what a killed run leaves goes with it.
 */
final class ScratchFolder implements Closeable {
  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  static ScratchFolder make(org.apache.hadoop.fs.Path staging) throws IOException {
    boolean local = "file".equals(staging.toUri().getScheme());
    return new ScratchFolder(
        local
            ? Files.createDirectory(Path.of(staging.toUri().getPath(), "_scratch"))
            : Files.createTempDirectory("semblance-replay"));
  }

  /** One of its own among the machine's temporary files. */
  static ScratchFolder temporary() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("semblance"));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    List<Path> below;
    try (Stream<Path> all = Files.walk(path)) {
      below = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : below) {
      Files.delete(file);
    }
  }
}
