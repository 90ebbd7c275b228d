package dev.semblance.spark.output;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that a run lives in, as part of a file name.
 *
 * @param host where the process runs
 * @param started second since the epoch in which the process began; tells it from a later process
 *     of the same number
 */
record RunName(String host, long pid, long started) {
  private static final Pattern TEXT = Pattern.compile("([a-z0-9_]+)-(\\d+)-(\\d+)-[0-9a-f]{8}");

  static RunName current() {
    ProcessHandle process = ProcessHandle.current();
    return new RunName(thisHost(), process.pid(), started(process));
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost()
          .getHostName()
          .toLowerCase(Locale.ROOT)
          .replaceAll("[^a-z0-9]", "_");
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
  }

  /** The run of a file name's end, if it is one. */
  static Optional<RunName> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new RunName(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  String text() {
    return host + "-" + pid + "-" + started;
  }

  /** Whether the process is of this machine. */
  boolean isLocal() {
    return host.equals(thisHost());
  }

  /** Whether the process, of this machine, still runs. */
  boolean isAlive() {
    return ProcessHandle.of(pid).filter(process -> started(process) == started).isPresent();
  }
}
