package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import org.junit.jupiter.api.Test;

/** What streams and events amount to. */
class StreamAnalysisTest {

  @Test
  void anEventKeepsItsFieldsInOrder() {
    EventSchema event =
        Programs.program(
                """
                event e {
                  /// The shop.
                  shop : string @id
                  no   : int    @id
                  at   : timestamp @time
                  seq  : int @arrival
                  more : list<decimal(3, 1)>?
                }
                """)
            .events()
            .get(0);
    assertThat(event.idFields()).containsExactly("shop", "no");
    assertThat(event.timeField()).isEqualTo("at");
    assertThat(event.arrivalField()).contains("seq");
    assertThat(event.field("shop").orElseThrow().doc()).isEqualTo("The shop.");
    assertThat(event.field("more").orElseThrow().nullable()).isTrue();
    assertThat(event.field("more").orElseThrow().type()).hasToString("list<decimal(3, 1)>");
  }

  @Test
  void stepsApplyInTheOrderWritten() {
    ResolvedStream stream =
        stream(
            """
            stream x = e where b
              with y = i + 1, z = y * 2
              where z > 3
            """);
    assertThat(text(stream.condition().orElseThrow()))
        .isEqualTo("and(b, greater(multiply(add(i, 1), 2), 3))");
    assertThat(stream.fields().keySet()).endsWith("mt", "y", "z");
  }

  @Test
  void anInnerJoinAsksThatARowWasFound() {
    ResolvedStream stream = stream("stream x = e join r on i = r.key within 3d where r.m > 1\n");
    assertThat(text(stream.condition().orElseThrow()))
        .isEqualTo("and(x.r#matched, greater(x.r.m, 1m))");
    ScalarExpression found = stream.fields().get("r.name");
    assertThat(text(found)).isEqualTo("x.r.name");
    assertThat(found.nullable()).isFalse();
    ResolvedLookup lookup = stream.lookups().get(0);
    assertThat(lookup.name()).isEqualTo("x.r");
    assertThat(lookup.withinMicros()).hasValue(259_200_000_000L);
    assertThat(lookup.leftKey()).extracting(StreamAnalysisTest::text).containsExactly("i");
    assertThat(lookup.rightKey()).extracting(StreamAnalysisTest::text).containsExactly("key");
  }

  @Test
  void aLeftJoinMakesTheRightSideNullable() {
    ResolvedStream stream =
        stream("stream x = e left join r as other on i = other.key within 0s\n");
    assertThat(stream.condition()).isEmpty();
    assertThat(stream.fields().get("other.name").nullable()).isTrue();
    assertThat(stream.lookups().get(0).withinMicros()).hasValue(0);
  }

  @Test
  void aKeyOfOneNameIsWrittenOnce() {
    ResolvedStream stream = stream("stream x = e left join e as f on s, at within 1d\n");
    assertThat(stream.lookups().get(0).leftKey())
        .extracting(StreamAnalysisTest::text)
        .containsExactly("s", "at");
  }

  @Test
  void exactNumbersMeetInATypeThatHoldsBoth() {
    ResolvedStream stream = stream("stream x = e left join r on m, i = r.m within 1d\n");
    ResolvedLookup lookup = stream.lookups().get(0);
    assertThat(lookup.leftKey())
        .extracting(StreamAnalysisTest::text)
        .containsExactly("to_decimal:decimal(13,3)(m)", "to_decimal:decimal(22,3)(i)");
    assertThat(lookup.rightKey())
        .extracting(StreamAnalysisTest::text)
        .containsExactly("to_decimal:decimal(13,3)(m)", "to_decimal:decimal(22,3)(m)");
  }

  @Test
  void joinsOfJoinsNestAndStandSideBySide() {
    ResolvedProgram program =
        Programs.program(
            Programs.EVENTS
                + """
                stream z = y left join r as again on i = again.key within 1d where x.r.m > 2
                stream x = e left join r on i = r.key within 1d
                stream y = e join x on s within 1d with k = x.r.key
                """);
    ResolvedStream z =
        program.streams().stream().filter(s -> s.name().equals("z")).findFirst().orElseThrow();
    assertThat(z.lookups()).extracting(ResolvedLookup::name).containsExactly("y.x", "z.again");
    assertThat(text(z.fields().get("k"))).isEqualTo("y.x.r.key");
    assertThat(text(z.fields().get("x.r.name"))).isEqualTo("y.x.r.name");
    assertThat(text(z.fields().get("again.name"))).isEqualTo("z.again.name");
    assertThat(text(z.condition().orElseThrow()))
        .isEqualTo("and(y.x#matched, greater(y.x.r.m, 2m))");
    assertThat(z.event().name()).isEqualTo("e");
  }

  private static ResolvedStream stream(String text) {
    return Programs.program(Programs.EVENTS + text).streams().get(0);
  }

  private static String text(ScalarExpression expression) {
    return ExpressionText.of(expression);
  }
}
