package dev.semblance.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Waits until some files are not what they were. It looks again and again, which works for every
 * file system and every way in which editors write.
 */
final class FileWatch {
  private static final long PAUSE_MILLIS = 300;
  private static final String GONE = "gone";

  private final Set<Path> paths = new LinkedHashSet<>();
  private final Map<Path, String> before = new TreeMap<>();

  /**
   * From now on watches more.
   *
   * @param more files, which may not exist, and folders, whose feature files are meant; those that
   *     are watched already are still compared with what they were first
   */
  void add(Collection<Path> more) {
    paths.addAll(more);
    state().forEach(before::putIfAbsent);
  }

  /** What is watched. */
  Set<Path> paths() {
    return paths;
  }

  /** Returns when a file has changed, come or gone since it was added. */
  void await() throws InterruptedException {
    do {
      Thread.sleep(PAUSE_MILLIS);
    } while (state().equals(before));
  }

  private Map<Path, String> state() {
    Map<Path, String> state = new TreeMap<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        below(path).forEach(file -> state.put(file, state(file)));
      } else {
        state.put(path, state(path));
      }
    }
    return state;
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(RootFiles.EXTENSION)).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // A folder in the midst of a change is looked at again.
    }
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes known = Files.readAttributes(file, BasicFileAttributes.class);
      return known.lastModifiedTime() + " " + known.size() + " " + known.fileKey();
    } catch (IOException e) {
      return GONE;
    }
  }
}
