package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ScalarExpression;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an expression's type is, and which conversions are written out. */
class ExpressionTypingTest {

  private static final String AS_NUMBERS =
      """
      # literals
      1_000                    | int                  | 1000
      -9223372036854775808     | int                  | -9223372036854775808
      - -5                     | int                  | 5
      0.5                      | double               | 0.5
      -0.0                     | double               | 0.0
      1e3                      | double               | 1000.0
      90s                      | duration             | 90s
      [1, 0.5]                 | list<double>         | [1.0, 0.5]
      [i, 0.5]                 | list<double>         | list(to_double(i), 0.5)
      # sums may overflow; a division by a literal may not
      i + 1                    | int?                 | add(i, 1)
      i % 7                    | int                  | remainder(i, 7)
      i % i                    | int?                 | remainder(i, i)
      i / 2                    | double               | divide(to_double(i), 2.0)
      i / i                    | double?              | divide(to_double(i), to_double(i))
      d / 0.5                  | double?              | divide(d, 0.5)
      i + 0.5                  | double?              | add(to_double(i), 0.5)
      i + d                    | double?              | add(to_double(i), d)
      n * 2                    | int?                 | multiply(n, 2)
      -i                       | int?                 | negate(i)
      -d                       | double               | negate(d)
      # decimals are exact
      m + 1                    | decimal(13, 2)       | add:decimal(13,2)(m, 1m)
      m + 0.125                | decimal(14, 3)       | add:decimal(14,3)(m, 0.125m)
      m + i                    | decimal(22, 2)       | add:decimal(22,2)(m, to_decimal:decimal(19,0)(i))
      m * 1.5                  | decimal(14, 3)       | multiply:decimal(14,3)(m, 1.5m)
      m * m                    | decimal(24, 4)       | multiply:decimal(24,4)(m, m)
      m % 10                   | decimal(4, 2)        | remainder:decimal(4,2)(m, 10m)
      w + w                    | decimal(38, 30)?     | add:decimal(38,30)(w, w)
      m / m                    | double?              | divide(to_double(m), to_double(m))
      m + d                    | double?              | add(to_double(m), d)
      -m                       | decimal(12, 2)       | negate:decimal(12,2)(m)
      # times
      at - seen                | duration?            | subtract(at, seen)
      at + 7d                  | timestamp?           | add(at, 7d)
      7d + at                  | timestamp?           | add(at, 7d)
      at - 1h                  | timestamp?           | subtract(at, 1h)
      u + u                    | duration?            | add(u, u)
      2 * u                    | duration?            | multiply(u, 2)
      u / 1h                   | double?              | divide(u, 1h)
      -u                       | duration?            | negate(u)
      -30m                     | duration             | -30m
      """;

