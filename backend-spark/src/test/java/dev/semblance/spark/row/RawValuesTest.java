package dev.semblance.spark.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.record.EventIdentity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values come out of raw rows and of identities as they went in. */
class RawValuesTest {
  private static final Type WIDE = Type.decimal(38, 4);

  static Stream<Arguments> scalars() {
    return Stream.of(
        Arguments.of(Type.BOOL, true),
        Arguments.of(Type.BOOL, false),
        Arguments.of(Type.INT, Long.MIN_VALUE),
        Arguments.of(Type.INT, -1L),
        Arguments.of(Type.TIMESTAMP, Long.MAX_VALUE),
        Arguments.of(Type.DURATION, -5L),
        Arguments.of(Type.DOUBLE, Double.MIN_VALUE),
        Arguments.of(Type.DOUBLE, -1.5e300),
        Arguments.of(Type.DOUBLE, 0.0),
        Arguments.of(Type.decimal(18, 2), new BigDecimal("-9999999999999999.99")),
        Arguments.of(Type.decimal(3, 0), new BigDecimal("7")),
        Arguments.of(WIDE, new BigDecimal("-9999999999999999999999999999999999.9999")),
        Arguments.of(WIDE, new BigDecimal("0.0000")),
        Arguments.of(Type.STRING, ""),
        Arguments.of(Type.STRING, "a\0b\0\0"),
        Arguments.of(Type.STRING, "\u00fc\ud83d\ude00\uffff"));
  }

  static Stream<Arguments> values() {
    return Stream.concat(
        scalars(),
        Stream.of(
            Arguments.of(Type.listOf(Type.STRING), List.of("", "x", "\ud83d\ude00")),
            Arguments.of(Type.listOf(Type.DOUBLE), List.of(1.5, -2.0)),
            Arguments.of(Type.listOf(WIDE), List.of(new BigDecimal("1.0000"))),
            Arguments.of(Type.listOf(Type.listOf(Type.BOOL)), List.of(List.of(), List.of(true))),
            Arguments.of(Type.listOf(Type.INT), List.of())));
  }

  @ParameterizedTest
  @MethodSource("values")
  void rawRowsKeepValues(Type type, Object value) {
    Object read =
        RawValues.isLong(type)
            ? RawValues.fromLong(type, RawValues.toLong(type, value))
            : RawValues.fromBytes(type, RawValues.toBytes(type, value));

    assertThat(read).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void identitiesKeepIds(Type type, Object value) {
    List<Field> fields = new ArrayList<>();
    for (String name : List.of("first", "second", "third")) {
      fields.add(new Field(name, name.equals("third") ? Type.STRING : type, false, ""));
    }
    fields.add(new Field("at", Type.TIMESTAMP, false, ""));
    EventSchema event =
        new EventSchema(
            "e", fields, List.of("first", "second", "third"), "at", Optional.empty(), "");
    byte[] identity = new EventIdentity(event).of(new Object[] {value, value, "end", 5L}).bytes();

    IdentityReader reader = new IdentityReader(event);
    reader.read(UTF8String.fromBytes(identity));

    for (int part = 0; part < 2; part++) {
      assertThat(
              RawValues.isLong(type)
                  ? RawValues.fromLong(type, reader.getLong(part))
                  : RawValues.fromBytes(type, reader.getBytes(part)))
          .isEqualTo(value);
    }
    assertThat(reader.getBytes(2)).hasToString("end");
  }
}
