package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backfills in the order of arrival, from files to Parquet. */
class SparkBackfillArrivalTest {
  private static final long MINUTE = 60_000_000L;

  private static final String FEATURES =
      """
      namespace shop
      event charge {
        id      : string     @id
        at      : timestamp  @time
        arrived : timestamp  @arrival
        card    : string?
        country : string
        amount  : int
      }
      event login {
        id      : string     @id
        at      : timestamp  @time
        arrived : timestamp  @arrival
        card    : string
      }
      features cards v1 by card from charge { n = count(), spent = sum(amount) }
      features big v1 by country from charge where amount > 100 { n = count() }
      features logins v1 by card from login { n = count() over 1d }
      vector v v1 on charge where amount != 13 { cards.*, big.n, logins = logins.n }
      """;

  /** In the order of arrival, which is not that of the file: see {@link #writeArchives}. */
  private static final List<String> CHARGES =
      List.of(
          charge("a", "10:00", "10:00:01", "x", "DE", 1),
          charge("b", "10:20", "10:20:01", "x", "DE", 500),
          // Late, but within ten minutes: taken in, and answered as of its own time.
          charge("c", "10:12", "10:20:02", "x", "DE", 4),
          // The same again: a duplicate for its card.
          charge("c", "10:12", "10:20:03", "x", "DE", 4),
          // Too late for the card, which refuses it, and for the country.
          charge("d", "10:05", "10:20:04", "x", "DE", 8),
          // The card is new, but the country's clock stands at 10:20.
          charge("e", "10:05", "10:20:05", "y", "DE", 16),
          charge("f", "10:25", "10:25:01", "x", "FR", 32),
          // No card: only the country knows of it.
          charge("g", "10:26", "10:26:01", null, "FR", 200),
          // Dropped by the vector, and yet the latest of its card.
          charge("h", "11:00", "11:00:01", "x", "FR", 13),
          charge("i", "11:01", "11:01:01", "x", "FR", 64),
          charge("j", "10:40", "11:01:02", "x", "IT", 128));

  private static final List<String> LOGINS =
      List.of(
          login("l1", "10:20", "10:20:00", "x"),
          login("l2", "10:21", "10:59:00", "x"),
          login("l3", "10:20", "10:59:01", "x"));

  @TempDir Path folder;
  private Path out;

  private static String charge(
      String id, String at, String arrived, String card, String country, int amount) {
    return """
        {"id": "%s", "at": "2026-01-31T%s:00Z", "arrived": "2026-01-31T%sZ", "card": %s, \
        "country": "%s", "amount": %d}
        """
        .formatted(id, at, arrived, card == null ? null : '"' + card + '"', country, amount);
  }

  private static String login(String id, String at, String arrived, String card) {
    return """
        {"id": "%s", "at": "2026-01-31T%s:00Z", "arrived": "2026-01-31T%sZ", "card": "%s"}
        """
        .formatted(id, at, arrived, card);
  }

  @BeforeEach
  void writeArchives() throws Exception {
    out = folder.resolve("out");
    Files.writeString(folder.resolve("charge.json"), backwards(CHARGES));
    Files.writeString(folder.resolve("login.json"), backwards(LOGINS));
  }

