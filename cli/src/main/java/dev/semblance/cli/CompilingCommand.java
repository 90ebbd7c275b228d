package dev.semblance.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** A command that compiles definitions, which may call functions written in Java. */
abstract class CompilingCommand extends SubCommand {
  @Option(
      names = "--functions",
      paramLabel = "JAR",
      order = 90,
      description =
          "A jar with functions written in Java, which the definitions call; may be given several"
              + " times. Default: those that SEMBLANCE_FUNCTIONS lists.")
  private List<Path> functions = List.of();

  List<Path> functionJars() {
    return FunctionJars.of(functions);
  }
}
