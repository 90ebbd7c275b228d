package dev.semblance.cli.test;

import java.util.Locale;

/** The engines that tests run on, by their names on the command line. */
public enum EngineName {
  /** The reference interpreter. */
  REFERENCE,
  /** The engine that serves. */
  EMBEDDED,
  /** The backfill. */
  SPARK;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