  private static final String AS_CHOICES =
      """
      # comparisons
      i == 1                   | bool                 | equal(i, 1)
      n == 1                   | bool?                | equal(n, 1)
      i < 0.5                  | bool                 | less(to_double(i), 0.5)
      m >= 0.125               | bool                 | greater_equal(m, 0.125m)
      m > 5                    | bool                 | greater(m, 5m)
      m > i                    | bool                 | greater(m, to_decimal:decimal(19,0)(i))
      m == w                   | bool                 | equal(m, w)
      m < d                    | bool                 | less(to_double(m), d)
      s < t                    | bool?                | less(s, t)
      b != true                | bool                 | not_equal(b, true)
      u > 30m                  | bool                 | greater(u, 30m)
      at <= seen               | bool?                | less_equal(at, seen)
      # lists
      s in ["a", "b"]          | bool                 | in(s, ["a", "b"])
      t not in ["a"]           | bool?                | not(in(t, ["a"]))
      d in [1, 2]              | bool                 | in(d, [1.0, 2.0])
      m in [1, 2.5]            | bool                 | in(m, [1.00m, 2.50m])
      m in [0.125]             | bool                 | in(to_decimal:decimal(13,3)(m), [0.125m])
      s in ls                  | bool                 | list_contains(ls, s)
      s in [t, "a"]            | bool?                | or(equal(s, t), equal(s, "a"))
      # logic is three-valued
      b and not b              | bool                 | and(b, not(b))
      b or n > 1               | bool?                | or(b, greater(n, 1))
      n is null                | bool                 | is_null(n)
      n is not null            | bool                 | is_not_null(n)
      # choices
      if b then 1 else 2       | int                  | if(b, 1, 2)
      if b then 1 else d       | double               | if(b, 1.0, d)
      if b then m else 0       | decimal(12, 2)       | if:decimal(12,2)(b, m, 0.00m)
      if b then m else i       | decimal(21, 2)       | if:decimal(21,2)(b, to_decimal:decimal(21,2)(m), to_decimal:decimal(21,2)(i))
      if b then null else s    | string?              | if(b, null:string, s)
      if n > 1 then s else "x" | string               | if(greater(n, 1), s, "x")
      n ?? 0                   | int                  | coalesce(n, 0)
      n ?? 0.5                 | double               | coalesce(to_double(n), 0.5)
      t ?? s                   | string               | coalesce(t, s)
      if b then [] else ls     | list<string>         | if(b, [], ls)
      min(i, 3, d)             | double               | min(to_double(i), 3.0, d)
      max(m, 1)                | decimal(12, 2)       | max:decimal(12,2)(m, 1.00m)
      clip(i, 0, 10)           | int                  | clip(i, 0, 10)
      clip(w, 0, i)            | decimal(38, 30)?     | clip:decimal(38,30)(w, 0.000000000000000000000000000000m, to_decimal:decimal(38,30)(i))
      """;

