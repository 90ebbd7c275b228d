package dev.semblance.compiler.lock;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Locale;

/**
 * One version of a group of features or of a vector.
 *
 * @param name with the program's namespace before it, where there is one: {@code shop.cards}
 */
public record VersionName(Kind kind, String name, int version) implements Comparable<VersionName> {

  /** What can have versions. */
  public enum Kind {
    GROUP,
    VECTOR;

    /** As a lock file has it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Comparator<VersionName> ORDER =
      Comparator.comparing(VersionName::kind)
          .thenComparing(VersionName::name)
          .thenComparingInt(VersionName::version);

  public VersionName {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
  }

  static VersionName of(Kind kind, String namespace, String name, int version) {
    return new VersionName(kind, namespace.isEmpty() ? name : namespace + "." + name, version);
  }

  /** The name as declared, without the namespace. */
  public String bareName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** {@code cards v1}: as declared. */
  public String title() {
    return bareName() + " v" + version;
  }

  /** Groups before vectors, then by name and number. */
  @Override
  public int compareTo(VersionName other) {
    return ORDER.compare(this, other);
  }

  /** {@code group shop.cards v1}. */
  @Override
  public String toString() {
    return kind.word() + " " + name + " v" + version;
  }
}
