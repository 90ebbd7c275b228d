package dev.semblance.compiler.plan;

import java.time.zone.ZoneRulesProvider;

/** The time-zone rules in use: the one thing in a value that comes from the JVM's own data. */
final class ZoneRules {
  private ZoneRules() {}

  /** Version of the rules, for example {@code 2025a}. */
  static String version() {
    return ZoneRulesProvider.getVersions("Europe/Amsterdam").lastEntry().getKey();
  }
}
