package dev.semblance.runtime.record;

import static dev.semblance.runtime.record.Events.event;
import static dev.semblance.runtime.record.Events.nullable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashed ids are made of these bytes: a change would give every such event another id. */
class CanonicalEncodingTest {

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource
  void hasThePublishedForm(Type type, Object value, String hex) {
    CanonicalEncoding encoding = new CanonicalEncoding(event(nullable("x", type)));
    encoding.encode(new Object[] {value});
    assertThat(HexFormat.of().formatHex(encoding.toBytes())).isEqualTo(hex);
  }

  static Stream<Arguments> hasThePublishedForm() {
    return Stream.of(
        Arguments.of(Type.BOOL, null, "00"),
        Arguments.of(Type.BOOL, true, "0101"),
        Arguments.of(Type.INT, -2L, "01fffffffffffffffe"),
        Arguments.of(Type.TIMESTAMP, 1L, "010000000000000001"),
        Arguments.of(Type.DURATION, 256L, "010000000000000100"),
        Arguments.of(Type.DOUBLE, 1.0, "013ff0000000000000"),
        Arguments.of(Type.decimal(12, 2), new BigDecimal("-1.50"), "01000000052d312e3530"),
        Arguments.of(
            Type.decimal(38, 10), new BigDecimal("0E-10"), "010000000c302e30303030303030303030"),
        Arguments.of(Type.STRING, "", "0100000000"),
        Arguments.of(Type.STRING, "\u00e9\0", "0100000003c3a900"),
        Arguments.of(
            Type.listOf(Type.STRING),
            List.of("a", ""),
            "0100000002" + "010000000161" + "0100000000"),
        Arguments.of(Type.mapOf(Type.INT), new TreeMap<>(), "0100000000"),
        Arguments.of(
            Type.mapOf(Type.BOOL),
            new TreeMap<>(Map.of("b", false, "", true)),
            "0100000002" + "00000000" + "0101" + "0000000162" + "0100"));
  }

  @Test
  void leavesTheArrivalOut() {
    EventSchema schema =
        event(
            List.of(),
            Optional.of("arrived"),
            nullable("a", Type.BOOL),
            nullable("arrived", Type.INT),
            nullable("b", Type.BOOL));
    CanonicalEncoding encoding = new CanonicalEncoding(schema);
    encoding.encode(new Object[] {true, 17L, false});
    assertThat(encoding.toBytes()).containsExactly(1, 1, 1, 0);
  }
}
