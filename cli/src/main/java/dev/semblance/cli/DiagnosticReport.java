package dev.semblance.cli;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticJson;
import dev.semblance.compiler.source.DiagnosticPrinter;
import dev.semblance.compiler.source.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints what is wrong with definitions, for people or for tools. */
final class DiagnosticReport {
  private static final int MOST_CODES = 4;

  private final PrintWriter writer;
  private final boolean colour;
  private final OutputFormat format;

  DiagnosticReport(PrintWriter writer, boolean colour, OutputFormat format) {
    this.writer = writer;
    this.colour = colour;
    this.format = format;
  }

  /** Prints all of them; nothing for people, and an empty document for tools, if there are none. */
  void print(List<Diagnostic> diagnostics) {
    if (format == OutputFormat.JSON) {
      writer.println(DiagnosticJson.print(diagnostics));
    } else {
      writer.print(DiagnosticPrinter.print(diagnostics, colour));
      explained(diagnostics).ifPresent(writer::println);
    }
    writer.flush();
  }

  /** Where errors are explained; warnings say all there is. */
  private static Optional<String> explained(List<Diagnostic> diagnostics) {
    List<String> codes =
        diagnostics.stream()
            .filter(found -> found.severity() == Severity.ERROR)
            .map(found -> found.code().code())
            .distinct()
            .toList();
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    String shown = codes.size() <= MOST_CODES ? String.join(" ", codes) : "CODE";
    return Optional.of(
        "'semblance errors " + shown + "' explains " + (codes.size() == 1 ? "it" : "them"));
  }

  /** How much is wrong with the file, in a few words. */
  String summary(Path file, Compilation compilation) {
    long errors = count(compilation, Severity.ERROR);
    long warnings = count(compilation, Severity.WARNING);
    return file
        + " has "
        + counted(errors, "error")
        + (warnings > 0 ? " and " + counted(warnings, "warning") : "");
  }

  private static long count(Compilation compilation, Severity severity) {
    return compilation.diagnostics().stream().filter(d -> d.severity() == severity).count();
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
