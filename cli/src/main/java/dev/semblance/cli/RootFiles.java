package dev.semblance.cli;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceReader;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The feature files that name programs, among files and folders given. In a folder, a file that
 * another imports is a part of that one's program, and names none of its own.
 */
final class RootFiles {
  static final String EXTENSION = ".feature";

  /**
   * A file that names a program.
   *
   * @param root the folder that its imports must stay in, where it is not the file's own
   */
  record RootFile(Path file, Optional<Path> root) {}

  private RootFiles() {}

  /**
   * @param root for all of them; by default a folder given is the root of the files in it
   * @throws CommandFailure if one of the paths does not exist
   */
  static List<RootFile> of(List<Path> given, Optional<Path> root) {
    List<RootFile> files = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        in(path).forEach(file -> files.add(new RootFile(file, root.or(() -> Optional.of(path)))));
      } else {
        FeatureProgram.requireReadable(path);
        files.add(new RootFile(path, root));
      }
    }
    return files;
  }

  private static List<Path> in(Path folder) {
    List<Path> files = new ArrayList<>();
    Set<Path> imported = new HashSet<>();
    for (Path file : featureFiles(folder)) {
      files.add(file);
      imports(file).forEach(written -> imported.add(normal(file.resolveSibling(written))));
    }
    List<Path> roots = files.stream().filter(file -> !imported.contains(normal(file))).toList();
    // Where all files import each other in a circle, each of them says so.
    return roots.isEmpty() ? files : roots;
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Those that do not lie in hidden folders, in the order of their names. */
  private static List<Path> featureFiles(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      return below
          .filter(file -> file.toString().endsWith(EXTENSION) && Files.isRegularFile(file))
          .filter(file -> !isHidden(folder.relativize(file)))
          .map(file -> folder.toString().isEmpty() ? file : file.normalize())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, folder), e);
    } catch (UncheckedIOException e) {
      throw CommandFailure.environment(IoMessages.of(e.getCause(), folder), e);
    }
  }

  private static boolean isHidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> imports(Path file) {
    Diagnostics found = new Diagnostics(); // Compiling the file will report them.
    List<Path> paths = new ArrayList<>();
    SourceReader.read(file, file.toString(), found)
        .map(source -> Parser.parse(source, found))
        .map(FeatureFile::imports)
        .orElse(List.of())
        .forEach(written -> path(written.path()).ifPresent(paths::add));
    return paths;
  }

  private static Optional<Path> path(String written) {
    try {
      return Optional.of(Path.of(written));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
