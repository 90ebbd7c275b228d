package dev.semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code semblance init}: a small project that runs. */
@Command(
    name = "init",
    header = "Make a small project that runs.",
    description = {
      "Make a small project that runs: definitions, bindings, a few dozen events, and a README",
      "that says what to try."
    },
    footer = {
      "",
      "Example:",
      "  semblance init shop",
      "  cd shop",
      "  semblance backfill shop.feature --vector will_buy --bindings bindings.yaml --out out --show 5"
    })
final class InitCommand extends SubCommand {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "Where to put it; made if it is not there. Default: here.")
  private Path folder;

  @Override
  public Integer call() {
    List<Path> written;
    try {
      written = StarterProject.writeTo(folder);
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, folder), e);
    }
    written.forEach(file -> console().out().println("created " + file));
    console().out().println();
    console().out().println("Next:");
    if (!folder.normalize().toString().isEmpty()) {
      console().out().println("  cd " + folder);
    }
    console().out().println("  semblance check shop.feature");
    console()
        .out()
        .println(
            "  semblance backfill shop.feature --vector will_buy --bindings bindings.yaml --out out"
                + " --show 5");
    return ExitCode.DONE;
  }
}
