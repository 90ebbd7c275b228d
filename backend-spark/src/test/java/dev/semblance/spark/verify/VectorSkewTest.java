package dev.semblance.spark.verify;

import static dev.semblance.spark.verify.TestVectors.json;
import static dev.semblance.spark.verify.TestVectors.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.semblance.spark.verify.SkewReport.Bin;
import dev.semblance.spark.verify.SkewReport.Column;
import dev.semblance.spark.verify.report.SkewJson;
import dev.semblance.spark.verify.report.SkewPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sets of vectors as distributions. */
class VectorSkewTest {
  private static final List<String> COLUMNS =
      List.of("id string", "at timestamp", "x double", "n int", "name string", "flag bool");

  @TempDir private Path folder;

  private Path set(String name, int rows, IntFunction<String> values) {
    List<String> lines =
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    "{\"id\":\"%s%d\",\"at\":\"2026-01-31T01:00:00Z\",%s}"
                        .formatted(name, i, values.apply(i)))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(lines);
    return json(folder.resolve(name), schema(1, "cafe", COLUMNS), lines.toArray(String[]::new));
  }

  private static String values(String x, String n, String name, boolean flag) {
    return "\"x\":%s,\"n\":%s,\"name\":%s,\"flag\":%s".formatted(x, n, name, flag);
  }

  private static SkewReport skew(Path left, Path right) {
    return VectorVerification.skew(
        TestVectors.spark(),
        new SkewRequest(
            VectorPlace.of(left.toString()), VectorPlace.of(right.toString()), List.of()));
  }

  private static Column column(SkewReport report, String name) {
    return report.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void countsQuantilesAndBinsAreExact() {
    // x: 1 to 100 against 51 to 150; n: nulls and a heavy tie; name: twelve categories; flag: half.
    Path left =
        set(
            "l",
            100,
            i ->
                values(
                    i + 1 + ".0",
                    i < 20 ? "null" : i < 80 ? "5" : "6",
                    "\"c" + (char) ('a' + i % 12) + "\"",
                    i % 2 == 0));
    Path right =
        set(
            "r",
            50,
            i ->
                values(
                    2 * i + 51 + ".0", i < 40 ? "null" : "-1", i < 25 ? "\"ca\"" : "\"z\"", true));

    SkewReport report = skew(left, right);

    Column x = column(report, "x");
    assertThat(x.left().quantiles())
        .containsExactly("1.0", "1.0", "25.0", "50.0", "75.0", "99.0", "100.0");
    assertThat(x.right().quantiles())
        .containsExactly("51.0", "51.0", "75.0", "99.0", "125.0", "149.0", "149.0");
    assertThat(x.left().distinct()).isEqualTo(100);
    assertThat(x.bins())
        .extracting(Bin::left)
        .containsExactly(10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L);
    assertThat(x.bins())
        .extracting(Bin::right)
        .containsExactly(0L, 0L, 0L, 0L, 0L, 5L, 5L, 5L, 5L, 30L);
    assertThat(x.bins().get(1).label()).isEqualTo("above 10.0 to 20.0");

    Column n = column(report, "n");
    assertThat(n.left().nullRate()).isEqualTo(0.2);
    assertThat(n.right().nulls()).isEqualTo(40);
    assertThat(n.bins())
        .containsExactly(
            new Bin("to 5", 60, 10), new Bin("above 5 to 6", 20, 0), new Bin("null", 20, 40));
    // (l, r) = (60.5, 10.5), (20.5, 0.5), (20.5, 40.5) of 101.5 and 51.5.
    double byHand =
        (10.5 / 51.5 - 60.5 / 101.5) * Math.log((10.5 / 51.5) / (60.5 / 101.5))
            + (0.5 / 51.5 - 20.5 / 101.5) * Math.log((0.5 / 51.5) / (20.5 / 101.5))
            + (40.5 / 51.5 - 20.5 / 101.5) * Math.log((40.5 / 51.5) / (20.5 / 101.5));
    assertThat(n.stability().orElseThrow()).isCloseTo(byHand, within(1e-12));
    assertThat(byHand).isCloseTo(1.79871, within(1e-4));

    Column name = column(report, "name");
    assertThat(name.left().distinct()).isEqualTo(12);
    assertThat(name.right().distinct()).isEqualTo(2);
    assertThat(name.bins()).hasSize(11);
    assertThat(name.bins().get(0)).isEqualTo(new Bin("\"ca\"", 9, 25));
    assertThat(name.bins().get(10)).isEqualTo(new Bin("others", 16, 25));

    assertThat(column(report, "flag").bins())
        .containsExactly(new Bin("false", 50, 0), new Bin("true", 50, 50));
    assertThat(x.stability().orElseThrow()).isCloseTo(1.868579029169687, within(1e-12));
    assertThat(name.stability().orElseThrow()).isCloseTo(2.4289819363636926, within(1e-12));
    assertThat(report.largestStability()).isEqualTo(name.stability().orElseThrow());

    SkewReport again = skew(left, right);
    assertThat(SkewJson.report(again)).isEqualTo(SkewJson.report(report));
    assertThat(SkewPage.of(again)).isEqualTo(SkewPage.of(report)).contains("<svg", "above 10.0");
  }

  @Test
  void equalDistributionsOfOtherTriggersHaveAnIndexOfZero() {
    IntFunction<String> values = i -> values(i + ".5", "1", "\"<b>\"", false);
    SkewReport report = skew(set("l", 30, values), set("r", 30, values));

    assertThat(report.columns()).allMatch(column -> column.stability().orElseThrow() == 0);
    assertThat(SkewPage.of(report)).contains("&lt;b&gt;").doesNotContain("<b>\"");
  }

  @Test
  void aSideWithoutRowsHasNoIndex() {
    SkewReport report =
        skew(set("l", 3, i -> values("1", "1", "\"a\"", true)), set("r", 0, i -> ""));

    assertThat(report.columns()).allMatch(column -> column.stability().isEmpty());
    assertThat(column(report, "x").right().quantiles()).isEmpty();
    assertThat(column(report, "x").right().nullRate()).isZero();
  }
}
