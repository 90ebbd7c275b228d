package dev.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semblance.spark.SparkSessions;
import dev.semblance.spark.verify.ComparisonReport;
import dev.semblance.spark.verify.SkewReport;
import dev.semblance.spark.verify.SkewRequest;
import dev.semblance.spark.verify.UnknownColumnException;
import dev.semblance.spark.verify.VectorPlace;
import dev.semblance.spark.verify.VectorVerification;
import dev.semblance.spark.verify.VerifyException;
import dev.semblance.spark.verify.VerifyRequest;
import dev.semblance.spark.verify.report.ComparisonJson;
import dev.semblance.spark.verify.report.ComparisonPage;
import dev.semblance.spark.verify.report.SkewJson;
import dev.semblance.spark.verify.report.SkewPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** A verification with what its user sees of it: a summary, and reports in files. */
final class Verify {
  private final Console console;
  private final Map<String, String> settings;
  private final Outputs outputs;
  private final boolean quiet;

  /** Files that are wanted. */
  record Outputs(Optional<Path> json, Optional<Path> html, Optional<Path> certificate) {

    /** Makes sure that they can be there, before hours are spent. */
    void check() {
      for (Optional<Path> output : List.of(json, html, certificate)) {
        output.ifPresent(Outputs::check);
      }
    }

    private static void check(Path file) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
        throw CommandFailure.environment(
            "cannot write " + file + ": it is a folder, or its folder does not exist");
      }
    }
  }

  /**
   * @param settings of Spark
   */
  Verify(Console console, Map<String, String> settings, Outputs outputs, boolean quiet) {
    this.console = console;
    this.settings = settings;
    this.outputs = outputs;
    this.quiet = quiet;
  }

  /** Compares cell by cell; tells whether nothing differs. */
  boolean compare(VerifyRequest request) {
    ComparisonReport report = onSpark(spark -> VectorVerification.compare(spark, request));
    write(outputs.json(), () -> ComparisonJson.report(report));
    write(outputs.html(), () -> ComparisonPage.of(report).getBytes(UTF_8));
    write(outputs.certificate(), () -> ComparisonJson.certificate(report));
    if (!quiet) {
      new ComparisonView(report).print(console.out());
    }
    return report.isEqual();
  }

  /** Compares distributions; tells whether no column's stability index is above the limit. */
  boolean skew(VectorPlace left, VectorPlace right, List<String> columns, OptionalDouble limit) {
    SkewRequest request = new SkewRequest(left, right, columns);
    SkewReport report = onSpark(spark -> VectorVerification.skew(spark, request));
    write(outputs.json(), () -> SkewJson.report(report));
    write(outputs.html(), () -> SkewPage.of(report).getBytes(UTF_8));
    if (!quiet) {
      SkewView.print(console.out(), report);
    }
    return limit.isEmpty() || report.largestStability() <= limit.getAsDouble();
  }

  private <T> T onSpark(Function<SparkSession, T> work) {
    outputs.check();
    // Who runs commands inside a program with a session of its own keeps it.
    boolean ours = SparkSession.getDefaultSession().isEmpty();
    ProgressView progress = new ProgressView(console);
    if (!quiet) {
      progress.announce("comparing");
    }
    SparkSession spark = start();
    try {
      return work.apply(spark);
    } catch (VerifyException e) {
      throw CommandFailure.environment(e.getMessage(), e);
    } catch (UnknownColumnException e) {
      throw CommandFailure.usage(e.getMessage());
    } finally {
      progress.close();
      if (ours) {
        spark.stop();
      }
    }
  }

  private SparkSession start() {
    try {
      return SparkSessions.create(settings);
    } catch (Exception e) {
      // Among them checked ones, which Scala does not declare.
      throw CommandFailure.environment(
          "Spark does not start: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  /** Nobody sees half of a file. */
  private static void write(Optional<Path> file, Supplier<byte[]> content) {
    if (file.isEmpty()) {
      return;
    }
    Path path = file.get().toAbsolutePath();
    Path half = path.resolveSibling("." + path.getFileName() + ".semblance");
    try {
      try {
        Files.write(half, content.get());
        Files.move(half, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw CommandFailure.environment("cannot write " + IoMessages.of(e, file.get()), e);
    }
  }
}
