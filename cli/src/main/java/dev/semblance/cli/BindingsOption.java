package dev.semblance.cli;

import dev.semblance.runtime.binding.Bindings;
import dev.semblance.runtime.binding.BindingsException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the events of the past are. */
final class BindingsOption {
  @Option(
      names = "--bindings",
      paramLabel = "FILE",
      required = true,
      order = 2,
      description = "Where the events are.")
  private Path file;

  /**
   * The bindings that are named.
   *
   * @throws BindingsException if they cannot be read, or with everything that is wrong with them
   */
  Bindings read() {
    return Bindings.read(file);
  }
}