  private static String backwards(List<String> lines) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, lines.size()).forEach(i -> text.insert(0, lines.get(i)));
    return text.toString();
  }

  private BackfillRequest.Builder request(Plan plan, EventOrder order) {
    return BackfillRequest.of(plan, out.toString())
        .order(order)
        .source("charge", source("charge", 10 * MINUTE))
        .source("login", source("login", 0));
  }

  private EventSource source(String event, long latenessMicros) {
    String path = folder.resolve(event + ".json").toString();
    return new EventSource.Files(
        new EventBinding(
            event,
            new Archive(path, RecordFormat.JSON, CsvOptions.DEFAULTS),
            null,
            Map.of(),
            TimeFormat.ISO,
            Map.of(),
            latenessMicros));
  }

  private static BackfillSummary run(BackfillRequest.Builder request) {
    return SparkBackfill.run(TestSpark.session(), request.build(), ProgressListener.NONE);
  }

  /** Id, charges and sum of the card, big charges of the country, logins; by time. */
  private List<String> written() {
    List<Row> rows =
        TestSpark.session()
            .read()
            .parquet(out.toString())
            .orderBy("at", "id")
            .select("id", "cards_n", "cards_spent", "big_n", "logins")
            .collectAsList();
    return rows.stream()
        .map(row -> String.join(" ", IntStream.range(0, 5).mapToObj(i -> "" + row.get(i)).toList()))
        .toList();
  }

  @Test
  void eachRowHoldsWhatHadArrivedAndWasNotTooLate() {
    BackfillSummary summary = run(request(TestPlans.plan(FEATURES), EventOrder.ARRIVAL));

    assertThat(written())
        .containsExactly(
            "a 1 1 0 0",
            "c 2 5 0 0",
            "b 2 501 1 0",
            "f 4 537 0 1",
            "g null null 1 null",
            "i 6 614 1 2");
    assertThat(summary.order()).isEqualTo(EventOrder.ARRIVAL);
    assertThat(summary.rows()).isEqualTo(6);
    // Of d, e and j, whom their card or country refused.
    assertThat(summary.refused()).isEqualTo(3);
    assertThat(summary.duplicates()).containsEntry("charge", 1L).containsEntry("login", 0L);
    assertThat(summary.conflicts()).isEmpty();
    // Once for login l3, of no charge but those refused.
    assertThat(summary.tooLate()).containsEntry("login", 1L).containsEntry("charge", 0L);
  }

  @Test
  void aRangeLeavesOutRowsAndChangesNone() {
    Plan plan = TestPlans.plan(FEATURES);
    long from = micros("10:20");

    BackfillSummary summary = run(request(plan, EventOrder.ARRIVAL).from(from).to(micros("10:26")));

    assertThat(written()).containsExactly("b 2 501 1 0", "f 4 537 0 1");
    assertThat(summary.refused()).isZero();
  }

  private static long micros(String time) {
    return Instant.parse("2026-01-31T" + time + ":00Z").toEpochMilli() * 1000;
  }

  @Test
  void theOrderOfEventsAsksForNoArrival() {
    BackfillSummary summary = run(request(TestPlans.plan(FEATURES), EventOrder.EVENT));

    assertThat(written()).hasSize(9).contains("c 3 13 0 0", "j 6 673 1 3");
    assertThat(summary.refused()).isZero();
    assertThat(summary.tooLate()).isEmpty();
  }

  @Test
  void oneEventComesInByAllInputsBeforeTheNext() {
    Plan plan =
        TestPlans.plan(
            """
            namespace bank
            event transfer {
              id       : int        @id
              at       : timestamp  @time
              n        : int        @arrival
              sender   : string
              receiver : string
            }
            stream sent = transfer left join transfer as got on sender = got.receiver within 1h
            vector v v1 on sent { found = got.id }
            """);
    List<List<Object>> rows = List.of(List.of(2L, 5L, 1L, "x", "x"), List.of(1L, 5L, 1L, "x", "x"));
    Map<String, EventSource> sources = Map.of("transfer", new EventSource.Memory(rows, 2));

    // At one arrival and time it is the ids that decide.
    assertThat(SparkBackfill.collect(TestSpark.session(), plan, EventOrder.ARRIVAL, sources, 2))
        .containsExactly(List.of(1L, 5L, 1L), List.of(2L, 5L, 2L));
    assertThat(SparkBackfill.collect(TestSpark.session(), plan, EventOrder.EVENT, sources, 2))
        .containsExactly(List.of(1L, 5L, 2L), List.of(2L, 5L, 2L));
  }

  @Test
  void aTriggerOfNoStageIsAnsweredAsOftenAsItArrives() {
    Plan plan =
        TestPlans.plan(
            """
            namespace shop
            event e {
              id : int        @id
              at : timestamp  @time
              n  : int        @arrival
            }
            vector v v1 on e { twice = id * 2 }
            """);
    List<List<Object>> rows = List.of(Arrays.<Object>asList(1L, 5L, 1L), List.of(1L, 5L, 2L));
    Map<String, EventSource> sources = Map.of("e", new EventSource.Memory(rows, 1));

    assertThat(SparkBackfill.collect(TestSpark.session(), plan, EventOrder.ARRIVAL, sources, 2))
        .hasSize(2);
    assertThat(SparkBackfill.collect(TestSpark.session(), plan, EventOrder.EVENT, sources, 2))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          arrived : timestamp           | `login` does not say when it arrived: mark the field
          arrived : int       @arrival  | `charge` is timestamp, that of `login` is int
          """)
  void arrivalsHaveToBeKnownAndComparable(String field, String message) {
    String ofLogin = "  arrived : timestamp  @arrival\n  card    : string\n}";
    Plan plan = TestPlans.plan(FEATURES.replace(ofLogin, "  " + field + "\n  card    : string\n}"));

    assertThatThrownBy(() -> run(request(plan, EventOrder.ARRIVAL)))
        .isInstanceOf(BackfillException.class)
        .hasMessageContaining(message);
    assertThat(out).doesNotExist();
  }
}
