package dev.semblance.cli;

import dev.semblance.cli.test.EngineName;
import dev.semblance.cli.test.TestEngines;
import dev.semblance.cli.test.TestOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code semblance test}: do the definitions do what their tests say? */
@Command(
    name = "test",
    header = "Run the tests in feature files.",
    description = {
      "Run the tests that feature files and their imports declare, on every engine: the reference,",
      "the engine that serves, and Spark. A test passes if all of them give what it expects.",
      "",
      "Starting Spark takes some seconds, and a test on it a fraction of one; --engine reference",
      "answers at once."
    },
    footer = {
      "",
      "Examples:",
      "  semblance test fraud.feature",
      "  semblance test features --filter \"second charge\" --engine reference --watch",
      "  semblance test features --junit-xml target/feature-tests.xml",
      "",
      "Exit codes: 0 all tests pass; 1 one does not, or the definitions are wrong."
    })
final class TestCommand extends CompilingCommand {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Feature files, or folders of them.")
  private List<Path> files;

  @Option(
      names = "--engine",
      paramLabel = "NAME,...",
      split = ",",
      order = 1,
      description = "On which engines: reference, embedded, spark. Default: all.")
  private List<EngineName> engines = List.of(EngineName.values());

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      order = 2,
      description = "Only tests with TEXT in their title, in any case of letters.")
  private Optional<String> filter = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      order = 3,
      description = "text (default) or json.")
  private OutputFormat format;

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      order = 4,
      description = "Also write the report that CI servers read.")
  private Optional<Path> junitXml = Optional.empty();

  @Option(
      names = "--watch",
      order = 5,
      description = "Run again whenever one of the files changes, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      order = 20,
      description = "The folder that imports must stay in. Default: that of each FILE.")
  private Optional<Path> root = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (filter.map(String::isBlank).orElse(false)) {
      throw CommandFailure.usage("--filter needs a text");
    }
    if (!debug()) {
      LogLevel.error();
    }
    try (TestEngines started =
        new TestEngines(EnumSet.copyOf(engines), () -> say("starting Spark"))) {
      if (watch) {
        return watch(started);
      }
      DeclaredTests tests = new DeclaredTests(files, root);
      tests.read(diagnostics());
      return run(started, tests);
    }
  }

  private DiagnosticReport diagnostics() {
    return new DiagnosticReport(console().err(), console().colour(), OutputFormat.TEXT);
  }

  private int run(TestEngines started, DeclaredTests tests) throws IOException {
    List<DeclaredTests.DeclaredTest> chosen = tests.chosen(filter);
    TestReport results = new TestReport(console().out(), started.names(), format);
    for (DeclaredTests.DeclaredTest test : chosen) {
      if (interruption().isRequested()) {
        return ExitCode.INTERRUPTED;
      }
      results.add(test.run(started.started()));
    }
    results.conclude();
    if (junitXml.isPresent()) {
      write(junitXml.get(), JUnitXml.of(results.outcomes()));
    }
    return results.outcomes().stream().allMatch(TestOutcome::passed)
        ? ExitCode.DONE
        : ExitCode.DEFINITIONS;
  }

  private static void write(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CommandFailure.environment(IoMessages.of(e, file), e);
    }
  }

  /** Ends by an interruption alone. */
  private int watch(TestEngines started) throws IOException {
    Set<Path> watched = new LinkedHashSet<>(files);
    while (!Thread.currentThread().isInterrupted()) {
      FileWatch changes = new FileWatch();
      changes.add(watched);
      again(started, changes);
      watched.addAll(changes.paths());
      say("waiting for a change; Ctrl-C ends");
      try {
        changes.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return ExitCode.INTERRUPTED;
  }

  private void again(TestEngines started, FileWatch changes) throws IOException {
    DeclaredTests tests = new DeclaredTests(files, root);
    try {
      try {
        tests.read(diagnostics());
      } finally {
        changes.add(tests.files());
      }
      run(started, tests);
    } catch (CommandFailure e) {
      console().err().println("error: " + e.getMessage());
    }
  }

  private void say(String progress) {
    console().err().println(progress);
    console().err().flush();
  }
}
