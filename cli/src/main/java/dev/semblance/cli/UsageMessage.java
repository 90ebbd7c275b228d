package dev.semblance.cli;

import dev.semblance.compiler.analysis.NearNames;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in its writer's words rather than in those of its parser. */
final class UsageMessage {
  private static final String DASHES = "--";

  /** How picocli lists the values of an enum, whose constants Java writes in upper case. */
  private static final Pattern CONSTANTS =
      Pattern.compile("expected one of \\[([^]]*)] \\(case-insensitive\\)");

  private UsageMessage() {}

  /** One line, or a few. */
  static String of(ParameterException e) {
    List<String> unknown = unknown(e);
    if (unknown.isEmpty()) {
      return inLowerCase(e.getMessage());
    }
    CommandLine command = e.getCommandLine();
    Optional<String> option = unknown.stream().filter(UsageMessage::isOption).findFirst();
    if (option.isPresent()) {
      return noOption(withoutValue(option.get()), command.getCommandSpec().optionsMap().keySet());
    }
    Collection<String> commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? "'" + unknown.get(0) + "' is one argument too many"
        : "there is no command '" + unknown.get(0) + "'" + near("", unknown.get(0), commands);
  }

  /**
   * What the parser could make nothing of. It asks for what is missing first, though a slip in the
   * name of an option is why it is.
   */
  private static List<String> unknown(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched.getUnmatched();
    }
    return e instanceof MissingParameterException
        ? e.getCommandLine().getUnmatchedArguments().stream()
            .filter(UsageMessage::isOption)
            .toList()
        : List.of();
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("-") && argument.length() > 1;
  }

  private static String withoutValue(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option : option.substring(0, equals);
  }

  /** The dashes, which all have, make no two names alike. */
  private static String noOption(String option, Collection<String> known) {
    List<String> names =
        known.stream()
            .filter(name -> name.startsWith(DASHES))
            .map(name -> name.substring(2))
            .toList();
    return "there is no option '"
        + option
        + "'"
        + near(DASHES, option.replaceFirst("^-+", ""), names);
  }

  private static String near(String prefix, String written, Collection<String> known) {
    return NearNames.nearest(written, known)
        .map(name -> "; did you mean '" + prefix + name + "'?")
        .orElse("");
  }

  private static String inLowerCase(String message) {
    Matcher constants = CONSTANTS.matcher(message);
    return constants.replaceAll(
        list -> "expected one of " + list.group(1).toLowerCase(Locale.ROOT) + ",");
  }
}
