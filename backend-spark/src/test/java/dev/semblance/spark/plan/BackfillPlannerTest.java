package dev.semblance.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.spark.TestPlans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which columns travel through which exchange, and where rows are dropped. */
class BackfillPlannerTest {
  private static final String EVENTS =
      """
      namespace shop
      event charge {
        id      : string     @id
        at      : timestamp  @time
        card    : string
        ip      : string
        country : string
        amount  : double
        unused  : string
      }
      event login {
        at      : timestamp  @time
        card    : string
        success : bool
        device  : string
      }
      features by_card v1 by card from charge { n = count() over 1d, total = sum(amount) over 7d }
      features by_ip v1 by ip from charge where country == "DE" { n = count() over 2d }
      features logins v1 by card from login where success { n = count() over 3d }
      """;

  private static BackfillSteps steps(String vector) {
    return steps(vector, TimeRange.ALL);
  }

  private static BackfillSteps steps(String vector, TimeRange triggers) {
    Plan plan = TestPlans.plan(EVENTS + vector);
    return BackfillPlanner.plan(plan, triggers, Optional.empty(), Map.of());
  }

  private static StageStep stage(BackfillSteps steps, String name) {
    return steps.stages().stream()
        .filter(step -> step.stage().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void carriesOnlyWhatSomethingLaterReads() {
    BackfillSteps steps = steps("vector v v1 on charge { amount, by_card.n, by_ip.n }");

    assertThat(steps.output().reads()).containsExactly("amount", "by_card.n", "by_ip.n");
    StageStep last = steps.stages().get(1);
    assertThat(last.live()).containsExactly("amount", "by_card.n", "by_ip.n");
    assertThat(stage(steps, "by ip").subject().carried()).doesNotContain("unused", "id", "card");
    // The key itself is carried only as the key.
    assertThat(last.subject().carried())
        .doesNotContain(last.stage().name().equals("by ip") ? "ip" : "card");
  }

  @Test
  void sourcesOfOtherEventsCarryOnlyWhatTheStageReads() {
    StageStep step = stage(steps("vector v v1 on charge { amount, logins.n }"), "by card");

    InputStep logins = step.inputs().get(0);
    assertThat(logins.input().event()).isEqualTo("login");
    assertThat(logins.carried()).containsExactly("success");
    assertThat(logins.reads()).containsExactly("card", "success");
    assertThat(logins.filter()).isPresent();
    assertThat(step.subject().filter()).isEmpty();
  }

  @Test
  void dropsRowsThatAreNoTriggersOnceNoSourceNeedsThem() {
    BackfillSteps steps =
        steps("vector v v1 on charge where amount > 5.0 { by_card.n, logins.n, by_ip.n }");

    // Charges are their own history by card and by ip, so those that fail stay to the end.
    assertThat(steps.output().filter()).isPresent();

    BackfillSteps others = steps("vector v v1 on charge where amount > 5.0 { logins.n }");
    assertThat(others.stages().get(0).subject().filter()).isPresent();
    assertThat(others.output().filter()).isEmpty();
    assertThat(others.output().reads()).doesNotContain("amount");
  }

  @Test
  void readsASourceUnderAnotherKeyAsItWasScanned() {
    BackfillSteps steps =
        steps(
            """
            features spread v1 by who = lower(card) from charge { ips = distinct(ip) over 1d }
            vector v v1 on charge {
              use spread by ip as strange
              by_card.n
              strange.ips
            }
            """);
    StageStep strange =
        steps.stages().stream().filter(step -> step.inputs().size() == 2).findFirst().orElseThrow();

    assertThat(strange.inputs().get(0).lane()).isEqualTo(new LaneVersion("charge", 0));
    assertThat(strange.inputs().get(0).carried()).containsExactly("ip");
  }

  @Test
  void readsEachEventAsFarBackAsItsWindowsReach() {
    long day = 86_400_000_000L;
    BackfillSteps steps =
        steps(
            "vector v v1 on charge { by_card.total, logins.n }",
            new TimeRange(100 * day, 101 * day));

    assertThat(steps.rangeOf("charge")).isEqualTo(new TimeRange(93 * day, 101 * day));
    assertThat(steps.rangeOf("login")).isEqualTo(new TimeRange(97 * day, 101 * day));
    assertThat(List.of(steps.output().range(), steps.stages().get(0).subject().range()))
        .contains(new TimeRange(100 * day, 101 * day));
  }

  @Test
  void whatOtherFeaturesAreMadeOfIsAlsoAnsweredBeforeTheRange() {
    long day = 86_400_000_000L;
    TimeRange range = new TimeRange(100 * day, 101 * day);
    String vectors =
        """
        vector v v1 on charge { countries.most }
        features countries v1 by country from scored { most = max(by_card_total) over 30d }
        vector scored v1 on charge where amount > 5.0 { country, by_card.total }
        """;

    BackfillSteps steps = steps(vectors, range);

    assertThat(steps.rangeOf("charge")).isEqualTo(new TimeRange(63 * day, 101 * day));
    String inRange = range.condition("at").orElseThrow().toString();
    assertThat(stage(steps, "by card").stage().subject().condition().orElseThrow().toString())
        .doesNotContain(inRange);
    assertThat(stage(steps, "by country").stage().subject().condition().orElseThrow().toString())
        .contains(inRange);
    // The vector's rows are the past of others: none is dropped before they have been taken in.
    assertThat(steps.stages()).allMatch(step -> step.subject().range().isAll());
    assertThat(steps.output().range()).isEqualTo(range);
  }

  @Test
  void inTheOrderOfArrivalNothingIsLeftOutBeforeTheEnd() {
    Plan plan =
        TestPlans.plan(
            EVENTS.replace("@time", "@time\n  seen : int  @arrival")
                + "vector v v1 on charge where amount > 5.0 { logins.n }");
    TimeRange range = new TimeRange(5, 10);
    ArrivalOrder order = ArrivalOrder.of(plan, event -> 0);

    BackfillSteps steps = BackfillPlanner.plan(plan, range, Optional.of(order), Map.of());

    assertThat(List.of(steps.rangeOf("charge"), steps.rangeOf("login")))
        .containsOnly(TimeRange.ALL);
    // A login without success is of no group, and yet moves the clock of its stream.
    assertThat(steps.stages().get(0).inputs())
        .allMatch(input -> input.filter().isEmpty() && input.range().isAll())
        .allMatch(input -> input.carried().contains("seen"));
    assertThat(steps.output().filter()).isPresent();
    assertThat(steps.output().range()).isEqualTo(range);
    assertThat(steps.output().refused()).isPresent();
  }
}
