package dev.semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes jars with functions, from their source. */
final class FunctionJar {
  private static final String CLASS = "acme.Prices";

  private FunctionJar() {}

  /**
   * A jar with a function {@code price_band} of prices.
   *
   * @param body what the method does with {@code price}, a double
   */
  static Path priceBand(Path folder, String name, int version, String body) throws IOException {
    String source =
        """
        package acme;

        import dev.semblance.function.FeatureFunction;
        import dev.semblance.function.FeatureFunctions;

        public final class Prices implements FeatureFunctions {
          @FeatureFunction(name = "price_band", version = %d, pure = true)
          public static String priceBand(double price) {
            %s
          }
        }
        """
            .formatted(version, body);
    Path sources = Files.createTempDirectory(folder, "sources");
    Path file = Files.writeString(sources.resolve("Prices.java"), source);
    Path classes = Files.createDirectory(sources.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    int failed =
        compiler.run(null, null, null, "-cp", classPath, "-d", classes.toString(), file.toString());
    if (failed != 0) {
      throw new IllegalStateException(source);
    }
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.write(services.resolve("dev.semblance.function.FeatureFunctions"), List.of(CLASS));
    return pack(classes, folder.resolve(name));
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
