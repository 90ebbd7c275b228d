package dev.semblance.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The {@code semblance} command. */
@Command(
    name = "semblance",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Machine-learning features, written once and computed alike wherever they run.",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  semblance init shop                 make a small project that runs",
      "  semblance check shop/shop.feature   ask whether its definitions are right",
      "  semblance backfill --help           learn what a command does, with an example",
      "",
      "Exit codes: 0 done; 1 the definitions or tests are wrong; 2 the command line is wrong;",
      "3 data or environment; 130 interrupted."
    },
    subcommands = {
      InitCommand.class,
      ImportCommand.class,
      CheckCommand.class,
      ErrorsCommand.class,
      FormatCommand.class,
      LockCommand.class,
      DiffCommand.class,
      TestCommand.class,
      ExplainCommand.class,
      CatalogCommand.class,
      BackfillCommand.class,
      FilesCommand.class,
      ReplayCommand.class,
      VerifyCommand.class,
      WhyCommand.class,
      RunCommand.class,
      LspCommand.class,
      HelpCommand.class
    })
public final class Semblance implements Runnable {
  private final Console console;
  private final Interruption interruption;

  @Spec private CommandSpec spec;

  private Semblance(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Console console = Console.system();
    Interruption interruption = Interruption.watched(console);
    int exitCode = run(console, interruption, arguments);
    interruption.commandEnded();
    System.exit(exitCode);
  }

  /** Runs a command line in this process. Never throws; gives the exit code. */
  public static int run(Console console, String... arguments) {
    return run(console, Interruption.unwatched(), arguments);
  }

  private static int run(Console console, Interruption interruption, String... arguments) {
    CommandLine commandLine = new CommandLine(new Semblance(console, interruption));
    commandLine
        .setOut(console.out())
        .setErr(console.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setExecutionStrategy(Semblance::executeWithFunctions)
        .setParameterExceptionHandler((e, given) -> explainUsage(console, e))
        .setExecutionExceptionHandler(
            (e, command, parsed) -> report(console, interruption, e, command));
    int exitCode = execute(commandLine, console, interruption, arguments);
    console.out().flush();
    console.err().flush();
    return exitCode;
  }

  /** Picocli lets errors such as a lack of memory through: they end here. */
  private static int execute(
      CommandLine commandLine, Console console, Interruption interruption, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      return new FailureReport(console, interruption, false).of(e);
    }
  }

  private static int executeWithFunctions(ParseResult parsed) {
    CommandLine last = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
    List<Path> jars =
        last.getCommand() instanceof CompilingCommand command && !last.isUsageHelpRequested()
            ? command.functionJars()
            : List.of();
    try {
      return FunctionJars.during(jars, () -> new RunLast().execute(parsed));
    } catch (CommandFailure e) {
      throw new ParameterException(last, e.getMessage(), e);
    }
  }

  private static int report(
      Console console, Interruption interruption, Exception e, CommandLine command) {
    boolean debug = command.getCommand() instanceof SubCommand subCommand && subCommand.debug();
    return new FailureReport(console, interruption, debug).of(e);
  }

  private static int explainUsage(Console console, ParameterException e) {
    console.err().println("error: " + UsageMessage.of(e));
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.err().println("'" + command + " --help' shows what is possible");
    return ExitCode.USAGE;
  }

  /** Without a command there is nothing to do but to say what could be done. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  Console console() {
    return console;
  }

  Interruption interruption() {
    return interruption;
  }
}
