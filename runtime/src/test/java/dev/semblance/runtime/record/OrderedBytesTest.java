package dev.semblance.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes lie in state stores and between releases: they may never change. */
class OrderedBytesTest {

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void hasThePublishedForm(Type type, Object value, String hex) {
    OrderedBytes bytes = new OrderedBytes();
    bytes.append(type, value);
    assertThat(HexFormat.of().formatHex(bytes.toBytes())).isEqualTo(hex);
  }

  static Stream<Arguments> hasThePublishedForm() {
    return Stream.of(
        Arguments.of(Type.BOOL, false, "00"),
        Arguments.of(Type.BOOL, true, "01"),
        Arguments.of(Type.INT, 0L, "8000000000000000"),
        Arguments.of(Type.INT, -1L, "7fffffffffffffff"),
        Arguments.of(Type.INT, Long.MIN_VALUE, "0000000000000000"),
        Arguments.of(Type.TIMESTAMP, 1L, "8000000000000001"),
        Arguments.of(Type.DURATION, 256L, "8000000000000100"),
        Arguments.of(Type.DOUBLE, 1.0, "bff0000000000000"),
        Arguments.of(Type.DOUBLE, -1.0, "400fffffffffffff"),
        Arguments.of(
            Type.decimal(12, 2), new BigDecimal("-0.01"), "7fffffffffffffffffffffffffffffff"),
        Arguments.of(Type.decimal(38, 0), new BigDecimal("1"), "80000000000000000000000000000001"),
        Arguments.of(Type.STRING, "", "0000"),
        Arguments.of(Type.STRING, "a\0\u00e9", "6100ffc3a90000"),
        Arguments.of(Type.listOf(Type.BOOL), List.of(true, false), "0101010000"),
        Arguments.of(Type.listOf(Type.BOOL), List.of(), "00"));
  }

  @Test
  void refusesNullWhichHasNoPlaceInTheOrder() {
    ColumnVector vector = new ColumnVector(Type.INT, 1);
    vector.setNull(0);
    assertThatThrownBy(() -> new OrderedBytes().append(vector, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isReusable() {
    OrderedBytes bytes = new OrderedBytes();
    bytes.append(Type.STRING, "x".repeat(10_000));
    bytes.clear();
    bytes.append(Type.BOOL, true);
    assertThat(bytes.length()).isEqualTo(1);
    assertThat(bytes.toBytes()).containsExactly(1);
  }
}
