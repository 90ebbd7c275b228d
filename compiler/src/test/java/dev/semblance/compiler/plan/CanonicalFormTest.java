package dev.semblance.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormTest {
  private static final String TEXT =
      """
      namespace shop
      event charge {
        charge_id : string @id
        created   : timestamp @time
        card      : string
        amount    : decimal(12, 2)
        outcome   : string
      }
      event dispute {
        dispute_id : string @id
        opened     : timestamp @time
        charge_id  : string
      }
      stream paid = charge where outcome == "succeeded"
      stream disputed = dispute join charge on charge_id within 120d
      features spending v1 by card from paid {
        spend = sum(amount) over 7d
        n     = count() over 7d
        mean  = double(spend) / n
      }
      features disputes v1 by card = charge.card from disputed { n = count() over 90d }
      vector fraud v1 on charge {
        big   = amount > 100.0
        spent = spending.spend
        mean  = spending.mean
        lost  = disputes.n
      }
      """;

  @Test
  void namesOfTheAuthorsOwnLeaveNoTrace() {
    String renamed =
        TEXT.replace("paid", "went_through")
            .replace("disputed", "contested")
            .replace("spending", "money")
            .replace("disputes", "trouble");
    assertThat(hash(renamed)).isEqualTo(hash(TEXT));
  }

  @Test
  void orderOfIndependentDefinitionsAndCommentsLeaveNoTrace() {
    String disputes =
        "features disputes v1 by card = charge.card from disputed { n = count() over 90d }\n";
    String moved =
        TEXT.replace(disputes, "")
            .replace("event charge {", disputes + "/// Documented.\nevent charge { // and remarked")
            .replace(
                "  spend = sum(amount) over 7d\n  n     = count() over 7d\n",
                "  n = count() over 7d\n  spend = sum(amount) over 7d\n");
    assertThat(moved).isNotEqualTo(TEXT);
    assertThat(hash(moved)).isEqualTo(hash(TEXT));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "sum(amount) over 7d, sum(amount) over 8d",
    "sum(amount) over 7d, sum(amount) over 7d prior",
    "count() over 90d, count() over 90d ending 1d ago",
    "within 120d, within 121d",
    "by card = charge.card, by card = charge.outcome",
    "== \"succeeded\", == \"failed\"",
    "amount > 100.0, amount >= 100.0",
    "spent =, spent_all =",
    "double(spend) / n, double(spend) / (n + 1)",
    "'decimal(12, 2)', 'decimal(13, 2)'",
    "fraud v1, fraud v2",
  })
  void aChangeOfMeaningChangesTheHash(String before, String after) {
    assertThat(TEXT).contains(before);
    assertThat(hash(TEXT.replace(before, after))).isNotEqualTo(hash(TEXT));
  }

  @Test
  void theTextIsReadableAndStable() {
    assertThat(CanonicalForm.of(Plans.of(TEXT)).text())
        .isEqualTo(
            """
            semblance plan, canonical form 1
            event charge charge_id:string created:timestamp card:string amount:decimal(12,2) outcome:string id[charge_id] time[created]
            event dispute dispute_id:string opened:timestamp charge_id:string id[dispute_id] time[opened]
            $1 = rows of charge if equal(charge.outcome, "succeeded") by [charge.card] where equal(charge.outcome, "succeeded") for [charge.card]
            $2 = sum(charge.amount) over 7d of $1
            $3 = feature $2
            $4 = count() over 7d of $1
            $5 = feature divide(to_double($2), to_double($4))
            $6 = rows of charge by [charge.charge_id] for [dispute.charge_id]
            $7 = latest of $6 within 10368000000000us
            $8 = found $7
            $9 = field charge.card of $7
            $10 = rows of dispute if $8 by [$9] where $8 for [charge.card]
            $11 = count() over 90d of $10
            $12 = feature $11
            vector shop.fraud v1 on charge
            column big : bool = greater(charge.amount, 100m)
            column spent : decimal(38, 2) = $3
            column mean : double = $5
            column lost : int = $12
            """);
  }

  private static String hash(String text) {
    return CanonicalForm.of(Plans.of(text)).hash();
  }
}
