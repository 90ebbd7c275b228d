package dev.semblance.runtime.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector.Storage;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnVectorTest {

  @ParameterizedTest
  @MethodSource("values")
  void givesBackWhatWasSet(Type type, Storage storage, Object value) {
    ColumnVector vector = new ColumnVector(type, 2);
    vector.setValue(0, value);
    vector.setValue(1, value);
    vector.setValue(1, null);
    assertThat(vector.storage()).isEqualTo(storage);
    assertThat(vector.value(0)).isEqualTo(value);
    assertThat(vector.value(1)).isNull();
    assertThat(vector.isNull(1)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("values")
  void copiesRowsAndKeepsThemWhenItGrows(Type type, Storage storage, Object value) {
    ColumnVector from = new ColumnVector(type, 2);
    from.setValue(0, value);
    from.setNull(1);
    ColumnVector to = new ColumnVector(type, 2);
    to.copy(0, from, 1);
    to.copy(1, from, 0);
    to.ensureCapacity(100);
    assertThat(to.capacity()).isGreaterThanOrEqualTo(100);
    assertThat(to.value(0)).isNull();
    assertThat(to.value(1)).isEqualTo(value);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(Type.BOOL, Storage.LONG, true),
        Arguments.of(Type.INT, Storage.LONG, -5L),
        Arguments.of(Type.TIMESTAMP, Storage.LONG, Long.MAX_VALUE),
        Arguments.of(Type.DURATION, Storage.LONG, Long.MIN_VALUE),
        Arguments.of(Type.DOUBLE, Storage.DOUBLE, 0.5),
        Arguments.of(Type.decimal(18, 2), Storage.LONG, new BigDecimal("-9999999999999999.99")),
        Arguments.of(Type.decimal(19, 2), Storage.OBJECT, new BigDecimal("99999999999999999.99")),
        Arguments.of(Type.STRING, Storage.OBJECT, "text"),
        Arguments.of(Type.listOf(Type.INT), Storage.OBJECT, List.of(1L, 2L)));
  }

  @Test
  void onlyTrueIsTrue() {
    ColumnVector vector = new ColumnVector(Type.BOOL, 3);
    vector.setLong(0, 1);
    vector.setLong(1, 0);
    vector.setLong(2, 1);
    vector.setNull(2);
    assertThat(vector.isTrue(0)).isTrue();
    assertThat(vector.isTrue(1)).isFalse();
    assertThat(vector.isTrue(2)).isFalse();
  }

  @Test
  void decimalsArePaddedToTheScaleOfTheirType() {
    ColumnVector vector = new ColumnVector(Type.decimal(12, 2), 1);
    vector.setValue(0, new BigDecimal("1.5"));
    assertThat(vector.longs()[0]).isEqualTo(150);
    assertThat(vector.value(0)).hasToString("1.50");
  }
}
