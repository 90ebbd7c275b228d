package dev.semblance.cli;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A vector as named on the command line: {@code name} or {@code name@v2}. */
record VectorName(String name, OptionalInt version) {
  private static final Pattern SYNTAX = Pattern.compile("([^@]+)(?:@v([1-9][0-9]{0,8}))?");

  /**
   * @throws CommandFailure if the text is neither form
   */
  static VectorName parse(String text) {
    return parse("--vector", text);
  }

  /**
   * @param option which one gives the text
   * @throws CommandFailure if the text is neither form
   */
  static VectorName parse(String option, String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw CommandFailure.usage(
          option + " needs a name, or a name and a version such as fraud@v2, not '" + text + "'");
    }
    OptionalInt version =
        matcher.group(2) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(matcher.group(2)));
    return new VectorName(matcher.group(1), version);
  }

  /**
   * @throws CommandFailure if the program has no such vector, or several and none is chosen
   */
  ResolvedVector in(ResolvedProgram program) {
    List<ResolvedVector> fitting = program.vectors().stream().filter(this::fits).toList();
    if (fitting.isEmpty()) {
      throw CommandFailure.usage("there is no vector '" + this + "'; " + known(program));
    }
    if (fitting.size() > 1) {
      throw CommandFailure.usage(
          "'"
              + name
              + "' has several versions: choose "
              + fitting.stream()
                  .map(vector -> "--vector " + text(vector))
                  .collect(Collectors.joining(" or ")));
    }
    return fitting.get(0);
  }

  /**
   * @throws CommandFailure unless the program has exactly one vector
   */
  static ResolvedVector only(ResolvedProgram program) {
    if (program.vectors().size() != 1) {
      throw CommandFailure.usage("choose a vector with --vector; " + known(program));
    }
    return program.vectors().get(0);
  }

  private boolean fits(ResolvedVector vector) {
    return vector.name().equals(name)
        && (version.isEmpty() || version.getAsInt() == vector.version());
  }

  /** What could have been asked for, in words. */
  static String known(ResolvedProgram program) {
    return program.vectors().isEmpty()
        ? "the file declares no vector"
        : "the file has "
            + program.vectors().stream().map(VectorName::text).collect(Collectors.joining(", "));
  }

  private static String text(ResolvedVector vector) {
    return vector.name() + "@v" + vector.version();
  }

  @Override
  public String toString() {
    return name + (version.isPresent() ? "@v" + version.getAsInt() : "");
  }
}
