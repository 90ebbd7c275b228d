package dev.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong: one clear message, the right exit code, and nothing half-written. */
@ExtendWith(SparkForTests.class)
class BadInputTest {
  @TempDir private Path folder;
  private Path out;

  /** Breaks the sample project; may give more arguments for the command line. */
  interface Damage {
    Object[] apply(Path folder) throws IOException;
  }

  @BeforeEach
  void writeProject() throws Exception {
    Samples.cafe(folder);
    out = folder.resolve("out");
  }

  static Stream<Arguments> definitions() {
    return Stream.of(
        broken("a binary file", 1, "SEM0107", f -> write(f, "cafe.feature", new byte[] {1, 0, 2})),
        broken("no UTF-8", 1, "SEM0107", f -> write(f, "cafe.feature", new byte[] {97, -1})),
        broken("a huge file", 1, "SEM0108", f -> write(f, "cafe.feature", spaces(5_000_000))),
        broken(
            "parentheses thousands deep",
            1,
            "SEM0106",
            f -> write(f, "cafe.feature", nested("(", ")", 20_000))),
        broken(
            "lists thousands deep",
            1,
            "SEM0106",
            f -> write(f, "cafe.feature", nested("[", "]", 20_000))),
        broken(
            "negations thousands deep",
            1,
            "SEM0106",
            f -> write(f, "cafe.feature", nested("not ", "", 20_000))),
        broken(
            "an import outside the root",
            1,
            "SEM0203",
            f -> write(f, "cafe.feature", "import \"../other.feature\"\n")),
        broken(
            "imports in a circle",
            1,
            "SEM0204",
            f -> {
              write(f, "cafe.feature", "import \"b.feature\"\n");
              return write(f, "b.feature", "import \"cafe.feature\"\n");
            }),
        broken(
            "an import of nothing",
            1,
            "SEM0109",
            f -> write(f, "cafe.feature", "import \"gone.feature\"\n")),
        broken("an empty file", 2, "declares no vector", f -> write(f, "cafe.feature", "")),
        broken("no file", 3, "there is no file", f -> delete(f, "cafe.feature")),
        broken(
            "a folder in the file's place",
            3,
            "is not a file",
            f -> {
              delete(f, "cafe.feature");
              Files.createDirectory(f.resolve("cafe.feature"));
              return new Object[0];
            }));
  }

  static Stream<Arguments> surroundings() {
    return Stream.of(
        broken("no bindings", 3, "there is no such file", f -> delete(f, "bindings.yaml")),
        broken("bindings that are no YAML", 3, "not YAML", f -> write(f, "bindings.yaml", "a: [")),
        broken(
            "no archive of an event",
            3,
            "has no archive",
            f -> write(f, "bindings.yaml", "events:\n  order:\n    topic: orders\n")),
        broken("an unknown format", 3, "format", f -> bind(f, "order", "orders.csv", "xls")),
        broken("no archive", 3, "gone.csv", f -> bind(f, "order", "gone.csv", "csv")),
        broken("no Parquet at all", 3, "orders.parquet", f -> parquet(f, randomBytes())),
        broken("an empty Parquet file", 3, "orders.parquet", f -> parquet(f, new byte[0])),
        broken("a truncated gzip file", 3, "orders.csv.gz", BadInputTest::truncatedGzip),
        broken(
            "a missing column",
            3,
            "price",
            f -> write(f, "orders.csv", "order_id,at,guest,tip\n1,2026-01-01T08:00:00Z,ann,1\n")),
        broken(
            "a wrong type, not to be accepted",
            3,
            "price",
            f -> {
              write(f, "orders.csv", Samples.ORDERS.replace("3.00", "three"));
              return new Object[] {"--on-bad-record", "fail"};
            }),
        broken(
            "a null in a required field, not to be accepted",
            3,
            "guest",
            f -> {
              bind(f, "order", "orders.jsonl", "json");
              write(
                  f,
                  "orders.jsonl",
                  "{\"order_id\": 1, \"at\": \"2026-01-01T08:00:00Z\", \"guest\": null, \"price\": 1}");
              return new Object[] {"--on-bad-record", "fail"};
            }));
  }

  static Stream<Arguments> places() {
    return Stream.of(
        broken("a file in the way", 3, "out", f -> write(f, "out", "mine")),
        broken(
            "a file where a folder has to be",
            3,
            "file",
            f -> {
              write(f, "file", "mine");
              return new Object[] {"--out", f.resolve("file/out")};
            }),
        broken("a folder in the way", 3, "--overwrite", f -> write(f, "out/mine.txt", "mine")),
        broken(
            "somebody else's folder, even with --overwrite",
            3,
            "out",
            f -> {
              write(f, "out/mine.txt", "mine");
              return new Object[] {"--overwrite"};
            }),
        broken(
            "an unknown scheme", 3, "nofs", f -> new Object[] {"--out", "nofs://somewhere/out"}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"definitions", "surroundings", "places"})
  void endsWithOneClearMessageAndNothingWritten(
      String name, int exitCode, String fragment, Damage damage) throws Exception {
    Object[] more = damage.apply(folder);
    List<String> before = files();
    boolean elsewhere = more.length > 0 && more[0].equals("--out");
    Object[] line =
        elsewhere
            ? Samples.backfill(folder, Path.of(more[1].toString()))
            : Samples.backfill(folder, out, more);
    if (elsewhere) {
      line[Arrays.asList(line).indexOf("--out") + 1] = more[1];
    }
    Run run = Run.of(line);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("error", fragment)
        .doesNotContain("\tat ", "Caused by", "Exception", "internal error");
    assertThat(run.err().lines().filter(text -> text.startsWith("error: "))).hasSize(1);
    assertThat(files()).isEqualTo(before);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  private static Arguments broken(String name, int exitCode, String fragment, Damage damage) {
    return arguments(name, exitCode, fragment, damage);
  }

  private static Object[] write(Path folder, String name, String text) throws IOException {
    return write(folder, name, text.getBytes(UTF_8));
  }

  private static Object[] write(Path folder, String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.write(folder.resolve(name), bytes);
    return new Object[0];
  }

  private static Object[] delete(Path folder, String name) throws IOException {
    Files.delete(folder.resolve(name));
    return new Object[0];
  }

  private static Object[] bind(Path folder, String event, String archive, String format)
      throws IOException {
    return write(
        folder,
        "bindings.yaml",
        "events:\n  %s:\n    archive: { path: %s, format: %s }\n"
            .formatted(event, archive, format));
  }

  private static Object[] parquet(Path folder, byte[] bytes) throws IOException {
    write(folder, "orders.parquet", bytes);
    return bind(folder, "order", "orders.parquet", "parquet");
  }

  private static Object[] truncatedGzip(Path folder) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(whole)) {
      gzip.write(Samples.ORDERS.getBytes(UTF_8));
      gzip.write(randomBytes());
    }
    write(folder, "orders.csv.gz", Arrays.copyOf(whole.toByteArray(), whole.size() / 2));
    return bind(folder, "order", "orders.csv.gz", "csv");
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[10_000];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] spaces(int count) {
    byte[] spaces = new byte[count];
    Arrays.fill(spaces, (byte) ' ');
    return spaces;
  }

  private static String nested(String open, String close, int depth) {
    return "fn deep(b: bool) = " + open.repeat(depth) + "b" + close.repeat(depth) + "\n";
  }
}
