package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateText;
import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an aggregate's definition amounts to. */
class AggregateTypingTest {

  private static final String DEFINITIONS =
      """
      count()                           | int              | count()
      count(t)                          | int              | count_values(t)
      exists()                          | bool             | exists()
      ratio(n > 1)                      | double?          | ratio(greater(n, 1))
      streak(b)                         | int              | streak(b)
      sum(i) over 7d                    | int?             | sum(i) over 7d
      sum(m) over 7d                    | decimal(38, 2)   | sum(m) over 7d
      sum(w) over 7d                    | decimal(38, 30)? | sum(w) over 7d
      sum(d) over 7d                    | double?          | sum(d) over 7d
      mean(m) over 7d                   | double?          | mean(m) over 7d
      variance(i) over 7d               | double?          | variance(i) over 7d
      stddev(d) over 7d                 | double?          | stddev(d) over 7d
      min(s)                            | string?          | min(s)
      max(u)                            | duration?        | max(u)
      max(i + n)                        | int?             | max(add(i, n))
      min_by(ls, at)                    | list<string>?    | min_by(ls, at)
      first(t)                          | string?          | first(t)
      last(b)                           | bool?            | last(b)
      previous(m)                       | decimal(12, 2)?  | last(m) prior
      last_n(s, 3)                      | list<string>     | last_n(s, 3)
      distinct(s) over 7d               | int              | distinct(s) over 7d
      mode(i) over 7d                   | int?             | mode(i) over 7d
      top(u, 2) over 7d                 | list<duration>   | top(u, 2) over 7d
      quantile(m, 0.75) over 7d         | double?          | quantile(to_double(m), 0.75) over 7d
      quantile(i, 1) over 7d            | double?          | quantile(to_double(i), 1.0) over 7d
      median(d) over 7d                 | double?          | quantile(d, 0.5) over 7d
      covariance(i, m) over 7d          | double?          | covariance(i, m) over 7d
      correlation(d, n) over 7d         | double?          | correlation(d, n) over 7d
      slope(m) over 7d                  | double?          | slope(m) over 7d
      entropy(s) over 7d                | double?          | entropy(s) over 7d
      approx_distinct(s)                | int              | approx_distinct(s)
      approx_distinct(s) over 7d step 1h | int             | approx_distinct(s) over 7d step 1h
      approx_quantile(m, 0.75)          | double?          | approx_quantile(to_double(m), 0.75)
      decayed_count(90m)                | double           | decayed_count(90m)
      decayed_sum(m, 7d) prior          | double           | decayed_sum(to_double(m), 7d) prior
      decayed_sum(d, 7d) where b        | double?          | decayed_sum(d, 7d) where b
      time_since_last() where b         | duration?        | time_since_last() where b
      time_since_first() over 7d        | duration?        | time_since_first() over 7d
      count() over 20 events            | int              | count() over 20 events
      count() over session 30m          | int              | count() over session 30m
      count() over 7d ending 1d ago     | int              | count() over 7d ending 1d ago
      count() over 30d step 1h          | int              | count() over 30d step 1h
      count() where n > 1 over 7d prior | int              | count() where greater(n, 1) over 7d prior
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = DEFINITIONS)
  void definitions(String text, String type, String form) {
    Aggregate aggregate = group("f = " + text).aggregates().get(0);
    assertThat(aggregate.type() + (aggregate.nullable() ? "?" : "")).isEqualTo(type);
    String written = AggregateText.of(aggregate, new ExpressionText(Column::name));
    assertThat(written.replace(" over all history", "")).isEqualTo(form);
  }

  @Test
  void severalWindowsAreSuffixesOfTheName() {
    ResolvedGroup group =
        group("f = count() over 24h, 20 events, session 30m, 30d step 1h, 7d ending 1d ago");
    assertThat(group.features())
        .extracting(ResolvedGroup.Feature::name)
        .containsExactly(
            "f_24h", "f_20_events", "f_session_30m", "f_30d_step_1h", "f_7d_ending_1d_ago");
    assertThat(group.aggregates()).extracting(Aggregate::slot).startsWith("f_24h", "f_20_events");
  }

  @Test
  void oneWindowLeavesTheNameAlone() {
    assertThat(group("f = count() over 7d").features())
        .extracting(ResolvedGroup.Feature::name)
        .containsExactly("f");
  }

  @Test
  void expressionsReadDefinitionsAboveAndBelowAndKeepTheirPlace() {
    ResolvedGroup group =
        group("rate = half / n\n  n = count()\n  half = n * 0.5\n  n2 = if n > 0 then n else null");
    assertThat(group.features())
        .extracting(feature -> feature.name() + " = " + ExpressionText.of(feature.expression()))
        .containsExactly(
            "rate = divide(multiply(to_double(n), 0.5), to_double(n))",
            "n = n",
            "half = multiply(to_double(n), 0.5)",
            "n2 = if(greater(n, 0), n, null:int)");
    assertThat(group.aggregates()).extracting(Aggregate::slot).containsExactly("n");
  }

  @Test
  void aGroupsConditionFollowsThatOfItsStream() {
    ResolvedGroup group =
        Programs.program(
                Programs.EVENTS
                    + "stream x = e where b with y = i + 1\n"
                    + "features g v3 by s, k = y % 2 from x where y > 3 { f = count() }\n")
            .groups()
            .get(0);
    assertThat(ExpressionText.of(group.condition().orElseThrow()))
        .isEqualTo("and(b, greater(add(i, 1), 3))");
    assertThat(group.keys())
        .extracting(key -> key.name() + " = " + ExpressionText.of(key.expression()))
        .containsExactly("s = s", "k = remainder(add(i, 1), 2)");
    assertThat(group.version()).isEqualTo(3);
  }

  private static ResolvedGroup group(String definitions) {
    return Programs.program(
            Programs.EVENTS + "features g v1 by s from e {\n  " + definitions + "\n}\n")
        .groups()
        .get(0);
  }
}
