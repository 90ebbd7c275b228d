package dev.semblance.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars with functions written in Java that a command was given: on the class path while it
 * runs, as the thread's context class loader, which is where functions are looked for.
 */
public final class FunctionJars {
  private static final String VARIABLE = "SEMBLANCE_FUNCTIONS";
  private static final String SPARK_JARS = "spark.jars";

  /** The class loader of a command, which knows what it was made of. */
  private static final class Loader extends URLClassLoader {
    private final List<Path> jars;

    private Loader(List<Path> jars, ClassLoader parent) {
      super(jars.stream().map(Loader::url).toArray(URL[]::new), parent);
      this.jars = jars;
    }

    private static URL url(Path jar) {
      try {
        return jar.toUri().toURL();
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private FunctionJars() {}

  /**
   * The jars that a command has.
   *
   * @param given those of its command line; if there are none, those of the environment count
   */
  static List<Path> of(List<Path> given) {
    String listed = System.getenv(VARIABLE);
    return given.isEmpty() && listed != null
        ? Arrays.stream(listed.split(File.pathSeparator))
            .filter(entry -> !entry.isBlank())
            .map(Path::of)
            .toList()
        : given;
  }

  /**
   * Runs a command with the jars on its class path.
   *
   * @throws CommandFailure if one of them is not there
   */
  static int during(List<Path> jars, IntSupplier command) {
    if (jars.isEmpty()) {
      return command.getAsInt();
    }
    for (Path jar : jars) {
      if (!Files.isReadable(jar)) {
        throw CommandFailure.usage("--functions: there is no file " + jar + " to read");
      }
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (Loader loader = new Loader(jars, before)) {
      thread.setContextClassLoader(loader);
      return command.getAsInt();
    } catch (IOException e) {
      throw new UncheckedIOException("a jar of --functions cannot be closed", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Settings of Spark with the jars of the running command added, so that executors have them. A
   * session takes jars when it is made: what is added later does not reach all its tasks.
   */
  public static Map<String, String> toSpark(Map<String, String> settings) {
    if (!(Thread.currentThread().getContextClassLoader() instanceof Loader loader)) {
      return settings;
    }
    Stream<String> jars =
        loader.jars.stream()
            .filter(Files::isRegularFile) // A folder of classes only helps where Spark runs here.
            .map(jar -> jar.toAbsolutePath().toString());
    String others = settings.getOrDefault(SPARK_JARS, System.getProperty(SPARK_JARS, ""));
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(
        SPARK_JARS,
        Stream.concat(Stream.of(others).filter(text -> !text.isEmpty()), jars)
            .collect(Collectors.joining(",")));
    return all;
  }
}
