package dev.semblance.spark.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process of {@link EndlessBackfills}. */
final class KilledProcess implements AutoCloseable {

  /** Begins the line that says which set it begins to write: 1 or 2. */
  static final String BEGUN = "begins with set ";

  /** The line that says that it has begun to write. */
  static final String WRITING = "writes";

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final StringBuilder said = new StringBuilder();
  private final Thread reader = new Thread(this::read);
  private long current;

  private KilledProcess(Process process) {
    this.process = process;
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      out.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // The process was killed.
      lines.add("killed");
    }
  }

  static KilledProcess start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The packages that are opened to Spark in this process are opened there too.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-D"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx768m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            EndlessBackfills.class.getName()));
    command.addAll(arguments);
    return new KilledProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Waits until it says the line; {@code times} in all. */
  void await(String line, int times) throws InterruptedException {
    int seen = 0;
    while (seen < times) {
      String next = lines.poll(120, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("the process has ended, or does not go on:\n" + said);
      }
      note(next);
      seen += next.startsWith(line) ? 1 : 0;
    }
  }

  private void note(String line) {
    said.append(line).append('\n');
    if (line.startsWith(BEGUN)) {
      current = Long.parseLong(line.substring(BEGUN.length()));
    }
  }

  /** Kills it as the kernel kills, so that no hook runs; tells which set it was writing. */
  long kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(60, TimeUnit.SECONDS);
    reader.join();
    for (String line = lines.poll(); line != null; line = lines.poll()) {
      note(line);
    }
    return current;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
