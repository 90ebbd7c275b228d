package dev.semblance.cli;

import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.source.DiagnosticCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code semblance errors}: what the codes of errors and warnings mean. */
@Command(
    name = "errors",
    header = "Explain errors and warnings by their codes.",
    description = {
      "Print what a code means, with an example that gets it and one that is right. Without a",
      "code, list them all."
    },
    footer = {
      "",
      "Examples:",
      "  semblance errors SEM0103",
      "  semblance errors",
      "",
      "Exit codes: 0 done; 2 there is no such code."
    })
final class ErrorsCommand extends SubCommand {
  @Parameters(
      paramLabel = "CODE",
      arity = "0..*",
      description = "The codes, as they stand in messages.")
  private List<String> given = List.of();

  @Override
  public Integer call() {
    List<DiagnosticCode> codes = new ArrayList<>();
    given.forEach(text -> codes.add(code(text)));
    if (codes.isEmpty()) {
      for (DiagnosticCode code : DiagnosticCode.values()) {
        String severity = code.severity().name().toLowerCase(Locale.ROOT);
        console().out().printf("%s  %-7s  %s%n", code.code(), severity, code.title());
      }
      return ExitCode.DONE;
    }
    ErrorsPage page = ErrorsPage.read();
    console().out().print(codes.stream().map(page::of).collect(Collectors.joining("\n")));
    return ExitCode.DONE;
  }

  private static DiagnosticCode code(String text) {
    String wanted = text.toUpperCase(Locale.ROOT);
    List<String> all = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::code).toList();
    if (!all.contains(wanted)) {
      throw CommandFailure.usage(
          "there is no code '%s'%s 'semblance errors' lists all"
              .formatted(
                  text,
                  NearNames.nearest(wanted, all)
                      .map(near -> "; did you mean " + near + "?")
                      .orElse(";")));
    }
    return DiagnosticCode.values()[all.indexOf(wanted)];
  }
}
