package dev.semblance.spark.source;

import dev.semblance.runtime.binding.Archive;
import dev.semblance.spark.BackfillException;
import dev.semblance.spark.storage.StoragePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Finds the files of an archive: a file, a directory with all that is below it, or a glob. */
public final class SourceFiles {
  private SourceFiles() {}

  /**
   * The files, in order of their paths. What begins with a dot or an underscore is no data.
   *
   * @throws BackfillException if there are none
   */
  public static List<FileStatus> find(String event, Archive archive, Configuration configuration) {
    Path path = StoragePath.archive(archive.path(), "the archive of event " + event);
    try {
      FileSystem fileSystem = path.getFileSystem(configuration);
      List<FileStatus> files = new ArrayList<>();
      for (FileStatus root : roots(fileSystem, path)) {
        addFiles(fileSystem, root, files);
      }
      if (files.isEmpty()) {
        throw new BackfillException(
            "the archive of event %s has no files: %s".formatted(event, display(path)));
      }
      files.sort(Comparator.comparing(FileStatus::getPath));
      return files;
    } catch (FileNotFoundException e) {
      throw new BackfillException(
          "the archive of event %s does not exist: %s".formatted(event, display(path)), e);
    } catch (IOException e) {
      throw new BackfillException(
          "the archive of event %s cannot be listed: %s (%s)"
              .formatted(event, display(path), e.getMessage()),
          e);
    }
  }

  /** The part of the files' paths that the archive's path gives, up to its first wildcard. */
  static String literalPath(Archive archive, List<FileStatus> files) {
    String path = files.get(0).getPath().toUri().getPath();
    String wanted = new Path(archive.path()).toUri().getPath();
    String literal = wanted.split("[*?\\[{]", 2)[0];
    if (!literal.equals(wanted) || literal.equals(path)) {
      literal = literal.substring(0, literal.lastIndexOf('/') + 1);
    }
    return path.startsWith(literal) ? literal : "";
  }

  private static List<FileStatus> roots(FileSystem fileSystem, Path path) throws IOException {
    try {
      return List.of(fileSystem.getFileStatus(path));
    } catch (FileNotFoundException e) {
      FileStatus[] matches = fileSystem.globStatus(path);
      if (matches == null || matches.length == 0) {
        throw e;
      }
      List<FileStatus> visible =
          Arrays.stream(matches)
              .filter(match -> isHidden(path) || !isHidden(match.getPath()))
              .toList();
      if (visible.isEmpty()) {
        throw e;
      }
      return visible;
    }
  }

  private static void addFiles(FileSystem fileSystem, FileStatus root, List<FileStatus> files)
      throws IOException {
    if (root.isFile()) {
      files.add(root);
      return;
    }
    RemoteIterator<LocatedFileStatus> below = fileSystem.listFiles(root.getPath(), true);
    while (below.hasNext()) {
      FileStatus file = below.next();
      if (isData(root.getPath(), file.getPath())) {
        files.add(file);
      }
    }
  }

  private static boolean isData(Path root, Path file) {
    for (Path part = file; part != null && !part.equals(root); part = part.getParent()) {
      if (isHidden(part)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the name says that it is no data: jobs keep what is unfinished under such names. */
  private static boolean isHidden(Path path) {
    return path.getName().startsWith(".") || path.getName().startsWith("_");
  }

  /** The path as a person would write it: without a scheme where it is local. */
  public static String display(Path path) {
    String scheme = path.toUri().getScheme();
    return scheme == null || scheme.equals("file") ? path.toUri().getPath() : path.toString();
  }
}
