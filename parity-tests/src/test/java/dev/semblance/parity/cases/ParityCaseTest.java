package dev.semblance.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A case file that is misread proves the wrong thing. */
class ParityCaseTest {
  private static final EventSchema EVENT =
      new EventSchema(
          "e",
          List.of(
              new Field("id", Type.INT, false, ""),
              new Field("at", Type.TIMESTAMP, false, ""),
              new Field("n", Type.INT, false, "")),
          List.of("id"),
          "at",
          Optional.empty(),
          "");

  static List<Arguments> cells() {
    return List.of(
        Arguments.of(Type.BOOL, "true", true),
        Arguments.of(Type.INT, "-9223372036854775808", Long.MIN_VALUE),
        Arguments.of(Type.DOUBLE, "4.9E-324", Double.MIN_VALUE),
        Arguments.of(Type.decimal(12, 2), "-0.50", new BigDecimal("-0.50")),
        Arguments.of(Type.STRING, "a@b.c", "a@b.c"),
        Arguments.of(Type.STRING, "\"\"", ""),
        Arguments.of(Type.STRING, "\"-\"", "-"),
        Arguments.of(
            Type.STRING, "\"a \\\"b\\\" \\\\ # \\u{1f600}\\u{0}\"", "a \"b\" \\ # \uD83D\uDE00\0"),
        Arguments.of(Type.TIMESTAMP, "@-1h1us", -3_600_000_001L),
        Arguments.of(Type.TIMESTAMP, "@0s", 0L),
        Arguments.of(Type.DURATION, "1d2h3m4s5ms6us", 93_784_005_006L),
        Arguments.of(Type.DURATION, "-106751991d4h54s775ms808us", Long.MIN_VALUE),
        Arguments.of(Type.listOf(Type.STRING), "[a,\"b, ]\"]", List.of("a", "b, ]")),
        Arguments.of(Type.listOf(Type.INT), "[]", List.of()),
        Arguments.of(Type.INT, "-", null));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void readsAndWritesACell(Type type, String cell, Object value) {
    assertThat(CellScanner.cells("  x " + cell + "  # a comment")).containsExactly("x", cell);
    assertThat(CellText.value(type, cell)).isEqualTo(value);
    assertThat(CellText.text(type, value)).isEqualTo(cell);
  }

  @Test
  void readsAnInstant() {
    assertThat(CellText.value(Type.TIMESTAMP, "1970-01-02T00:00:00.000001Z"))
        .isEqualTo(86_400_000_001L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--- nonsense",
        "--- events e\na b\n1",
        "--- events e\na\n\"never ends",
      })
  void refusesWhatIsNoCase(String text) {
    assertThatThrownBy(() -> ParityCase.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          e 1; e 2; e 2       | [1, 2, 3]
          e 2; e 1; e 2; e 2  | [2, 1, 3, 3]
          e 1; e 2            |
          e 1; e 2; e 2; e 3  |
          e 1; e 2; e 2; f 1  |
          """)
  void aMentionIsTheNextRowOfItsId(String arrivals, String order) {
    ParityCase parityCase =
        ParityCase.parse(
            "--- events e\nid at n\n1 @1s 1\n2 @1s 2\n2 @1s 3\n--- arrivals\nevent id\n"
                + arrivals.replace(";", "\n"));
    if (order == null) {
      assertThatThrownBy(() -> parityCase.arrivals(List.of(EVENT)))
          .isInstanceOf(IllegalArgumentException.class);
    } else {
      List<Object> numbers = new ArrayList<>();
      parityCase.arrivals(List.of(EVENT)).inOrder().forEach(a -> numbers.add(a.event().get("n")));
      assertThat(numbers).hasToString(order);
    }
  }
}
