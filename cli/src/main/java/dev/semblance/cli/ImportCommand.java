package dev.semblance.cli;

import dev.semblance.cli.schema.EventDraft;
import dev.semblance.cli.schema.ImportWish;
import dev.semblance.cli.schema.SchemaFiles;
import dev.semblance.cli.schema.UnreadableSchema;
import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code semblance import}: an event declaration from a schema that is there already. */
@Command(
    name = "import",
    header = "Write an event declaration from a schema.",
    description = {
      "Write an event declaration from a Parquet file, an Avro schema or file, samples in JSON, or",
      "a set of Protobuf descriptors. What was guessed or left out, and what bindings have to say,",
      "goes to standard error."
    },
    footer = {
      "",
      "Examples:",
      "  semblance import charges.parquet --out charges.feature",
      "  semblance import samples/*.jsonl --name charge --time created",
      "  semblance import charge.avsc --id charge_id",
      "  protoc --include_imports --include_source_info --descriptor_set_out=shop.desc shop.proto",
      "  semblance import shop.desc --message shop.Charge"
    })
final class ImportCommand extends SubCommand {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "A .parquet, .avsc, .avro or .desc file, or a folder of data files; of .json and .jsonl"
              + " also several, of one event.")
  private List<Path> files;

  @Option(
      names = "--name",
      paramLabel = "EVENT",
      description = "The event's name. Default: that of the schema, or of the file.")
  private Optional<String> name;

  @Option(
      names = "--time",
      paramLabel = "FIELD",
      description = "The field with the event's time. Default: the likeliest one.")
  private Optional<String> time;

  @Option(
      names = "--id",
      paramLabel = "FIELD",
      split = ",",
      description = "The field, or fields, that identify the event. Default: what is called so.")
  private List<String> id = List.of();

  @Option(
      names = "--message",
      paramLabel = "NAME",
      description = "The Protobuf message. Default: the only one that is no part of another.")
  private Optional<String> message;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it; not there yet. Default: standard output.")
  private Optional<Path> out;

  @Override
  public Integer call() {
    files.stream()
        .filter(file -> !Files.isDirectory(file))
        .forEach(FeatureProgram::requireReadable);
    EventDraft draft;
    try {
      draft = SchemaFiles.draft(files, new ImportWish(name, time, id, message));
    } catch (UnreadableSchema e) {
      throw CommandFailure.environment(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, files.get(0)), e);
    }
    String declaration = draft.declaration();
    write(declaration);
    draft.notes().forEach(note -> console().err().println("note: " + note));
    console().err().println("bindings:");
    draft.bindings().lines().forEach(line -> console().err().println("  " + line));
    return checked(draft, declaration);
  }

  private void write(String declaration) {
    if (out.isEmpty()) {
      console().out().print(declaration);
      return;
    }
    try {
      Files.writeString(out.get(), declaration, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, out.get()), e);
    }
    console().err().println("wrote " + out.get());
  }

  /** What `check` says of the declaration; whatever it is, its author wants to know at once. */
  private int checked(EventDraft draft, String declaration) {
    Compilation compilation =
        Compiler.compile(new SourceFile(draft.name() + ".feature", declaration));
    new DiagnosticReport(console().err(), console().colour(), OutputFormat.TEXT)
        .print(compilation.diagnostics());
    return compilation.program().isPresent() ? ExitCode.DONE : ExitCode.DEFINITIONS;
  }
}
