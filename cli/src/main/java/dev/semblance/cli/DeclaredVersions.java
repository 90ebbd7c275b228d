package dev.semblance.cli;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.lock.Meaning;
import dev.semblance.compiler.lock.Meanings;
import dev.semblance.compiler.lock.VersionName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions that several programs declare together. */
final class DeclaredVersions {
  private final List<Compilation> programs = new ArrayList<>();
  private final SortedMap<VersionName, Meaning> meanings = new TreeMap<>();
  private final Map<VersionName, Path> declared = new HashMap<>();

  List<Compilation> programs() {
    return programs;
  }

  /**
   * Adds the program of {@code root}, which has no errors.
   *
   * @throws CommandFailure if it means something else by a version than another program does
   */
  void add(Path root, Compilation compilation) {
    programs.add(compilation);
    for (Meaning meaning : Meanings.of(compilation.program().orElseThrow()).values()) {
      Meaning known = meanings.putIfAbsent(meaning.version(), meaning);
      if (known != null && !known.isSameAs(meaning)) {
        throw CommandFailure.definitions(twice(meaning.version(), root));
      }
      declared.putIfAbsent(meaning.version(), root);
    }
  }

  private String twice(VersionName version, Path root) {
    return declared.get(version)
        + " and "
        + root
        + " both declare "
        + version
        + ", with different meanings: give each file a namespace of its own";
  }

  /** What all of them mean. */
  SortedMap<VersionName, Meaning> meanings() {
    return meanings;
  }

  /** The meanings that a lock does not hold. */
  List<Meaning> missingIn(Lock lock) {
    return meanings.values().stream()
        .filter(meaning -> lock.find(meaning.version()).isEmpty())
        .toList();
  }
}
