package dev.semblance.cli.catalog;

import static java.util.Objects.requireNonNull;

/**
 * Where something is declared.
 *
 * @param file its path within the folder that the program's files lie in, with {@code /}
 * @param line counted from 1
 */
public record Place(String file, int line) {
  public Place {
    requireNonNull(file, "file");
  }

  /** {@code fraud.feature:12}. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
