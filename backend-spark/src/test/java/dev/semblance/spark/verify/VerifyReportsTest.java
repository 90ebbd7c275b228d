package dev.semblance.spark.verify;

import static dev.semblance.spark.verify.TestVectors.COLUMNS;
import static dev.semblance.spark.verify.TestVectors.json;
import static dev.semblance.spark.verify.TestVectors.line;
import static dev.semblance.spark.verify.TestVectors.lines;
import static dev.semblance.spark.verify.TestVectors.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semblance.spark.verify.report.ComparisonJson;
import dev.semblance.spark.verify.report.ComparisonPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison leaves behind: certificate, report and page. */
class VerifyReportsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static ComparisonReport compare(Path left, Path right) {
    return VectorVerification.compare(
        TestVectors.spark(), VerifyRequest.of(left.toString(), right.toString()));
  }

  @Test
  void theSameDataHasTheSameCertificateWhereverAndHoweverItLies() throws IOException {
    String schema = schema(1, "cafe", COLUMNS);
    String other = line("b").replace("\"n\":7", "\"n\":8");
    Path left = json(folder.resolve("a/left"), schema, line("a"), line("b"), line("c"));
    Path right = json(folder.resolve("a/right"), schema(2, "beef", COLUMNS), line("a"), other);
    Path leftAgain = json(folder.resolve("b/1"), schema, line("c"));
    lines(leftAgain.resolve("date=2026-01-31/part-1.jsonl"), line("b"), line("a"));
    Path rightAgain = json(folder.resolve("b/2"), schema(2, "beef", COLUMNS), other, "", line("a"));

    byte[] certificate = ComparisonJson.certificate(compare(left, right));

    assertThat(ComparisonJson.certificate(compare(leftAgain, rightAgain))).isEqualTo(certificate);
    assertThat(new String(certificate, StandardCharsets.UTF_8)).doesNotContain(folder.toString());
    JsonNode root = JSON.readTree(certificate);
    assertThat(root.path("result").asText()).isEqualTo("different");
    assertThat(root.path("left").path("vector").asText()).isEqualTo("busy");
    assertThat(root.path("left").path("plan_hash").asText()).isEqualTo("cafe");
    assertThat(root.path("right").path("version").asInt()).isEqualTo(2);
    assertThat(root.path("left").path("rows").asInt()).isEqualTo(3);
    assertThat(root.path("left").path("first_trigger").asText())
        .isEqualTo("2026-01-31T01:00:00.000000Z");
    assertThat(root.path("compared_by").path("spark_version").asText()).startsWith("4.");
    assertThat(root.path("rows").toString())
        .isEqualTo("{\"compared\":2,\"equal\":1,\"different\":1,\"only_left\":1,\"only_right\":0}");
    assertThat(root.path("cells").toString()).isEqualTo("{\"compared\":12,\"different\":1}");
    assertThat(root.path("columns").get(0).path("different").asInt()).isEqualTo(1);
    assertThat(root.path("causes").get(0).path("cause").asText()).isEqualTo("other_version");
  }

  @Test
  void otherDataHasAnotherCertificateThoughItIsEqualToo() {
    String schema = schema(1, "cafe", COLUMNS);
    Path first = json(folder.resolve("1"), schema, line("a"));
    Path second = json(folder.resolve("2"), schema, line("a").replace("0.1", "0.2"));

    assertThat(ComparisonJson.certificate(compare(first, first)))
        .isNotEqualTo(ComparisonJson.certificate(compare(second, second)));
  }

  @Test
  void thePageNeedsNothingElseAndEscapesWhatIsInTheData() {
    String schema =
        schema(1, "cafe", COLUMNS).replace("\"name\": \"name\"", "\"name\": \"<i>name\"");
    String evil = line("<script>alert(1)</script>").replace("\"name\"", "\"<i>name\"");
    Path left = json(folder.resolve("1"), schema, evil);
    Path right = json(folder.resolve("2"), schema, evil.replace("ü", "&\\\"'<img src=x>"));

    String page = ComparisonPage.of(compare(left, right));

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;i&gt;name", "<svg")
        .contains("&amp;\\&quot;&#39;&lt;img src=x&gt;")
        .contains("1 of 1 rows differ", "prefers-color-scheme: dark", "not known")
        .doesNotContain("<script", "<img", "<i>", "http:", "https:", "url(", "<link");
  }

  @Test
  void theReportHoldsTheRowsThatDifferInFull() throws IOException {
    String schema = schema(1, "cafe", COLUMNS);
    Path left = json(folder.resolve("1"), schema, line("a"), line("b"));
    Path right = json(folder.resolve("2"), schema, line("a").replace("0.1", "null"));

    JsonNode rows =
        JSON.readTree(ComparisonJson.report(compare(left, right))).path("first_different_rows");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).path("key").toString())
        .isEqualTo("{\"id\":\"a\",\"at\":\"2026-01-31T01:00:00.000000Z\"}");
    assertThat(rows.get(0).path("different").toString()).isEqualTo("[\"score\"]");
    assertThat(rows.get(0).path("left").toString())
        .isEqualTo(
            "{\"n\":\"7\",\"score\":\"0.1\",\"amount\":\"1.50\",\"name\":\"ü\","
                + "\"tags\":\"[\\\"a\\\", \\\"b\\\"]\",\"gap\":\"PT0.001S\"}");
    assertThat(rows.get(0).path("right").path("score").isNull()).isTrue();
    assertThat(rows.get(1).has("right")).isFalse();
  }
}
