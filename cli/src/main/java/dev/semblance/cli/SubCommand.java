package dev.semblance.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What the commands have in common. */
@Command(
    sortOptions = false,
    headerHeading = "",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    descriptionHeading = "%n")
abstract class SubCommand implements Callable<Integer> {
  @ParentCommand private Semblance semblance;

  @Option(names = "--debug", order = 100, description = "Print the stack trace of an error.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 101,
      description = "Print this help.")
  private boolean help;

  boolean debug() {
    return debug;
  }

  Console console() {
    return semblance.console();
  }

  Interruption interruption() {
    return semblance.interruption();
  }
}
