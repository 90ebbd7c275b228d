package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.FILE_UNREADABLE;
import static dev.semblance.compiler.source.DiagnosticCode.IMPORT_CYCLE;
import static dev.semblance.compiler.source.DiagnosticCode.IMPORT_OUTSIDE_ROOT;
import static dev.semblance.compiler.source.DiagnosticCode.TOO_LARGE;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceTexts;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.FeatureFile.Import;
import dev.semblance.compiler.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file and all that it imports, each once, and none from outside the root. */
public final class ImportLoader {
  private static final int MOST_FILES = 1_000;

  private final Path root;
  private final SourceTexts texts;
  private final Diagnostics diagnostics;
  private final Map<Path, FeatureFile> loaded = new LinkedHashMap<>();

  /** The files whose imports are being followed, by their real paths. */
  private final Map<Path, String> open = new LinkedHashMap<>();

  private ImportLoader(Path root, SourceTexts texts, Diagnostics diagnostics) {
    this.root = root;
    this.texts = texts;
    this.diagnostics = diagnostics;
  }

  /**
   * Loads {@code file} and its imports.
   *
   * @param projectRoot the folder that imports must stay in; by default that of the file
   * @return the file first, then what it imports, in the order met; none where the file itself
   *     cannot be read, which is then reported
   */
  public static List<FeatureFile> load(
      Path file, Optional<Path> projectRoot, Diagnostics diagnostics) {
    return load(file, projectRoot, SourceTexts.onDisk(), diagnostics);
  }

  /** The same, of texts that may not be on disk. */
  public static List<FeatureFile> load(
      Path file, Optional<Path> projectRoot, SourceTexts texts, Diagnostics diagnostics) {
    Path folder = projectRoot.orElseGet(() -> file.toAbsolutePath().getParent());
    ImportLoader loader = new ImportLoader(realPath(folder), texts, diagnostics);
    loader.read(file, file.toString()).ifPresent(read -> loader.follow(realPath(file), file, read));
    return List.copyOf(loader.loaded.values());
  }

  /** The tree of a text without a place: whatever it imports is reported. */
  public static List<FeatureFile> alone(SourceFile source, Diagnostics diagnostics) {
    FeatureFile file = Parser.parse(source, diagnostics);
    for (Import imported : diagnostics.hasErrors() ? List.<Import>of() : file.imports()) {
      diagnostics.report(
          Diagnostic.at(
              FILE_UNREADABLE,
              imported.pathSpan(),
              "a text that is in no file has no place to import from"));
    }
    return List.of(file);
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize(); // Reading it will say what is wrong.
    }
  }

  private Optional<FeatureFile> read(Path path, String name) {
    return texts.read(path, name, diagnostics).map(source -> Parser.parse(source, diagnostics));
  }

  private void follow(Path realPath, Path path, FeatureFile file) {
    loaded.put(realPath, file);
    open.put(realPath, file.source().name());
    for (Import imported : file.imports()) {
      written(imported).ifPresent(written -> load(path, written, imported));
    }
    open.remove(realPath);
  }

  /** The path as written, if it can be one. */
  private Optional<Path> written(Import imported) {
    try {
      Path written = Path.of(imported.path());
      if (imported.path().isEmpty() || imported.path().endsWith("/")) {
        return reject(imported, FILE_UNREADABLE, "an import names a file");
      }
      if (written.isAbsolute() || imported.path().indexOf('\\') >= 0) {
        return reject(
            imported,
            IMPORT_OUTSIDE_ROOT,
            "an import is written relative to the file that it stands in, with `/`");
      }
      return Optional.of(written);
    } catch (InvalidPathException e) {
      return reject(imported, FILE_UNREADABLE, "this is no path of a file");
    }
  }

  private void load(Path importing, Path written, Import imported) {
    Path shown = importing.resolveSibling(written).normalize();
    Path folder = realPath(importing.toAbsolutePath().getParent());
    Path file = folder.resolve(written).normalize();
    if (!file.startsWith(root)) {
      outside(imported); // So that nothing outside is even touched.
      return;
    }
    if (!texts.exists(file)) {
      reject(imported, FILE_UNREADABLE, "there is no file `" + shown + "`");
      return;
    }
    Path realPath = realPath(file);
    if (!realPath.startsWith(root)) {
      outside(imported);
    } else if (Files.isDirectory(realPath)) {
      reject(imported, FILE_UNREADABLE, "`" + shown + "` is a folder, and an import names a file");
    } else if (open.containsKey(realPath)) {
      circle(imported, realPath);
    } else if (loaded.size() >= MOST_FILES && !loaded.containsKey(realPath)) {
      reject(imported, TOO_LARGE, "a program has at most " + MOST_FILES + " files");
    } else if (!loaded.containsKey(realPath)) {
      read(file, shown.toString()).ifPresent(read -> follow(realPath, shown, read));
    }
  }

  private void outside(Import imported) {
    diagnostics.report(
        Diagnostic.at(
                IMPORT_OUTSIDE_ROOT,
                imported.pathSpan(),
                "this import leads out of the project's root")
            .help(
                "a program's files lie in one folder, by default that of the file given; "
                    + "`--root` names another"));
  }

  private void circle(Import imported, Path realPath) {
    List<String> names = new ArrayList<>();
    boolean inside = false;
    for (Map.Entry<Path, String> file : open.entrySet()) {
      inside |= file.getKey().equals(realPath);
      if (inside) {
        names.add(file.getValue());
      }
    }
    diagnostics.report(
        Diagnostic.at(
                IMPORT_CYCLE,
                imported.pathSpan(),
                names.size() == 1
                    ? "a file imports itself"
                    : "files import each other in a circle: " + DependencyOrder.text(names))
            .help("all files make one program, so one of the imports can go"));
  }

  private <T> Optional<T> reject(Import imported, DiagnosticCode code, String message) {
    diagnostics.report(Diagnostic.at(code, imported.pathSpan(), message));
    return Optional.empty();
  }
}
