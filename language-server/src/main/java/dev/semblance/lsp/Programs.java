package dev.semblance.lsp;

import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.Inspection;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The programs of the files that the editor has open. A file that another open one imports is a
 * part of that one's program; any other is the root of its own.
 */
final class Programs {
  private final OpenFiles files;
  private final Optional<Path> root;
  private final Map<String, Program> byUri = new HashMap<>();

  /** Of files that are not open. */
  private final Map<Path, Program> byPath = new HashMap<>();

  private List<Path> folders = List.of();

  /**
   * @param root the folder that imports must stay in, where it is given
   */
  Programs(OpenFiles files, Optional<Path> root) {
    this.files = files;
    this.root = root;
  }

  /** Makes known which folders the editor works in. */
  void folders(List<Path> opened) {
    folders = List.copyOf(opened);
    changed();
  }

  /** Forgets what may change with a file. */
  void changed(OpenFile file) {
    byUri.remove(file.uri());
    file.realPath()
        .ifPresent(
            path -> {
              byUri.values().removeIf(program -> program.asksFor(path));
              byPath.values().removeIf(program -> program.asksFor(path));
            });
  }

  /** Forgets everything: something has changed on disk. */
  void changed() {
    byUri.clear();
    byPath.clear();
  }

  /** One program for each root. */
  List<Program> all() {
    return files.all().stream().filter(file -> !isImported(file)).map(this::own).toList();
  }

  /** The programs that a file is part of; its own comes first. */
  List<Program> of(OpenFile file) {
    List<Program> found = new ArrayList<>();
    for (OpenFile other : files.all()) {
      if (other.equals(file) ? !isImported(file) : own(other).tree(file).isPresent()) {
        found.add(other.equals(file) ? 0 : found.size(), own(other));
      }
    }
    return found.isEmpty() ? List.of(own(file)) : found;
  }

  /** The same, and those of files in the editor's folders that are not open. */
  List<Program> everywhere(OpenFile file) {
    List<Program> found = new ArrayList<>(of(file));
    for (Path other : FeatureFiles.in(folders)) {
      Path path = FilePlaces.real(other);
      if (files.at(path).isEmpty()) {
        Program program = byPath.computeIfAbsent(path, any -> compile(other, files));
        if (program.tree(file).isPresent()) {
          found.add(program);
        }
      }
    }
    return found;
  }

  /** A program as it would be if files, by their names, had other texts. */
  Program with(Program program, Map<String, String> changed) {
    SourceFile root = program.trees().get(0).source();
    return program
        .file()
        .map(file -> compile(file, new Changed(files, changed)))
        .orElseGet(() -> alone(root.name(), changed.getOrDefault(root.name(), root.text())));
  }

  /** Whether another program has it, and not the other way round as well. */
  private boolean isImported(OpenFile file) {
    return files.all().stream()
        .filter(other -> !other.equals(file))
        .anyMatch(other -> own(other).tree(file).isPresent() && own(file).tree(other).isEmpty());
  }

  private Program own(OpenFile file) {
    Program known = byUri.get(file.uri());
    if (known == null) {
      known = compile(file);
      byUri.put(file.uri(), known);
    }
    return known;
  }

  private Program compile(OpenFile file) {
    if (file.path().isPresent()) {
      return compile(file.path().get(), files);
    }
    return alone(file.name(), file.text());
  }

  private static Program alone(String name, String text) {
    Inspection inspection = Compiler.inspect(new SourceFile(name, text));
    return new Program(inspection, Optional.empty(), Set.of(), Optional.empty());
  }

  private Program compile(Path file, SourceTexts texts) {
    Optional<Path> top = root.or(() -> folderOf(file));
    Asked asked = new Asked(texts, new HashSet<>());
    Inspection inspection = Compiler.inspect(file, top, asked);
    return new Program(
        inspection, Optional.of(file), asked.paths(), Optional.of(Lock.fileFor(file, top)));
  }

  /** The innermost folder of the editor that the file is in. */
  private Optional<Path> folderOf(Path file) {
    return folders.stream()
        .filter(file::startsWith)
        .max(Comparator.comparingInt(Path::getNameCount));
  }

  /** Texts that remember who asked for them. */
  private record Asked(SourceTexts texts, Set<Path> paths) implements SourceTexts {
    @Override
    public boolean exists(Path file) {
      paths.add(FilePlaces.real(file));
      return texts.exists(file);
    }

    @Override
    public Optional<SourceFile> read(Path file, String displayName, Diagnostics diagnostics) {
      paths.add(FilePlaces.real(file));
      return texts.read(file, displayName, diagnostics);
    }
  }

  /** Texts as they would be. */
  private record Changed(SourceTexts texts, Map<String, String> byName) implements SourceTexts {
    @Override
    public boolean exists(Path file) {
      return texts.exists(file);
    }

    @Override
    public Optional<SourceFile> read(Path file, String displayName, Diagnostics diagnostics) {
      String changed = byName.get(displayName);
      return changed == null
          ? texts.read(file, displayName, diagnostics)
          : Optional.of(new SourceFile(displayName, changed));
    }
  }
}
