package dev.semblance.compiler.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.source.SourceFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningsTest {
  static final String TEXT =
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
      fn share(part: double, all: double) = part / all
      stream paid = charge where outcome == "succeeded" with cents = int(amount * 100)
      stream disputed = dispute join paid as about on charge_id within 120d
      features spending v1 by card from paid {
        spend = sum(amount) over 1d, 7d
        n     = count() over 7d
        mean  = share(double(spend_7d), double(n))
        top   = max(cents)
      }
      features disputes v1 by card = about.card from disputed {
        n    = count() over 90d
        lost = sum(about.cents) over 90d
      }
      vector fraud v1 on charge where amount > 0 {
        big = amount > 100.0
        spending.{spend_7d, mean}
        bad = disputes.n
        lost = disputes.lost
      }
      """;

  static SortedMap<VersionName, Meaning> meanings(String text) {
    Compilation compilation = Compiler.compile(new SourceFile("test.feature", text));
    return Meanings.of(
        compilation
            .program()
            .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString())));
  }

  static SortedMap<String, String> hashes(String text) {
    SortedMap<String, String> hashes = new TreeMap<>();
    meanings(text).forEach((version, meaning) -> hashes.put(version.toString(), meaning.hash()));
    return hashes;
  }

  @Test
  void everyVersionHasAMeaningOfItsOwn() {
    SortedMap<String, String> hashes = hashes(TEXT);
    assertThat(hashes)
        .containsOnlyKeys(
            "group shop.disputes v1", "group shop.spending v1", "vector shop.fraud v1");
    assertThat(hashes.values()).doesNotHaveDuplicates().allMatch(h -> h.matches("[0-9a-f]{64}"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "paid                        | went_through",
        "disputed                    | contested",
        "about                       | charged",
        "cents                       | hundredths",
        "share                       | portion",
        "part                        | piece",
        "by card = about             | by c = about",
        "event charge {              | /// Paid. NL event charge { // by card",
        "over 1d, 7d                 | over 24h, 7d",
        "'  n     = count() over 7d' | '  ' ",
      })
  void whatOnlyTheAuthorSeesIsNoPartOfAMeaning(String before, String after) {
    assertThat(TEXT).contains(before);
    String changed = TEXT.replace(before, after.replace(" NL ", "\n"));
    if (before.contains("n     =")) {
      changed = changed.replace("  spend = sum", "  n = count() over 7d\n  spend = sum");
    }
    if (before.contains("over 1d")) {
      changed = changed.replace("sum(amount) over 24h, 7d", "sum(amount) over 1d,   7d");
    }
    if (before.startsWith("by card =")) {
      changed = changed.replace("bad =", "use disputes by card\n  bad =");
    }
    assertThat(changed).isNotEqualTo(TEXT);
    assertThat(hashes(changed)).isEqualTo(hashes(TEXT));
  }

  @Test
  void aFieldThatNothingReadsIsNoPartOfAMeaningUnlessTheIdIsMadeOfAllFields() {
    String more = TEXT.replace("outcome   : string", "outcome   : string\n  note : string?");
    assertThat(hashes(more)).isEqualTo(hashes(TEXT));
    String unnamed = TEXT.replace("charge_id : string @id", "charge_id : string");
    assertThat(hashes(unnamed.replace("outcome   : string", "outcome : string\n  note : string?")))
        .doesNotContainValue(hashes(unnamed).get("group shop.spending v1"));
  }

  @Test
  void theNameOfAGroupLeavesNoTraceInAVector() {
    String renamed =
        TEXT.replace("features spending", "features money")
            .replace("  spending.{", "  use money by card as spending\n  spending.{");
    assertThat(hashes(renamed).get("vector shop.fraud v1"))
        .isEqualTo(hashes(TEXT).get("vector shop.fraud v1"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(amount) over 1d, 7d   | sum(amount) over 1d, 7d prior | spend_1d spend_7d mean |"
            + " spending_spend_7d spending_mean",
        "max(cents)                | min(cents)        | top                         | ''",
        "part / all                | all / part        | mean                        |"
            + " spending_mean",
        "amount * 100)             | amount * 10)      | top lost                    | lost",
        "within 120d               | within 121d       | n lost                      | bad lost",
        "== \"succeeded\"          | == \"failed\"     | mean n spend_1d spend_7d top lost |"
            + " spending_spend_7d spending_mean bad lost",
        "by card = about.card      | by card = about.outcome | n lost                | bad lost",
        "dispute_id : string       | dispute_id : int  | n lost                      | bad lost",
        "amount    : decimal(12, 2) | amount   : decimal(13, 2) | spend_1d spend_7d mean top lost |"
            + " charge big spending_spend_7d spending_mean lost",
        "amount > 100.0            | amount >= 100.0   | ''                          | big",
        "where amount > 0          | where amount > 1  | ''                          | charge",
        "big = amount              | large = amount    | ''                          | big large",
        "count() over 90d          | count() over 91d  | n                           | bad",
      })
  void aChangeIsSeenInExactlyWhatItTouches(
      String before, String after, String features, String columns) {
    assertThat(TEXT).contains(before);
    Difference difference =
        Difference.between(meanings(TEXT), meanings(TEXT.replace(before, after)));
    assertThat(names(difference, VersionName.Kind.GROUP))
        .as(features)
        .containsExactlyInAnyOrder(words(features));
    assertThat(names(difference, VersionName.Kind.VECTOR))
        .containsExactlyInAnyOrder(words(columns));
  }

  private static String[] words(String text) {
    return text.isBlank() ? new String[0] : text.strip().split(" ");
  }

  /** The changed parts of all groups, or of all vectors; features of one name count once. */
  private static List<String> names(Difference difference, VersionName.Kind kind) {
    return difference.changes().stream()
        .filter(change -> change.version().kind() == kind)
        .flatMap(change -> change.parts().stream())
        .map(part -> part.part().name())
        .distinct()
        .toList();
  }

  @Test
  void theOrderOfColumnsIsPartOfAVectorAndThatOfFeaturesNoneOfAGroup() {
    String moved =
        TEXT.replace("  big = amount > 100.0\n", "")
            .replace("  bad =", "  big = amount > 100.0\n  bad =");
    Difference difference = Difference.between(meanings(TEXT), meanings(moved));
    assertThat(difference.changed()).singleElement().hasToString("vector shop.fraud v1");
    assertThat(difference.changes().get(2).isOrderAlone()).isTrue();
    assertThat(difference.backfills()).isEmpty();
  }

  @Test
  void textsAreThoseOfTheLanguageWithEverythingSpelledOut() {
    Meaning spending =
        meanings(TEXT).get(new VersionName(VersionName.Kind.GROUP, "shop.spending", 1));
    assertThat(spending.parts().stream().map(part -> part.key() + ": " + part.text()))
        .containsExactly(
            "from charge: charge where outcome == \"succeeded\"",
            "by card: card",
            "reads charge: amount: decimal(12,2), card: string, outcome: string",
            "feature mean: double(sum(amount) over 7d) / double(count() over 7d)",
            "feature n: count() over 7d",
            "feature spend_1d: sum(amount) over 1d",
            "feature spend_7d: sum(amount) over 7d",
            "feature top: max(int(amount * 100))");
  }

  private static final String MADE_OF_FRAUD =
      TEXT
          + """
          stream scored = fraud where big
          features risk v1 by outcome = string(big) from scored {
            n     = count() over 1d
            worst = max(bad) over 1d
          }
          vector again v1 on scored {
            use risk by "true"
            money = spending_spend_7d
            risk.n
            risk.worst
          }
          """
              .replace("string(big)", "if big then \"true\" else \"false\"");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bad = disputes.n        | bad = disputes.n + 1     | worst   | bad risk_worst",
        "count() over 90d        | count() over 91d         | n worst | bad risk_worst",
        "lost = disputes.lost    | lost = disputes.lost + 1 | ''      | lost",
        "where amount > 0        | where amount > 1         | n worst | charge risk_n risk_worst",
        "amount > 100.0          | amount >= 100.0          | n worst |"
            + " big charge risk_n risk_worst",
        "scored                  | high                     | ''      | ''",
      })
  void aChangeOfAVectorIsSeenInWhatIsMadeOfIt(
      String before, String after, String features, String columns) {
    assertThat(MADE_OF_FRAUD).contains(before);
    Difference difference =
        Difference.between(meanings(MADE_OF_FRAUD), meanings(MADE_OF_FRAUD.replace(before, after)));
    assertThat(names(difference, VersionName.Kind.GROUP))
        .containsExactlyInAnyOrder(words(features));
    assertThat(names(difference, VersionName.Kind.VECTOR))
        .containsExactlyInAnyOrder(words(columns));
  }

  @Test
  void aLabelIsPartOfWhatItsVectorMeans() {
    String label = "label back = count() from disputed by card = about.card within 90d";
    String labelled = TEXT.replace("big = amount", label + "\n  card\n  big = amount");
    VersionName vector = VersionName.of(VersionName.Kind.VECTOR, "shop", "fraud", 1);
    String hash = meanings(labelled).get(vector).hash();

    assertThat(meanings(labelled).get(vector).parts())
        .extracting(Part::text)
        .contains("label count() from dispute where found(about) by about.card = card within 90d");
    for (String other :
        List.of(
            labelled.replace("within 90d", "within 91d"),
            labelled.replace("count() from disputed by", "exists() from disputed by"),
            labelled
                .replace("from disputed by", "from dispute by")
                .replace("about.card within", "charge_id within"),
            labelled.replace("outcome == \"succeeded\"", "outcome == \"failed\""))) {
      assertThat(meanings(other).get(vector).hash()).isNotEqualTo(hash);
    }
  }
}
