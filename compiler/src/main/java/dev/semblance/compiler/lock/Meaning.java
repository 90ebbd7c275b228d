package dev.semblance.compiler.lock;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one version of a group or vector means.
 *
 * @param parts a group's features by name, a vector's columns in the order of the output
 */
public record Meaning(VersionName version, List<Part> parts) {
  private static final String FORMAT = "semblance meaning, form 1";

  public Meaning {
    requireNonNull(version, "version");
    parts = List.copyOf(parts);
  }

  /** SHA-256 over the features or columns; two versions with one hash give the same values. */
  public String hash() {
    return Digest.of(
        parts.stream()
            .filter(part -> part.kind().isMeaning())
            .map(part -> part.key() + " " + part.hash() + "\n")
            .collect(Collectors.joining("", FORMAT + "\n", "")));
  }

  /** Whether both mean the same. */
  public boolean isSameAs(Meaning other) {
    return hash().equals(other.hash());
  }
}
