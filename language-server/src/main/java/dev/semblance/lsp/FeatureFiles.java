package dev.semblance.lsp;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The feature files in folders, but for hidden ones and those that tools make. */
final class FeatureFiles extends SimpleFileVisitor<Path> {
  private static final String EXTENSION = ".feature";
  private static final Set<String> MADE = Set.of("target", "build", "out", "node_modules");
  private static final int MOST_FILES = 1_000;
  private static final int MOST_SEEN = 50_000;

  private final List<Path> found = new ArrayList<>();
  private int seen;

  private FeatureFiles() {}

  /** At most a thousand of them; what cannot be read is left out. */
  static List<Path> in(List<Path> folders) {
    FeatureFiles files = new FeatureFiles();
    for (Path folder : folders) {
      try {
        Files.walkFileTree(folder, files);
      } catch (IOException e) {
        // The folder is gone, and so are its files.
      }
    }
    return files.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    String name = String.valueOf(folder.getFileName());
    return name.startsWith(".") || MADE.contains(name)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (file.toString().endsWith(EXTENSION)) {
      found.add(file);
    }
    return found.size() < MOST_FILES && ++seen < MOST_SEEN
        ? FileVisitResult.CONTINUE
        : FileVisitResult.TERMINATE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
