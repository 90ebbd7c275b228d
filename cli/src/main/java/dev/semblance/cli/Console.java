package dev.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command reads and writes, and what the reader of its messages can take.
 *
 * @param out for results
 * @param err for progress, diagnostics and errors
 * @param colour whether messages may be coloured
 * @param live whether a line of progress may be rewritten in place
 */
public record Console(
    InputStream in, PrintWriter out, PrintWriter err, boolean colour, boolean live) {

  /** Set by the launcher, because a JVM cannot ask about standard error. */
  private static final String ERR_IS_TERMINAL = "semblance.stderr.terminal";

  public Console {
    requireNonNull(in, "in");
    requireNonNull(out, "out");
    requireNonNull(err, "err");
  }

  /** The standard streams of this process, in UTF-8. */
  public static Console system() {
    boolean terminal = Boolean.getBoolean(ERR_IS_TERMINAL);
    return new Console(
        System.in,
        writer(System.out),
        writer(System.err),
        terminal && allowsColour(System.getenv()),
        terminal && !"dumb".equals(System.getenv("TERM")));
  }

  /** Follows no-color.org: any text in NO_COLOR means no. */
  static boolean allowsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, UTF_8);
  }
}
