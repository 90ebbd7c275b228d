package dev.semblance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.semblance.compiler.plan.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of vectors from events in memory: stages, lookups, keys, duplicates, partitions. */
class SparkBackfillCollectTest {
  private static final long HOUR = 3_600_000_000L;

  private static final String EVENTS =
      """
      namespace shop
      event charge {
        id      : string     @id
        at      : timestamp  @time
        card    : string?
        country : string?
        amount  : decimal(12, 2)
      }
      event login {
        at      : timestamp  @time
        card    : string
        success : bool
      }
      """;

  private static final String EVERYTHING =
      EVENTS
          + """
            stream known = charge left join login on card within 5h
            features activity v1 by card from charge {
              n_24h     = count() over 24h
              spent     = sum(amount)
              countries = distinct(country) where amount > 1.00
              recent    = last_n(country, 3)
              before    = previous(country)
            }
            features places v1 by country from charge where amount > 1.00 { n = count() }
            features logins v1 by card from login { failed = count() where not success }
            features band v1 by band = floor(double(amount)), card from charge { n = count() }
            vector v v1 on known {
              use band by floor(double(amount)), card
              amount
              activity.*
              places.n
              logins.failed
              band.n
              success = login.success
              letters = length(country) + activity.n_24h
            }
            """;

  private static List<Object> charge(String id, long hour, String card, String country, int cents) {
    return Arrays.asList(id, hour * HOUR, card, country, BigDecimal.valueOf(cents, 2));
  }

  private static List<Object> login(long hour, String card, boolean success) {
    return List.of(hour * HOUR, card, success);
  }

  private static List<List<Object>> collect(
      Plan plan, Map<String, List<List<Object>>> events, int partitions) {
    return SparkBackfill.collect(TestSpark.session(), plan, events, partitions);
  }

  @Test
  void answersEachTriggerOnceInOrderOfTime() {
    Plan plan =
        TestPlans.plan(
            EVENTS
                + """
                  features activity v1 by card from charge {
                    n    = count() over 24h
                    sum  = sum(amount)
                  }
                  vector v v1 on charge { activity.*, twice = activity.n * 2 }
                  """);
    List<List<Object>> charges =
        List.of(
            charge("e", 30, "x", "DE", 500),
            charge("a", 1, "x", "DE", 100),
            charge("b", 2, "x", "FR", 250),
            charge("c", 2, "y", "DE", 300),
            charge("d", 3, null, "DE", 400));

    List<List<Object>> rows = collect(plan, Map.of("charge", charges), 3);

    assertThat(rows)
        .containsExactly(
            Arrays.asList("a", HOUR, 1L, new BigDecimal("1.00"), 2L),
            Arrays.asList("b", 2 * HOUR, 2L, new BigDecimal("3.50"), 4L),
            Arrays.asList("c", 2 * HOUR, 1L, new BigDecimal("3.00"), 2L),
            Arrays.asList("d", 3 * HOUR, null, null, null),
            Arrays.asList("e", 30 * HOUR, 1L, new BigDecimal("8.50"), 2L));
  }

  @Test
  void looksUpTheLatestRowOfAnotherEvent() {
    Plan plan =
        TestPlans.plan(
            EVENTS
                + """
                  stream known = charge left join login on card within 5h
                  vector v v1 on known { success = login.success }
                  """);
    List<List<Object>> charges =
        List.of(
            charge("a", 1, "x", "DE", 100),
            charge("b", 4, "x", "DE", 100),
            charge("c", 20, "x", "DE", 100),
            charge("d", 4, null, "DE", 100));
    List<List<Object>> logins =
        List.of(login(2, "x", false), login(4, "x", true), login(3, "y", false));

    List<List<Object>> rows = collect(plan, Map.of("charge", charges, "login", logins), 2);

    assertThat(rows)
        .extracting(row -> row.get(0), row -> row.get(2))
        .containsExactly(tuple("a", null), tuple("b", true), tuple("d", null), tuple("c", null));
  }

  @Test
  void emptyEventsGiveNoRows() {
    assertThat(collect(TestPlans.plan(EVERYTHING), Map.of(), 2)).isEmpty();
  }

