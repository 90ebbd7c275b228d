package dev.semblance.cli;

/** How much Spark and the like may say; read by log4j2.properties when the first of them speaks. */
final class LogLevel {
  private static final String PROPERTY = "semblance.log";

  private LogLevel() {}

  /** Warnings and errors, unless the user has asked for another level. */
  static void warn() {
    unlessSet("warn");
  }

  /** Errors, unless the user has asked for another level. */
  static void error() {
    unlessSet("error");
  }

  private static void unlessSet(String level) {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, level);
    }
  }
}
