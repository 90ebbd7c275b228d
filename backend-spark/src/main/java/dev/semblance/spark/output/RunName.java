package dev.semblance.spark.output;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run and the process that it lives in, as part of a file name.
 *
 * @param machine where the process runs: the host's name and, where the system tells it, what sets
 *     this start of it, and this container, apart from others
 * @param started second since the epoch in which the process began; tells it from a later process
 *     of the same number
 * @param token tells the run from all others
 */
record RunName(String machine, long pid, long started, String token) {

  /** What a token looks like. */
  static final String TOKEN = "[0-9a-f]{12}";

  /** There always is one, and on most machines it is of a user of its own. */
  private static final long FIRST_PROCESS = 1;

  /**
   * How far two looks at the start of one process may differ: it is counted from the start of the
   * machine, which moves when the clock is set.
   */
  private static final long SAME_START_SECONDS = 10;

  private static final Pattern TEXT = Pattern.compile("([a-z0-9_]+)-(\\d+)-(\\d+)-(" + TOKEN + ")");

  /** A new run of this process. */
  static RunName create() {
    ProcessHandle process = ProcessHandle.current();
    String token = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    return new RunName(thisMachine(), process.pid(), started(process), token);
  }

  private static String thisMachine() {
    String host;
    try {
      host =
          InetAddress.getLocalHost()
              .getHostName()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]", "_");
    } catch (UnknownHostException e) {
      host = "localhost";
    }
    return host + "_" + Integer.toHexString(thisStart().hashCode());
  }

  /** What tells this start of the machine, and this container, from others of the same name. */
  private static String thisStart() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
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
                Long.parseLong(matcher.group(3)),
                matcher.group(4)))
        : Optional.empty();
  }

  String text() {
    return machine + "-" + pid + "-" + started + "-" + token;
  }

  /** Whether the process is known to have ended; one of another machine cannot be asked. */
  boolean isOver() {
    return machine.equals(thisMachine()) && isOver(ProcessTable.OF_THIS_MACHINE);
  }

  /**
   * Whether the table of this machine shows that the process has ended. It may belong to another
   * user, and a machine may hide the processes of others: what cannot be seen there may go on.
   */
  boolean isOver(ProcessTable table) {
    if (!table.sees(pid)) {
      return table.sees(FIRST_PROCESS);
    }
    return table
        .startOf(pid)
        .map(start -> Math.abs(start.getEpochSecond() - started) > SAME_START_SECONDS)
        .orElse(false);
  }

  /** What is known of the processes of a machine. */
  interface ProcessTable {
    ProcessTable OF_THIS_MACHINE =
        new ProcessTable() {
          @Override
          public boolean sees(long pid) {
            return ProcessHandle.of(pid).isPresent();
          }

          @Override
          public Optional<Instant> startOf(long pid) {
            return ProcessHandle.of(pid).flatMap(process -> process.info().startInstant());
          }
        };

    boolean sees(long pid);

    /** When it began; empty where the machine does not tell. */
    Optional<Instant> startOf(long pid);
  }
}
