package dev.semblance.lsp;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the server works.
 *
 * @param version that it names itself by
 * @param root the folder that imports must stay in; by default the folder that the editor has
 *     opened around a file, else that of the file
 * @param patienceMillis how long the text must rest before it is checked, in milliseconds
 */
public record ServerOptions(String version, Optional<Path> root, long patienceMillis) {
  private static final long PATIENCE_MILLIS = 200;

  /** The usual ones. */
  public static ServerOptions of(String version, Optional<Path> root) {
    return new ServerOptions(
        version, root.map(path -> path.toAbsolutePath().normalize()), PATIENCE_MILLIS);
  }
}
