package dev.semblance.compiler.source;

import static dev.semblance.compiler.source.DiagnosticCode.FILE_TOO_LARGE;
import static dev.semblance.compiler.source.DiagnosticCode.FILE_UNREADABLE;
import static dev.semblance.compiler.source.DiagnosticCode.NOT_TEXT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads feature files from disk. */
public final class SourceReader {
  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  private SourceReader() {}

  /**
   * The text of the file at {@code path}, called {@code displayName} in messages. Empty where the
   * file is missing, cannot be read, is no file, is too large or is not UTF-8 text; that is then
   * reported.
   */
  public static Optional<SourceFile> read(Path path, String displayName, Diagnostics diagnostics) {
    SourceFile nothing = new SourceFile(displayName, "");
    try {
      if (Files.isDirectory(path)) {
        report(diagnostics, FILE_UNREADABLE, nothing, "this is a folder, not a feature file");
        return Optional.empty();
      }
      byte[] bytes = bytes(path);
      if (bytes.length > MAX_BYTES) {
        report(
            diagnostics,
            FILE_TOO_LARGE,
            nothing,
            "this file is larger than " + MAX_BYTES / (1024 * 1024) + " MiB");
        return Optional.empty();
      }
      return text(bytes, nothing, diagnostics);
    } catch (NoSuchFileException e) {
      report(diagnostics, FILE_UNREADABLE, nothing, "there is no such file");
    } catch (AccessDeniedException e) {
      report(diagnostics, FILE_UNREADABLE, nothing, "there is no permission to read this file");
    } catch (IOException e) {
      report(diagnostics, FILE_UNREADABLE, nothing, "this file cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  // Not Files.size first: a file may grow, and a pipe has no size.
  private static byte[] bytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  private static Optional<SourceFile> text(
      byte[] bytes, SourceFile nothing, Diagnostics diagnostics) {
    for (byte b : bytes) {
      if (b == 0) {
        report(diagnostics, NOT_TEXT, nothing, "this is a binary file, not a feature file");
        return Optional.empty();
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(new SourceFile(nothing.name(), text));
    } catch (CharacterCodingException e) {
      diagnostics.report(
          Diagnostic.at(NOT_TEXT, new SourceSpan(nothing, 0, 0), "this file is not UTF-8 text")
              .help("save it in the encoding UTF-8"));
      return Optional.empty();
    }
  }

  private static void report(
      Diagnostics diagnostics, DiagnosticCode code, SourceFile file, String message) {
    diagnostics.report(Diagnostic.at(code, new SourceSpan(file, 0, 0), message));
  }
}
