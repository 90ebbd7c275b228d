package dev.semblance.cli;

import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.binding.BindingsException;
import dev.semblance.spark.BadRecordPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the events of the past are, and what is done with records that are none. */
final class ArchiveOptions {
  @Mixin private BindingsOption bindings;

  @Option(
      names = "--on-bad-record",
      paramLabel = "WHAT",
      defaultValue = "quarantine",
      order = 8,
      description =
          "quarantine: set a record aside that is no event, count it and go on (default); fail:"
              + " stop at the first.")
  private BadRecordPolicy onBadRecord;

  /**
   * The bindings that are named.
   *
   * @throws BindingsException if they cannot be read, or with everything that is wrong with them
   */
  Bindings bindings() {
    return bindings.read();
  }

  BadRecordPolicy onBadRecord() {
    return onBadRecord;
  }
}
