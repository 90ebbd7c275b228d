package dev.semblance.cli;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.lock.LockCheck;
import dev.semblance.compiler.lock.LockReader;
import dev.semblance.compiler.lock.LockText;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lock that feature files are held to. */
record LockFile(Path path) {
  static final String NAME = Lock.FILE_NAME;

  /**
   * The lock of a feature file: the one that is named, else the one that belongs to it.
   *
   * @param root the folder that imports must stay in; by default that of the file
   */
  static LockFile of(Path file, Optional<Path> root, Optional<Path> named) {
    return new LockFile(named.orElseGet(() -> Lock.fileFor(file, root)));
  }

  /**
   * What is locked: nothing where there is no such file.
   *
   * @param diagnostics gets what is wrong with it
   */
  Lock read(Diagnostics diagnostics) {
    return LockReader.read(path, diagnostics);
  }

  /** Replaces the file as a whole. */
  void write(Lock lock) throws IOException {
    if (Files.exists(path)) {
      WholeFile.replace(path, LockText.of(lock));
      return;
    }
    Path written = path.resolveSibling("." + path.getFileName() + ".tmp");
    try {
      Files.writeString(written, LockText.of(lock));
      Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** The compilation, held to this lock: what it finds is an error like any other. */
  Compilation hold(Compilation compilation) {
    Diagnostics reading = new Diagnostics();
    Lock lock = read(reading);
    List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
    all.addAll(reading.sorted());
    List<Diagnostic> differences = LockCheck.check(compilation, lock);
    all.addAll(differences);
    boolean right = !reading.hasErrors() && differences.isEmpty();
    return new Compilation(
        compilation.files(), all, right ? compilation.program() : Optional.empty());
  }
}
