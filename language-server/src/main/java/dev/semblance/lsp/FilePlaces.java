package dev.semblance.lsp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** URIs of the protocol as paths of files. */
final class FilePlaces {
  private FilePlaces() {}

  /** The file of a URI; empty where it is none, as that of a text never saved. */
  static Optional<Path> path(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equalsIgnoreCase(parsed.getScheme())
          ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The path that a file is known by, however it is reached. */
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path absolute = path.toAbsolutePath().normalize();
      Path folder = absolute.getParent();
      // One that is not saved yet is in a folder that may be reached in several ways.
      return folder == null || folder.equals(absolute)
          ? absolute
          : real(folder).resolve(absolute.getFileName());
    }
  }

  /** The same for a name as messages have it; empty where it is none of a file. */
  static Optional<Path> named(String name) {
    try {
      return Optional.of(real(Path.of(name)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
