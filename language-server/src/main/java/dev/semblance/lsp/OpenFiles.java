package dev.semblance.lsp;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceTexts;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts that the editor has open; all others are as they are on disk. */
final class OpenFiles implements SourceTexts {
  private final Map<String, OpenFile> byUri = new LinkedHashMap<>();
  private final SourceTexts disk = SourceTexts.onDisk();

  void put(OpenFile file) {
    byUri.put(file.uri(), file);
  }

  Optional<OpenFile> remove(String uri) {
    return Optional.ofNullable(byUri.remove(uri));
  }

  Optional<OpenFile> find(String uri) {
    return Optional.ofNullable(byUri.get(uri));
  }

  Collection<OpenFile> all() {
    return List.copyOf(byUri.values());
  }

  /** The open file at a place, by its real path. */
  Optional<OpenFile> at(Path realPath) {
    return byUri.values().stream()
        .filter(file -> file.realPath().filter(realPath::equals).isPresent())
        .findFirst();
  }

  /** The URI of a file that messages call so; the editor's own, if it has it open. */
  Optional<String> uri(String name) {
    if (byUri.containsKey(name)) {
      return Optional.of(name);
    }
    return FilePlaces.named(name)
        .map(path -> at(path).map(OpenFile::uri).orElseGet(() -> uri(Path.of(name))));
  }

  private static String uri(Path path) {
    // A URI of Java has one slash where editors write three.
    return path.toAbsolutePath()
        .normalize()
        .toUri()
        .toString()
        .replaceFirst("^file:/+", "file:///");
  }

  @Override
  public boolean exists(Path file) {
    return at(FilePlaces.real(file)).isPresent() || disk.exists(file);
  }

  @Override
  public Optional<SourceFile> read(Path file, String displayName, Diagnostics diagnostics) {
    Optional<OpenFile> open = at(FilePlaces.real(file));
    return open.isPresent()
        ? Optional.of(new SourceFile(displayName, open.get().text()))
        : disk.read(file, displayName, diagnostics);
  }
}
