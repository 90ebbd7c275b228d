package dev.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A distribution like the one that Maven makes, but for its jar, which only refers to the classes
 * of this test: so the real script starts the real command in a process of its own.
 */
final class Launcher {
  private static final Path SCRIPT = Path.of("src/main/dist/bin/semblance");

  private final Path script;

  private Launcher(Path script) {
    this.script = script;
  }

  /** Lays the distribution out in {@code home}, which must be empty or missing. */
  static Launcher in(Path home) throws IOException {
    Path script = home.resolve("bin/semblance");
    Files.createDirectories(script.getParent());
    Files.copy(SCRIPT, script);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(home.resolve("lib"));
    writeJar(home.resolve("lib/semblance-cli-test.jar"));
    return new Launcher(script);
  }

  private static void writeJar(Path jar) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Semblance.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(classPath.split(":"))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  Path script() {
    return script;
  }

  /** Runs the script to its end. */
  Run run(Path command, Map<String, String> environment, Object... arguments) throws Exception {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    Process process = start(command, environment, out, err, arguments);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + Files.readString(err));
    }
    return new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  /** Starts the script; its output goes to the two files. */
  Process start(
      Path command, Map<String, String> environment, Path out, Path err, Object... arguments)
      throws IOException {
    // A test that runs in the background would hand down to its children that Ctrl-C is ignored.
    List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT", command.toString()));
    Arrays.stream(arguments).map(String::valueOf).forEach(line::add);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }
}
