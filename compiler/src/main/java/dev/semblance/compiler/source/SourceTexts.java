package dev.semblance.compiler.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the texts of files come from: the disk, or an editor that has not saved them yet. */
public interface SourceTexts {

  /** Whether there is such a file. */
  boolean exists(Path file);

  /**
   * The text of a file, called {@code displayName} in messages; empty where it cannot be had, which
   * is then reported.
   */
  Optional<SourceFile> read(Path file, String displayName, Diagnostics diagnostics);

  /** The files as they are on disk. */
  static SourceTexts onDisk() {
    return new SourceTexts() {
      @Override
      public boolean exists(Path file) {
        return Files.exists(file);
      }

      @Override
      public Optional<SourceFile> read(Path file, String displayName, Diagnostics diagnostics) {
        return SourceReader.read(file, displayName, diagnostics);
      }
    };
  }
}
