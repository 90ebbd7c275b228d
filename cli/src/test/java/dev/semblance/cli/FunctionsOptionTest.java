package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.Plans;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.BackfillException;
import dev.semblance.spark.SparkBackfill;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code --functions}: a function from a jar that nobody knew when Semblance was started. */
@ExtendWith(SparkForTests.class)
class FunctionsOptionTest {
  private static final String FEATURES =
      Samples.FEATURES
              .replace("guest_orders.*", "band = price_band(double(price))\n  guest_orders.bands")
              .replace("spent  = sum(price) over 1d", "bands = distinct(price_band(double(price)))")
          + """

          test "cheap" for next_order {
            order { order_id: 1, at: @0s, guest: "ann", price: 2.00 }
            expect 1 { band: "cheap", guest_orders_bands: 1 }
          }
          """;

  private static final List<Object> ORDER = List.of(1L, 0L, "ann", new BigDecimal("2.50"), 0.5);

  @TempDir private Path folder;
  private Path jar;
  private Path file;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.cafe(folder);
    file = Files.writeString(folder.resolve("cafe.feature"), FEATURES);
    jar =
        FunctionJar.priceBand(
            folder, "prices.jar", 1, "return price < 3 ? \"cheap\" : price > 3 ? \"dear\" : null;");
  }

  @Test
  void withoutTheJarTheFunctionIsUnknownAndTheOptionIsNamed() {
    Run run = Run.of("check", file);
    assertThat(run.exitCode()).isEqualTo(ExitCode.DEFINITIONS);
    assertThat(run.err()).contains("there is no function `price_band`").contains("--functions");
    Run gone = Run.of("check", file, "--functions", folder.resolve("gone.jar"));
    assertThat(gone.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(gone.err()).contains("gone.jar");
  }

  @Test
  void theCatalogueHasItWithItsSignature() {
    Run run = Run.of("catalog", file, "--functions", jar, "--format", "json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("\"signature\" : \"price_band(double) -> string\"", "\"language\" : \"java\"");
    assertThat(Run.of("catalog", file, "--functions", jar).out())
        .contains("price_band(double) -&gt; string");
  }

  @Test
  void everyEngineCallsIt() throws Exception {
    // In a process of its own: the session that these tests share was made without the jar.
    Launcher launcher = Launcher.in(folder.resolve("home"));
    Map<String, String> java =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "SEMBLANCE_JAVA_OPTS", "-Xmx1g");
    Object[] line = Samples.backfill(folder, folder.resolve("out"), "--show", "4");
    Run backfill = launcher.run(launcher.script(), java, with(line));
    assertThat(backfill.exitCode()).as(backfill.err()).isZero();
    Path bindings = folder.resolve("bindings.yaml");
    Path replayed = folder.resolve("replayed");
    Run replay =
        Run.of(with("replay", file, "--bindings", bindings, "--out", replayed, "--show", "4"));
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(bands(backfill)).containsExactly("1 cheap 1", "2 null 0", "3 dear 2", "4 cheap 2");
    assertThat(bands(replay)).isEqualTo(bands(backfill));
    Run tests = Run.of(with("test", file, "--engine", "reference", "--engine", "embedded"));
    assertThat(tests.exitCode()).as(tests.out() + tests.err()).isZero();
    Run why =
        Run.of(with("why", file, "--bindings", bindings, "--trigger", "3", "--feature", "band"));
    assertThat(why.exitCode()).as(why.err()).isZero();
    assertThat(why.out()).contains("dear");
  }

  /** Of each row its id, its band and how many bands there are, by id. */
  private static List<String> bands(Run run) {
    List<String[]> lines = run.out().lines().map(line -> line.strip().split("\\s+")).toList();
    List<String[]> wanted =
        Stream.of("order_id", "band", "guest_orders_bands")
            .map(name -> lines.stream().filter(line -> line[0].equals(name)).findFirst())
            .map(Optional::orElseThrow)
            .toList();
    return IntStream.range(1, wanted.get(0).length)
        .mapToObj(row -> wanted.stream().map(line -> line[row]).collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  @Test
  void aRaisedVersionIsAnotherMeaningOfWhatIsLocked() throws Exception {
    assertThat(Run.of(with("lock", file)).exitCode()).isZero();
    assertThat(Run.of(with("check", file)).exitCode()).isZero();
    jar = FunctionJar.priceBand(folder, "raised.jar", 2, "return \"any\";");
    Run check = Run.of(with("check", file));
    assertThat(check.exitCode()).isEqualTo(ExitCode.DEFINITIONS);
    assertThat(check.err()).contains("price_band@v1(").contains("price_band@v2(");
  }

  @Test
  void aProcessWithoutTheJarSaysWhatItLacks() {
    List<Plan> plans = new ArrayList<>();
    FunctionJars.during(
        List.of(jar),
        () -> {
          plans.addAll(Plans.read(file));
          return 0;
        });
    assertThatThrownBy(
            () ->
                SparkBackfill.collect(
                    SparkSession.active(), plans.get(0), Map.of("order", List.of(ORDER)), 1))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("price_band v1, price_band(double) -> string");
  }

  @Test
  void theEnvironmentMayNameTheJars() throws Exception {
    Launcher launcher = Launcher.in(folder.resolve("home"));
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "SEMBLANCE_FUNCTIONS",
            folder.resolve("empty") + ":" + jar);
    Files.createDirectory(folder.resolve("empty"));
    Run run = launcher.run(launcher.script(), environment, "check", file);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private Object[] with(Object... line) {
    return Stream.concat(Stream.of(line), Stream.of("--functions", jar)).toArray();
  }
}
