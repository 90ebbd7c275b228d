package dev.semblance.cli;

import dev.semblance.lsp.SemblanceServer;
import dev.semblance.lsp.ServerOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code semblance lsp}: what editors start. */
@Command(
    name = "lsp",
    header = "Help an editor with feature files.",
    description = {
      "Speak the Language Server Protocol with an editor, on standard input and output: mistakes",
      "while typing, formatting, completion, hover, where names are declared and used. Editors",
      "start it themselves, once they are told to (docs/editors.md)."
    },
    footer = {
      "",
      "Example:",
      "  semblance lsp --functions target/functions.jar   what an editor runs",
      "",
      "Exit codes: 0 the editor has ended the conversation; 1 it has gone without a word."
    })
final class LspCommand extends CompilingCommand {
  private static final int GONE = 1;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "The folder that imports must stay in. Default: the one that the editor has opened around"
              + " a file, else that of the file.")
  private Optional<Path> root = Optional.empty();

  @Option(
      names = "--stdio",
      description = "Accepted, since many editors add it: there is no other way.")
  private boolean stdio;

  @Override
  public Integer call() throws InterruptedException {
    if (root.isPresent() && !Files.isDirectory(root.get())) {
      throw CommandFailure.environment("the root " + root.get() + " is no folder");
    }
    PrintStream before = System.out;
    // A function that prints would spoil the conversation.
    System.setOut(System.err);
    try {
      OutputStream editor = new WholeMessages(console().out());
      boolean ended =
          SemblanceServer.serve(console().in(), editor, ServerOptions.of(Version.text(), root));
      return ended ? ExitCode.DONE : GONE;
    } finally {
      System.setOut(before);
    }
  }
}
