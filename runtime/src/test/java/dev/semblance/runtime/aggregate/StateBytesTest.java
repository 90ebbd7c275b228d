package dev.semblance.runtime.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes that states are saved as: stores hold them, so that they may not change. */
class StateBytesTest {

  static Stream<Arguments> written() {
    return Stream.of(
        written("00", out -> out.writeBoolean(false)),
        written("01", out -> out.writeBoolean(true)),
        written("7f", out -> out.writeUnsigned(127)),
        written("8001", out -> out.writeUnsigned(128)),
        written("ffffffffffffffffff01", out -> out.writeUnsigned(-1)),
        written("00", out -> out.writeLong(0)),
        written("01", out -> out.writeLong(-1)),
        written("02", out -> out.writeLong(1)),
        written("ffffffffffffffffff01", out -> out.writeLong(Long.MIN_VALUE)),
        written("3ff8000000000000", out -> out.writeDouble(1.5)),
        written("c000000000000001", out -> out.writeDouble(-0x1.0000000000001p1)),
        written("03010203", out -> out.writeBytes(new byte[] {1, 2, 3})));
  }

  private static Arguments written(String hex, Consumer<StateOutput> call) {
    return Arguments.of(hex, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("written")
  void areThese(String hex, Consumer<StateOutput> call) {
    StateOutput out = new StateOutput();
    out.writeLong(4711);
    out.clear();
    call.accept(out);
    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(hex);
  }

  @Test
  void holdNumbersOfAnyLength() {
    StateOutput out = new StateOutput();
    for (int shift = 0; shift < Long.SIZE; shift++) {
      for (long value : new long[] {1L << shift, (1L << shift) - 1, -(1L << shift)}) {
        out.writeUnsigned(value);
        out.writeLong(value);
        out.writeDouble(Double.longBitsToDouble(value & 0xBFFF_FFFF_FFFF_FFFFL));
      }
    }
    StateInput in = new StateInput(out.toByteArray());
    for (int shift = 0; shift < Long.SIZE; shift++) {
      for (long value : new long[] {1L << shift, (1L << shift) - 1, -(1L << shift)}) {
        assertThat(in.isAtEnd()).isFalse();
        assertThat(in.readUnsigned()).isEqualTo(value);
        assertThat(in.readLong()).isEqualTo(value);
        assertThat(Double.doubleToRawLongBits(in.readDouble()))
            .isEqualTo(value & 0xBFFF_FFFF_FFFF_FFFFL);
      }
    }
    assertThat(in.isAtEnd()).isTrue();
  }

  @ParameterizedTest(name = "{0} bytes, then {1}")
  @CsvSource({"0, 0", "63, 0", "64, 0", "10, 53", "10, 54", "10, 1000", "64, 64", "100, 29"})
  void growAsNeeded(int before, int length) {
    StateOutput out = new StateOutput();
    for (int i = 0; i < before; i++) {
      out.writeByte(i);
    }
    byte[] block = new byte[length];
    Arrays.fill(block, (byte) -3);
    out.writeBytes(block);
    StateInput in = new StateInput(out.toByteArray());
    for (int i = 0; i < before; i++) {
      assertThat(in.readByte()).isEqualTo(i);
    }
    assertThat(in.readBytes()).isEqualTo(block);
    assertThat(in.isAtEnd()).isTrue();
  }

  @Test
  void holdRowsOfEveryTypeAndTheirNulls() {
    Type wide = Type.decimal(38, 3);
    RowLayout layout =
        new RowLayout(
            Stream.of(
                    Type.BOOL,
                    Type.DOUBLE,
                    Type.STRING,
                    wide,
                    Type.listOf(Type.BOOL),
                    Type.listOf(Type.INT),
                    Type.listOf(Type.DOUBLE),
                    Type.listOf(Type.listOf(wide)))
                .map(type -> new RowLayout.Column(type.toString(), type))
                .toList());
    List<Object> values =
        List.of(
            true,
            -0.5,
            "\ud83d\ude00 text",
            new BigDecimal("-12345678901234567890123.456"),
            List.of(true, false),
            List.of(-1L, Long.MAX_VALUE),
            List.of(0.25),
            List.of(List.of(), List.of(new BigDecimal("0.001"))));
    ColumnBatch batch = batch(layout, 2);
    for (int column = 0; column < values.size(); column++) {
      batch.vector(column).setValue(1, values.get(column));
      batch.vector(column).setNull(0);
    }
    StateOutput out = new StateOutput();
    out.writeRow(batch, 0);
    out.writeRow(batch, 1);
    ColumnBatch loaded = batch(layout, 3);
    StateInput in = new StateInput(out.toByteArray());
    in.readRow(loaded, 2);
    for (int column = 0; column < values.size(); column++) {
      assertThat(loaded.vector(column).value(2)).isNull();
    }
    in.readRow(loaded, 2);
    for (int column = 0; column < values.size(); column++) {
      assertThat(loaded.vector(column).value(2)).isEqualTo(values.get(column));
    }
    assertThat(in.isAtEnd()).isTrue();
  }

  private static ColumnBatch batch(RowLayout layout, int rows) {
    ColumnBatch batch = new ColumnBatch(layout, rows);
    for (int row = 0; row < rows; row++) {
      batch.addRow();
    }
    return batch;
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("", StateInput::readByte),
        broken("80", StateInput::readUnsigned),
        broken("80808080808080808080", StateInput::readUnsigned),
        broken("00000000000000", StateInput::readDouble),
        broken("02ff", StateInput::readCount),
        broken("ffffffffffffffffff01", StateInput::readCount),
        broken("0201", StateInput::readBytes),
        broken("01", in -> in.readNullable(new ColumnVector(Type.INT, 1), 0)));
  }

  private static Arguments broken(String hex, Consumer<StateInput> call) {
    return Arguments.of(hex, call);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @MethodSource("broken")
  void areRefusedWhereTheyAreNone(String hex, Consumer<StateInput> call) {
    StateInput in = new StateInput(HexFormat.of().parseHex(hex));
    assertThatIllegalArgumentException().isThrownBy(() -> call.accept(in));
  }

  @Test
  void mayEndWithWhatTheyCount() {
    StateInput in = new StateInput(new byte[] {2, 1, 0});
    assertThat(in.readCount()).isEqualTo(2);
    assertThat(new StateInput(new byte[] {2, 1, 0}).readBytes()).containsExactly(1, 0);
  }
}
