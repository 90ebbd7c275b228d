package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.source.DiagnosticCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What vectors amount to. */
class VectorAnalysisTest {
  private static final String GROUPS =
      """
      features byme v1 by s from e {
        /// How many.
        n = count()
        k = count() over 7d
      }
      features byname v1 by name from r { n = count() }
      features bykey v1 by q = key, name from r { n = count() }
      """;

  @Test
  void theWholeLanguageHasItsPlace() {
    ResolvedProgram program = Programs.program(Programs.WHOLE);
    ResolvedVector vector = program.vectors().get(0);
    assertThat(program.namespace()).isEqualTo("shop");
    assertThat(columns(vector))
        .containsExactly(
            "amount : decimal(12, 2)",
            "hour : int",
            "cards_n_1h : int",
            "cards_spend : decimal(38, 2)",
            "cards_typical : double?",
            "wide_n : int?",
            "l_n : int",
            "d_reason : string?",
            "usual : double",
            "strange : bool?",
            "same : double?");
    assertThat(vector.uses())
        .extracting(use -> use.alias() + " " + use.group().name() + " v" + use.group().version())
        .containsExactly("cards cards v1", "wide nets v1", "l lost v1");
    assertThat(vector.trigger().name()).isEqualTo("followed");
  }

  @Test
  void columnsAreCalledByGroupOrAlias() {
    ResolvedVector vector =
        vector(
            """
            i
            byme.*
            use byname by t as other
            other.n
            use bykey by i, s
            bykey.{n}
            x = other.n + byme.k
            """);
    assertThat(columns(vector))
        .containsExactly(
            "i : int",
            "byme_n : int",
            "byme_k : int",
            "other_n : int?",
            "bykey_n : int",
            "x : int?");
    assertThat(ExpressionText.of(vector.columns().get(5).expression()))
        .isEqualTo("add(other.n, byme.k)");
    assertThat(vector.columns().get(1).doc()).isEqualTo("How many.");
  }

  @Test
  void aGroupReadTwiceIsUsedOnce() {
    ResolvedVector vector = vector("byme.n\nx = byme.n\nbyme.k\n");
    assertThat(vector.uses()).hasSize(1);
    assertThat(vector.uses().get(0).key()).extracting(ExpressionText::of).containsExactly("s");
  }

  @Test
  void keysMayReadItemsAbove() {
    ResolvedVector vector =
        vector("part = split(s, \"-\")\nuse byname by element(part, 0)\nbyname.n\n");
    assertThat(vector.uses().get(0).key())
        .extracting(ExpressionText::of)
        .containsExactly("element(split(s, \"-\"), 0)");
  }

  @Test
  void anItemHidesTheFieldOfItsNameFromThoseBelow() {
    ResolvedVector vector = vector("m = double(m)\nx = m * 2.0\n");
    assertThat(columns(vector)).containsExactly("m : double", "x : double?");
    assertThat(ExpressionText.of(vector.columns().get(1).expression()))
        .isEqualTo("multiply(to_double(m), 2.0)");
  }

  @Test
  void aVectorsConditionFollowsThatOfItsTrigger() {
    ResolvedVector vector =
        Programs.program(
                Programs.EVENTS + "stream x = e where b\nvector v v1 on x where i > 3 { i }\n")
            .vectors()
            .get(0);
    assertThat(ExpressionText.of(vector.condition().orElseThrow()))
        .isEqualTo("and(b, greater(i, 3))");
  }

  @Test
  void fieldsOfAJoinedStreamAreColumnsToo() {
    ResolvedVector vector =
        Programs.program(
                Programs.EVENTS
                    + "stream x = e left join r on i = r.key within 1d\n"
                    + "vector v v1 on x {\n  r.name\n  r.{m}\n  y = r.m\n}\n")
            .vectors()
            .get(0);
    assertThat(columns(vector))
        .containsExactly("r_name : string?", "r_m : decimal(8, 3)?", "y : decimal(8, 3)?");
  }

  @Test
  void versionsLieSideBySide() {
    ResolvedProgram program =
        Programs.program(
            Programs.EVENTS
                + """
                features g v1 by s from e { n = count() over 7d }
                features g v2 by s from e { n = count() over 8d }
                vector v v1 on e {
                  use g v1
                  g.n
                }
                vector v v2 deprecated "gone" on e {
                  use g v2 as h
                  h.n
                }
                """);
    assertThat(program.vectors())
        .extracting(v -> v.name() + v.version() + v.uses().get(0).group().version())
        .containsExactly("v11", "v22");
    assertThat(program.vectors().get(1).deprecated()).contains("gone");
  }

  @Test
  void aUseThatNothingReadsIsNotCarriedOn() {
    String text = Programs.EVENTS + GROUPS + "vector v v1 on e {\n  use byme\n  i\n}\n";
    assertThat(Programs.compile(text).diagnostics())
        .extracting(d -> d.code())
        .contains(DiagnosticCode.UNUSED_ALIAS);
    assertThat(Programs.program(text).vectors().get(0).uses()).isEmpty();
  }

  private static ResolvedVector vector(String items) {
    return Programs.program(Programs.EVENTS + GROUPS + "vector v v1 on e {\n" + items + "}\n")
        .vectors()
        .get(0);
  }

  private static List<String> columns(ResolvedVector vector) {
    return vector.columns().stream()
        .map(
            column ->
                column.name()
                    + " : "
                    + column.expression().type()
                    + (column.expression().nullable() ? "?" : ""))
        .toList();
  }
}
