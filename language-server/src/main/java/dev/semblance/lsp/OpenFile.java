package dev.semblance.lsp;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A text as the editor has it.
 *
 * @param uri as the editor writes it
 * @param path where it is or will be saved; empty for a text without a place
 * @param realPath the same, whatever links lead there
 */
record OpenFile(
    String uri, Optional<Path> path, Optional<Path> realPath, int version, String text) {

  static OpenFile of(String uri, int version, String text) {
    Optional<Path> path = FilePlaces.path(uri);
    return new OpenFile(uri, path, path.map(FilePlaces::real), version, text);
  }

  OpenFile with(int newVersion, String newText) {
    return new OpenFile(uri, path, realPath, newVersion, newText);
  }

  /** What it is called in programs. */
  String name() {
    return path.map(Path::toString).orElse(uri);
  }
}
