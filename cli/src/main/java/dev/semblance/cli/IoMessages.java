package dev.semblance.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Java's exceptions about files often say no more than a name: here they become sentences. */
final class IoMessages {
  private IoMessages() {}

  /** What went wrong with {@code path} or with the file that the exception names. */
  static String of(IOException e, Path path) {
    if (!(e instanceof FileSystemException failure)) {
      return path + ": " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
    String file = failure.getFile() == null ? path.toString() : failure.getFile();
    return file + ": " + reason(failure);
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "is there already, and is no folder";
    }
    if (failure instanceof NotDirectoryException) {
      return "is no folder";
    }
    if (failure instanceof FileSystemLoopException) {
      return "links in a circle";
    }
    return failure.getReason() == null ? "cannot be used" : failure.getReason();
  }
}
