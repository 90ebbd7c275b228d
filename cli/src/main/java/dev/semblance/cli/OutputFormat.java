package dev.semblance.cli;

/** For whom something is printed. */
enum OutputFormat {
  /** For people. */
  TEXT,
  /** For tools. */
  JSON;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
