package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels of backfills, from files to Parquet. */
class SparkBackfillLabelsTest {
  private static final String FEATURES =
      """
      namespace shop
      event charge {
        id      : string     @id
        at      : timestamp  @time
        arrived : int        @arrival
        card    : string?
      }
      event dispute {
        id     : string      @id
        opened : timestamp   @time
        card   : string
        reason : string
      }
      features cards v1 by card from charge { n = count() }
      vector v v1 on charge {
        cards.n
        label frauds = count() from dispute by card where reason == "fraud" within 2d
        label again  = exists() from charge by card within 1d
      }
      """;

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void writeArchives() throws Exception {
    out = folder.resolve("out");
    Files.writeString(
        folder.resolve("charge.json"),
        charge("a", "01", 1, "x")
            // The same again, which the card has not forgotten.
            + charge("a", "01", 2, "x")
            + charge("b", "02", 3, "x")
            // Without a card, and twice.
            + charge("c", "03", 4, null)
            + charge("c", "03", 5, null)
            + charge("d", "04", 6, "y"));
    Files.writeString(
        folder.resolve("dispute.json"),
        dispute("1", "03", "x", "fraud")
            + dispute("2", "04", "x", "fraud")
            + dispute("3", "05", "x", "fraud")
            + dispute("4", "06", "z", "other"));
  }

  private static String charge(String id, String day, int arrived, String card) {
    return """
    {"id": "%s", "at": "2026-01-%sT12:00:00Z", "arrived": %d, "card": %s}
    """
        .formatted(id, day, arrived, card == null ? null : '"' + card + '"');
  }

  private static String dispute(String id, String day, String card, String reason) {
    return """
    {"id": "%s", "opened": "2026-01-%sT12:00:00Z", "card": "%s", "reason": "%s"}
    """
        .formatted(id, day, card, reason);
  }

  private BackfillRequest.Builder request(Plan plan) {
    return BackfillRequest.of(plan, out.toString())
        .source("charge", source("charge"))
        .source("dispute", source("dispute"));
  }

  private EventSource source(String event) {
    String path = folder.resolve(event + ".json").toString();
    return new EventSource.Files(
        EventBinding.ofArchive(event, new Archive(path, RecordFormat.JSON, CsvOptions.DEFAULTS)));
  }

  private static long micros(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1000;
  }

  private List<String> run(BackfillRequest.Builder request) {
    SparkBackfill.run(TestSpark.session(), request.build(), ProgressListener.NONE);
    List<Row> rows =
        TestSpark.session()
            .read()
            .parquet(out.toString())
            .orderBy("at", "id")
            .select("id", "cards_n", "frauds", "again")
            .collectAsList();
    return rows.stream()
        .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3))
        .toList();
  }

  /** Disputes are complete until the 6th, charges until the 4th. */
  @Test
  void aLabelIsKnownWhenItsArchiveReachesItsEnd() {
    assertThat(run(request(TestPlans.planWithLabels(FEATURES))))
        .containsExactly("a 1 1 true", "b 2 2 false", "c null null null", "d 1 0 null");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-04T12:00:00Z, a 1 1 true, b 2 2 false",
    "2026-01-04T11:59:59Z, a 1 1 true, b 2 null false",
    "2026-01-02T11:59:59Z, a 1 null null, b 2 null null"
  })
  void whoKnowsBetterSaysUntilWhenTheArchivesAreComplete(String until, String a, String b) {
    assertThat(run(request(TestPlans.planWithLabels(FEATURES)).completeUntil(micros(until))))
        .contains(a, b);
  }

  @Test
  void aRangeReadsWhatItsLabelsLookAheadFor() {
    BackfillRequest.Builder range =
        request(TestPlans.planWithLabels(FEATURES))
            .from(micros("2026-01-02T00:00:00Z"))
            .to(micros("2026-01-03T00:00:00Z"));

    assertThat(run(range)).containsExactly("b 2 2 false");
  }

  /**
   * Each charge is answered as often as it was served, and its labels look at all that ever came.
   */
  @Test
  void inTheOrderOfArrivalLabelsAreTheSame() {
    assertThat(run(request(TestPlans.planWithLabels(FEATURES)).order(EventOrder.ARRIVAL)))
        .containsExactly(
            "a 1 1 true", "b 2 2 false", "c null null null", "c null null null", "d 1 0 null");
  }

  @Test
  void whatAJoinFoundOnArrivalIsNoLabel() {
    Plan plan =
        TestPlans.planWithLabels(
            FEATURES
                .replace(
                    "vector v",
                    "stream paired = charge left join charge as c on card = c.card"
                        + " within 1d\nvector v")
                .replace("from charge by card within", "from paired by card = c.card within"));

    assertThatThrownBy(() -> run(request(plan).order(EventOrder.ARRIVAL)))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "the label `again` reads a joined stream or a vector, which it can only in the order of"
                + " events");
  }

  @Test
  void theDescriptionTellsLabelsFromWhatIsServed() throws Exception {
    run(request(TestPlans.planWithLabels(FEATURES)));

    assertThat(Files.readString(out.resolve("_schema.json")))
        .containsSubsequence(
            "labels_hash", "cards_n", "\"value\"", "frauds", "\"label\"", "again", "\"label\"");
  }

  /** What was written with other labels is no neighbour, though what is served is the same. */
  @Test
  void rowsOfOtherLabelsDoNotJoinAnOutput() {
    Plan plan = TestPlans.planWithLabels(FEATURES);
    Plan other = TestPlans.planWithLabels(FEATURES.replace("within 2d", "within 3d"));
    run(request(plan).from(micros("2026-01-01T00:00:00Z")).to(micros("2026-01-02T00:00:00Z")));

    assertThatThrownBy(
            () ->
                run(
                    request(other)
                        .from(micros("2026-01-02T00:00:00Z"))
                        .to(micros("2026-01-03T00:00:00Z"))))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining("has another hash of the labels");
  }
}
