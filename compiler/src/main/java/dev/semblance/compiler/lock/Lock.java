package dev.semblance.compiler.lock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each version meant when it was locked. Versions that no file declares any more stay: their
 * numbers never come back with another meaning.
 */
public record Lock(SortedMap<VersionName, Meaning> versions) {
  /** What the file is called, beside the feature files that it holds. */
  public static final String FILE_NAME = "features.lock";

  public Lock {
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
  }

  /** A lock that holds nothing. */
  public static Lock empty() {
    return new Lock(new TreeMap<>());
  }

  /**
   * The lock that belongs to a feature file: one beside it or, up to the root, in a folder above
   * it; else the one to be made beside it.
   *
   * @param root the folder that imports must stay in; by default that of the file
   */
  public static Path fileFor(Path feature, Optional<Path> root) {
    Path beside = feature.resolveSibling(FILE_NAME);
    if (Files.exists(beside)) {
      return beside;
    }
    Path folder = feature.toAbsolutePath().normalize().getParent();
    Path top = root.map(given -> given.toAbsolutePath().normalize()).orElse(folder);
    for (Path at = folder.getParent(); at != null && at.startsWith(top); at = at.getParent()) {
      if (Files.exists(at.resolve(FILE_NAME))) {
        return at.resolve(FILE_NAME);
      }
    }
    return beside;
  }

  /** The meaning that was locked, if the version was. */
  public Optional<Meaning> find(VersionName version) {
    return Optional.ofNullable(versions.get(version));
  }

  /** This lock with further meanings, each in the place of what was locked for its version. */
  public Lock with(Collection<Meaning> meanings) {
    SortedMap<VersionName, Meaning> all = new TreeMap<>(versions);
    meanings.forEach(meaning -> all.put(meaning.version(), meaning));
    return new Lock(all);
  }
}
