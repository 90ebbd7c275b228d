package dev.semblance.cli;

import picocli.CommandLine.IVersionProvider;

/** Which Semblance this is. */
final class Version implements IVersionProvider {

  /** The version of the jar; {@code development} where there is no jar. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "semblance " + text() + " (Java " + System.getProperty("java.version") + ")"
    };
  }
}