  private static final String AS_FUNCTIONS =
      """
      abs(i)                   | int?                 | abs(i)
      abs(m)                   | decimal(12, 2)       | abs:decimal(12,2)(m)
      sign(d)                  | int                  | sign(d)
      floor(d)                 | int?                 | floor(d)
      ceil(m)                  | int                  | ceil(m)
      floor(i)                 | int                  | i
      round(d, 2)              | double               | round(d, 2)
      round(d)                 | double               | round(d, 0)
      round(m, 1)              | decimal(12, 2)?      | round:decimal(12,2)(m, 1)
      round(m, 2)              | decimal(12, 2)       | m
      round(i, -2)             | int?                 | round(i, -2)
      sqrt(m)                  | double?              | sqrt(to_double(m))
      pow(2, i)                | double?              | pow(2.0, to_double(i))
      bucketize(m, [1, 10.5])  | int                  | bucketize(m, [1.00m, 10.50m])
      bucketize(u, [1m, 1h])   | int                  | bucketize(u, [1m, 1h])
      bucketize(i, [0.5])      | int                  | bucketize(to_double(i), [0.5])
      lower(t)                 | string?              | lower(t)
      length(trim(s))          | int                  | length(trim(s))
      substring(s, 0, 2)       | string?              | substring(s, 0, 2)
      contains(s, "a")         | bool                 | contains(s, "a")
      contains(ls, s)          | bool                 | list_contains(ls, s)
      contains(ld, 1)          | bool                 | list_contains(ld, 1.0)
      contains(md, s)          | bool                 | map_contains(md, s)
      contains(mt, t)          | bool?                | map_contains(mt, t)
      element(md, "a")         | double?              | map_element(md, "a")
      element(mt, t)           | string?              | map_element(mt, t)
      size(md)                 | int                  | map_size(md)
      size(mt)                 | int?                 | map_size(mt)
      keys(mt)                 | list<string>?        | map_keys(mt)
      mt is null               | bool                 | is_null(mt)
      if b then null else md   | map<string, double>? | if(b, null:map<string, double>, md)
      starts_with(s, t)        | bool?                | starts_with(s, t)
      replace(s, "a", "b")     | string?              | replace(s, "a", "b")
      concat(s, "-", s)        | string?              | concat(s, "-", s)
      split(s, ",")            | list<string>?        | split(s, ",")
      after_last(s, "@")       | string?              | after_last(s, "@")
      matches(s, "^a+")        | bool                 | matches(s, "^a+")
      extract(s, "(a)")        | string?              | extract(s, "(a)")
      int(d)                   | int?                 | to_int(d)
      int(m)                   | int                  | to_int(m)
      int(s)                   | int?                 | to_int(s)
      int(i)                   | int                  | i
      double(i)                | double               | to_double(i)
      double(s)                | double?              | to_double(s)
      double(d)                | double               | d
      decimal(i, 21, 2)        | decimal(21, 2)       | to_decimal:decimal(21,2)(i)
      decimal(i, 5, 2)         | decimal(5, 2)?       | to_decimal:decimal(5,2)(i)
      decimal(m, 12, 1)        | decimal(12, 1)       | to_decimal:decimal(12,1)(m)
      decimal(m, 10, 0)        | decimal(10, 0)?      | to_decimal:decimal(10,0)(m)
      decimal(d, 12, 2)        | decimal(12, 2)?      | to_decimal:decimal(12,2)(d)
      decimal(0.5, 3, 2)       | decimal(3, 2)        | 0.50m
      string(m)                | string               | to_string(m)
      string(at)               | string               | to_string(at)
      hour_of_day(at, "UTC")   | int                  | hour_of_day(at, "UTC")
      month(seen, "+02:00")    | int?                 | month(seen, "+02:00")
      seconds(u)               | double               | seconds(u)
      hash64(i)                | int                  | hash64(i)
      hash_bucket(t, 10)       | int?                 | hash_bucket(t, 10)
      ip_prefix(s, 24)         | string?              | ip_prefix(s, 24)
      haversine_km(1, d, 2, d) | double?              | haversine_km(1.0, d, 2.0, d)
      size(ls)                 | int                  | size(ls)
      element(ls, 0)           | string?              | element(ls, 0)
      dot(ld, [1, 2])          | double?              | dot(ld, [1.0, 2.0])
      cosine(ld, [d, i])       | double?              | cosine(ld, list(d, to_double(i)))
      # declared functions are written out
      twice(i)                 | double?              | multiply(to_double(i), 2.0)
      orzero(t)                | string               | coalesce(t, "0")
      orzero(s)                | string               | coalesce(s, "0")
      orzero(null)             | string               | coalesce(null:string, "0")
      both(i, 2)               | double?              | add(multiply(to_double(i), 2.0), multiply(to_double(2), 2.0))
      cents(5)                 | decimal(13, 2)       | multiply:decimal(13,2)(5.00m, 100m)
      """;

  private static final String FUNCTIONS =
      """
      fn both(a: int, b: int) = twice(a) + twice(b)
      fn twice(x: double) = x * 2
      fn orzero(x: string?) = x ?? "0"
      fn cents(x: decimal(10, 2)) = x * 100
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = AS_NUMBERS)
  void numbersAndTimes(String text, String type, String form) {
    check(text, type, form);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = AS_CHOICES)
  void comparisonsAndChoices(String text, String type, String form) {
    check(text, type, form);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = AS_FUNCTIONS)
  void functions(String text, String type, String form) {
    check(text, type, form);
  }

  private static void check(String text, String type, String form) {
    ScalarExpression typed = typed(text);
    assertThat(typed.type() + (typed.nullable() ? "?" : "")).isEqualTo(type);
    assertThat(ExpressionText.of(typed)).isEqualTo(form);
  }

  private static ScalarExpression typed(String text) {
    ResolvedProgram program =
        Programs.program(Programs.EVENTS + FUNCTIONS + "stream x = e with value = " + text + "\n");
    return program.streams().get(0).fields().get("value");
  }
}
