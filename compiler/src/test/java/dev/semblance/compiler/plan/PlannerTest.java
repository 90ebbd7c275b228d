package dev.semblance.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final long DAY = 86_400_000_000L;

  private static final String EVENTS =
      """
      namespace shop
      event charge {
        charge_id : string @id
        created   : timestamp @time
        card      : string
        email     : string?
        amount    : decimal(12, 2)
        country   : string?
        note      : string?
      }
      event login {
        email   : string
        success : bool
        at      : timestamp @time
      }
      event dispute {
        dispute_id : string @id
        opened     : timestamp @time
        charge_id  : string
      }
      stream disputed = dispute join charge on charge_id within 120d
      """;

  @Test
  void groupsWithOneKeyShareOneStage() {
    Plan plan =
        Plans.of(
            EVENTS
                + """
                features spending v1 by card from charge { spend = sum(amount) over 7d }
                features disputes v1 by card = charge.card from disputed { disputes = count() over 90d }
                vector fraud v1 on charge {
                  spending.*
                  disputes.*
                }
                """);

    assertThat(plan.stages()).extracting(Stage::name).containsExactly("by charge_id", "by card");
    assertThat(plan.stages().get(1).subject().answers())
        .extracting(Stage.Answer::alias)
        .containsExactly("spending", "disputes");
  }

  @Test
  void whatNothingReadsIsNotComputed() {
    Plan plan =
        Plans.of(
            EVENTS
                + """
                features spending v1 by card from charge {
                  spend     = sum(amount) over 7d
                  countries = distinct(country) over 30d
                }
                features disputes v1 by card = charge.card from disputed { disputes = count() over 90d }
                vector fraud v1 on charge {
                  amount
                  spending.spend
                }
                """);

    assertThat(plan.stages()).hasSize(1);
    assertThat(plan.stages().get(0).sources().get(0).aggregates()).hasSize(1);
    assertThat(plan.events()).extracting(event -> event.name()).containsExactly("charge");
    assertThat(ColumnUse.declaredFields(plan, "charge")).containsExactly("card", "amount");
  }

  @Test
  void aGroupUsedUnderTwoKeysIsAnsweredInTwoStages() {
    Plan plan =
        Plans.of(
            EVENTS
                + """
                features by_text v1 by text = note from charge { n = count() over 1d }
                vector fraud v1 on charge {
                  use by_text by card as cards
                  use by_text by country as countries
                  cards.n
                  countries.n
                }
                """);

    assertThat(plan.stages()).hasSize(2);
    assertThat(plan.output().columns())
        .extracting(Plan.OutputColumn::name)
        .containsExactly("cards_n", "countries_n");
  }

  @Test
  void theSubjectsRowsServeAsASourceWhereTheKeysAgree() {
    Plan plan =
        Plans.of(
            EVENTS
                + """
                features spending v1 by card from charge { spend = sum(amount) over 7d }
                features logins v1 by email from login { n = count() over 1d }
                vector fraud v1 on charge {
                  spending.spend
                  logins.n
                }
                """);

    assertThat(StageInput.of(stage(plan, "by card")))
        .singleElement()
        .satisfies(input -> assertThat(input.columns()).containsExactly("amount"));
    assertThat(StageInput.of(stage(plan, "by email")))
        .extracting(StageInput::event)
        .containsExactly("login", "charge");
  }

  @Test
  void equalAggregatesOfTwoGroupsAreComputedOnce() {
    Plan plan =
        Plans.of(
            EVENTS
                + """
                features a v1 by card from charge { spend = sum(amount) over 7d }
                features b v1 by card from charge {
                  total = sum(amount) over 7d
                  twice = total + total
                }
                vector fraud v1 on charge {
                  a.spend
                  b.twice
                }
                """);

    assertThat(plan.stages().get(0).sources())
        .singleElement()
        .satisfies(source -> assertThat(source.aggregates()).hasSize(1));
  }

  @Test
  void theHorizonAddsWindowsAndLookBacks() {
    Plan plan =
        Plans.of(
            EVENTS
                + """
                features disputes v1 by card = charge.card from disputed { n = count() over 90d }
                features recent v1 by email from login { n = count() over 20 events }
                vector fraud v1 on charge {
                  disputes.n
                  recent.n
                }
                """);
    Horizon horizon = Horizon.of(plan);

    assertThat(horizon.lookBackMicros("dispute")).isEqualTo(OptionalLong.of(90 * DAY));
    assertThat(horizon.lookBackMicros("charge")).isEqualTo(OptionalLong.of(210 * DAY));
    assertThat(horizon.lookBackMicros("login")).isEmpty();
  }

  @Test
  void aLookUpOfLookedUpRowsComesAfterThem() {
    Plan plan =
        Plans.of(
            EVENTS
                + """
                stream seen = login join disputed as d on email = d.charge.email within 10d
                features answered v1 by card = d.charge.card from seen { n = count() over 5d }
                vector fraud v1 on charge { answered.n }
                """);

    assertThat(plan.stages()).hasSize(3);
    assertThat(plan.stages().stream().map(stage -> stage.subject().event()).toList())
        .isEqualTo(List.of("dispute", "login", "charge"));
    assertThat(Horizon.of(plan).lookBackMicros("charge")).isEqualTo(OptionalLong.of(135 * DAY));
  }

  private static Stage stage(Plan plan, String name) {
    return plan.stages().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aVectorThatIsAStreamIsComputedBeforeWhatIsMadeOfItAndFurtherBack() {
    String scored =
        EVENTS
            + """
            features spending v1 by card from charge { spend = sum(amount) over 7d }
            features network v1 by email from charge { n = count() over 30d }
            vector fraud v1 on charge where amount > 0 {
              card
              country
              spending.*
              network.*
              label again = exists() from charge by card within 90d
            }
            """;
    String features =
        """
        features countries v1 by country from fraud { spend = max(spending_spend) over 2d }
        vector v v1 on charge { countries.spend }
        """;
    Plan plan = Plans.of(scored + features);

    // What nothing reads of the vector is not computed, and its labels never are.
    assertThat(plan.stages()).extracting(Stage::name).containsExactly("by card", "by country");
    Stage base = plan.stages().get(0);
    assertThat(base.subject().condition()).isPresent();
    assertThat(base.subject().answers())
        .singleElement()
        .matches(answer -> answer.alias().equals("fraud v1.spending") && !answer.refuses());
    assertThat(plan.stages().get(1).sources().get(0).stream()).isPresent();
    Horizon horizon = Horizon.of(plan);
    assertThat(horizon.lookBackMicros("charge")).isEqualTo(OptionalLong.of(9 * DAY));
    assertThat(plan.stages().stream().map(horizon::answersOthers)).containsExactly(true, false);
  }

  @Test
  void aVectorThatTriggersAnotherMayRefuseItsTriggers() {
    Plan plan =
        Plans.of(
            EVENTS
                + """
                features spending v1 by card from charge { spend = sum(amount) over 7d }
                vector fraud v1 on charge { card spending.* }
                stream large = fraud where spending_spend > 10
                vector v v1 on large { card spending_spend }
                """
                    .replace("{ card spending", "{\ncard\nspending"));

    Stage base = plan.stages().get(0);
    assertThat(base.subject().answers()).singleElement().matches(Stage.Answer::refuses);
    assertThat(plan.output().condition()).isPresent();
    assertThat(Horizon.of(plan).answersOthers(base)).isFalse();
    assertThat(Horizon.of(plan).lookBackMicros("charge")).isEqualTo(OptionalLong.of(7 * DAY));
  }

  @Test
  void labelsAreNoPartOfWhatIsServed() {
    String features = "features spending v1 by card from charge { spend = sum(amount) over 7d }\n";
    String served = "vector fraud v1 on charge { amount, spending.spend }";
    String labelled =
        served.replace(
            " }", "\nlabel disputed = exists() from disputed by card = charge.card within 9d }");
    Plan plain = Plans.of(EVENTS + features + served);
    Plan withLabels = Plans.withLabels(EVENTS + features + labelled);

    assertThat(Plans.of(EVENTS + features + labelled)).isEqualTo(plain);
    assertThat(Plans.withLabels(EVENTS + features + served)).isEqualTo(plain);
    assertThat(CanonicalForm.of(withLabels).hash()).isEqualTo(CanonicalForm.of(plain).hash());
    assertThat(CanonicalForm.ofLabels(withLabels).text())
        .contains("label disputed : bool", "what follows", "over 9d")
        .doesNotContain("column amount");
  }

  @Test
  void aLabelReadsAheadOfTheLastTriggerAndItsJoinsBackFromThere() {
    Plan plan =
        Plans.withLabels(
            EVENTS
                + """
                vector fraud v1 on charge {
                  amount
                  label one = exists() from disputed by card = charge.card within 9d
                  label two = count() from disputed by card = charge.card within 9d
                  label three = count() from disputed by card = charge.card within 2d
                }
                """);
    Horizon horizon = Horizon.of(plan);

    assertThat(plan.stages())
        .extracting(Stage::name)
        .containsExactly("by charge_id", "by card", "by card (2)");
    assertThat(plan.stages()).extracting(Stage::aheadMicros).containsExactly(0L, 9 * DAY, 2 * DAY);
    assertThat(horizon.lookAheadMicros("dispute")).isEqualTo(9 * DAY);
    assertThat(horizon.lookBackMicros("dispute")).isEqualTo(OptionalLong.of(0));
    assertThat(horizon.lookAheadMicros("charge")).isEqualTo(9 * DAY);
    assertThat(horizon.lookBackMicros("charge")).isEqualTo(OptionalLong.of(120 * DAY));
    assertThat(Explain.text(plan))
        .contains(
            "120d before the first trigger and 9d after the last",
            "looks 9d ahead",
            "label three: int? = label three");
  }

  @Test
  void anExplanationWritesExpressionsAsAnAuthorWould() {
    Plan plan =
        Plans.of(
            """
            event charge {
              id      : string         @id
              at      : timestamp      @time
              card    : string
              outcome : string
              amount  : decimal(12, 2)
            }
            features cards v1 by card = lower(card) from charge where outcome == "ok" {
              mean = mean(amount) where amount * 2 > 3 over 7d
              all  = count()
            }
            vector v v1 on charge where not (outcome == "no") {
              use cards by lower(card)
              cards.*
              ratio = double(amount) / (cards.mean + 1)
            }
            """);
    assertThat(Explain.text(plan))
        .contains(
            " where outcome == \"ok\"\n",
            "mean = mean(amount) where amount * 2 > 3 over 7d\n",
            "all = count()\n",
            "output one row for each charge where not outcome == \"no\"\n",
            "ratio: double? = double(amount) / (cards.mean + 1.0)\n")
        .doesNotContain("equal(", "divide(");
  }
}