  @Test
  void countsEventsDeliveredTwiceOnce() {
    Plan plan =
        TestPlans.plan(
            EVENTS
                + """
                  features logins v1 by card from login { n = count() }
                  vector v v1 on charge { logins.n }
                  """);
    List<List<Object>> charges =
        List.of(charge("a", 5, "x", "DE", 100), charge("a", 5, "x", "DE", 100));
    List<List<Object>> logins =
        List.of(login(2, "x", false), login(2, "x", false), login(2, "x", true));

    List<List<Object>> rows = collect(plan, Map.of("charge", charges, "login", logins), 4);

    assertThat(rows).containsExactly(List.of("a", 5 * HOUR, 2L));
  }

  @Test
  void dropsRepeatedTriggersWithoutAnyStage() {
    Plan plan = TestPlans.plan(EVENTS + "vector v v1 on charge where amount > 1.00 { amount }");
    List<List<Object>> charges =
        List.of(
            charge("a", 5, "x", "DE", 200),
            charge("b", 5, null, "DE", 50),
            charge("a", 5, "x", "DE", 200));

    assertThat(collect(plan, Map.of("charge", charges), 3))
        .containsExactly(List.of("a", 5 * HOUR, new BigDecimal("2.00")));
  }

  @Test
  void dropsRepeatedTriggersThatHaveNoKey() {
    Plan plan =
        TestPlans.plan(
            EVENTS
                + """
                  features activity v1 by card from charge { n = count() }
                  vector v v1 on charge { activity.n }
                  """);
    List<List<Object>> charges =
        List.of(charge("a", 5, null, "DE", 1), charge("a", 5, null, "DE", 1));

    assertThat(collect(plan, Map.of("charge", charges), 3))
        .containsExactly(Arrays.asList("a", 5 * HOUR, null));
  }

  @Test
  void givesHashedIdsToEventsWithoutOne() {
    Plan plan = TestPlans.plan(EVENTS + "vector v v1 on login { success }");
    List<List<Object>> rows =
        collect(plan, Map.of("login", List.of(login(2, "x", false), login(2, "y", true))), 2);

    assertThat(SparkBackfill.columns(plan).get(0).name()).isEqualTo("event_id");
    assertThat(rows)
        .extracting(row -> row.get(0))
        .allSatisfy(id -> assertThat((String) id).matches("[0-9a-f]{32}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void givesTheSameRowsForAnyPartitioningAndInputOrder() {
    Plan plan = TestPlans.plan(EVERYTHING);
    Random random = new Random(11);
    List<List<Object>> charges = new ArrayList<>();
    List<List<Object>> logins = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      charges.add(randomCharge(random, i));
      logins.add(login(random.nextInt(300), "c" + random.nextInt(20), random.nextBoolean()));
    }

    List<List<Object>> once = collect(plan, Map.of("charge", charges, "login", logins), 1);
    Collections.shuffle(charges, random);
    Collections.shuffle(logins, random);
    List<List<Object>> again = collect(plan, Map.of("charge", charges, "login", logins), 5);

    assertThat(once).hasSize(6000);
    assertThat(again).isEqualTo(once);
  }

  /**
   * Rows keep a bit a field before their values, in words of 64: a wide vector crosses the edge.
   */
  @ParameterizedTest
  @ValueSource(ints = {58, 59, 60, 61, 62, 63, 64})
  void aVectorMayHaveAnyNumberOfColumns(int width) {
    StringBuilder fields = new StringBuilder();
    StringBuilder items = new StringBuilder();
    List<Object> row = new ArrayList<>(List.of("a", 5 * HOUR));
    List<Object> expected = new ArrayList<>(List.of("a", 5 * HOUR));
    for (int i = 0; i < width; i++) {
      fields.append("f%d : int%n".formatted(i));
      items.append("f%d%n".formatted(i));
      row.add((long) i);
      expected.add((long) i);
    }
    expected.add(5L);
    Plan plan =
        TestPlans.plan(
            "event wide { id : string @id, at : timestamp @time%n%s }%n".formatted(fields)
                + "vector v v1 on wide { %s h = hour_of_day(at, \"UTC\") }".formatted(items));
    assertThat(collect(plan, Map.of("wide", List.of(row)), 2)).containsExactly(expected);
  }

  private static List<Object> randomCharge(Random random, int number) {
    // One card is hot, some charges have none, and many share an instant.
    int card = random.nextInt(40);
    return charge(
        "id" + number,
        random.nextInt(300),
        card < 15 ? "hot" : card < 18 ? null : "c" + card,
        random.nextInt(9) == 0 ? null : List.of("DE", "FR", "\u00fc\0\ud83d\ude00").get(card % 3),
        random.nextInt(300));
  }
}
