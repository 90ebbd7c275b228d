package dev.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceReader;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.syntax.Formatter;
import dev.semblance.compiler.syntax.Parser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code semblance fmt}: one layout for all feature files. */
@Command(
    name = "fmt",
    header = "Format feature files.",
    description = {
      "Format feature files in place. Comments stay, and no meaning changes. A file with syntax",
      "errors is left as it is."
    },
    footer = {
      "",
      "Examples:",
      "  semblance fmt fraud.feature",
      "  semblance fmt --check features/*.feature   for a commit hook: names what would change",
      "  semblance fmt - < in.feature > out.feature",
      "",
      "Exit codes: 0 done; 1 syntax errors, or --check found a file to be formatted."
    })
final class FormatCommand extends SubCommand {
  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Feature files; - formats standard input to standard output.")
  private List<String> files;

  @Option(
      names = "--check",
      description = "Change nothing; print the names of the files that would change.")
  private boolean check;

  private DiagnosticReport report;
  private boolean failed;

  @Override
  public Integer call() {
    if (files.contains(STANDARD_INPUT) && files.size() > 1) {
      throw CommandFailure.usage("- stands alone: standard input has one output");
    }
    report = new DiagnosticReport(console().err(), console().colour(), OutputFormat.TEXT);
    try {
      for (String file : files) {
        if (file.equals(STANDARD_INPUT)) {
          formatInput();
        } else {
          format(Path.of(file));
        }
      }
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, Path.of(files.get(0))), e);
    }
    return failed ? ExitCode.DEFINITIONS : ExitCode.DONE;
  }

  private void format(Path file) throws IOException {
    FeatureProgram.requireReadable(file);
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceFile> source = SourceReader.read(file, file.toString(), diagnostics);
    Optional<String> formatted = source.flatMap(text -> formatted(text, diagnostics));
    report.print(diagnostics.sorted());
    if (formatted.isEmpty()) {
      failed = true;
    } else if (!formatted.get().equals(source.orElseThrow().text())) {
      change(file, formatted.get());
    }
  }

  private void change(Path file, String formatted) throws IOException {
    if (check) {
      console().out().println(file);
      failed = true;
    } else {
      WholeFile.replace(file, formatted);
      console().err().println("formatted " + file);
    }
  }

  private void formatInput() throws IOException {
    SourceFile source = new SourceFile("standard input", standardInput());
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> formatted = formatted(source, diagnostics);
    report.print(diagnostics.sorted());
    if (formatted.isEmpty()) {
      failed = true;
    } else if (check) {
      failed = !formatted.get().equals(source.text());
    } else {
      console().out().print(formatted.get());
    }
  }

  private String standardInput() throws IOException {
    byte[] bytes = console().in().readNBytes(SourceReader.MAX_BYTES + 1);
    if (bytes.length > SourceReader.MAX_BYTES) {
      throw CommandFailure.definitions("standard input is too large to be a feature file");
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw CommandFailure.definitions("standard input is not text in UTF-8");
    }
  }

  /** Empty if the text has errors, which are reported. */
  private static Optional<String> formatted(SourceFile source, Diagnostics diagnostics) {
    FeatureFile file = Parser.parse(source, diagnostics);
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(Formatter.format(file));
  }
}
