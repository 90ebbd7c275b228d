package dev.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/**
 * One command line, run in this process.
 *
 * @param out what it wrote as its result
 * @param err what it said besides
 */
record Run(int exitCode, String out, String err) {

  static Run of(Object... arguments) {
    return withInput("", arguments);
  }

  static Run withInput(String input, Object... arguments) {
    return with(false, input, arguments);
  }

  /** As on a terminal that shows colours. */
  static Run coloured(Object... arguments) {
    return with(true, "", arguments);
  }

  private static Run with(boolean colour, String input, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err),
            colour,
            false);
    String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    return new Run(Semblance.run(console, texts), out.toString(), err.toString());
  }
}
