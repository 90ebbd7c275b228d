package dev.semblance.runtime.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.type.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnBatchTest {
  private static final RowLayout LAYOUT =
      new RowLayout(
          List.of(new RowLayout.Column("a", Type.INT), new RowLayout.Column("b", Type.STRING)));

  @Test
  void growsRowByRowAndKeepsWhatIsThere() {
    ColumnBatch batch = new ColumnBatch(LAYOUT, 0);
    for (int i = 0; i < 1_000; i++) {
      int row = batch.addRow();
      assertThat(row).isEqualTo(i);
      batch.vector(0).setLong(row, i);
      batch.vector("b").setObject(row, "row " + i);
    }
    assertThat(batch.rows()).isEqualTo(1_000);
    assertThat(batch.vector("a").value(0)).isEqualTo(0L);
    assertThat(batch.vector("b").value(999)).isEqualTo("row 999");
  }

  @Test
  void canBeFilledAgainAfterItIsCleared() {
    ColumnBatch batch = new ColumnBatch(LAYOUT, 4);
    batch.vector(0).setNull(batch.addRow());
    batch.clear();
    assertThat(batch.rows()).isZero();
    batch.vector(0).setLong(batch.addRow(), 7);
    assertThat(batch.vector(0).value(0)).isEqualTo(7L);
  }

  @Test
  void aLayoutKnowsItsColumns() {
    assertThat(LAYOUT.size()).isEqualTo(2);
    assertThat(LAYOUT.indexOf("b")).isEqualTo(1);
    assertThat(LAYOUT.contains("b")).isTrue();
    assertThat(LAYOUT.contains("c")).isFalse();
    assertThatThrownBy(() -> LAYOUT.indexOf("c")).hasMessageContaining("no column c");
  }

  @Test
  void aLayoutHasNoColumnTwice() {
    RowLayout.Column a = new RowLayout.Column("a", Type.INT);
    assertThatThrownBy(() -> new RowLayout(List.of(a, a))).hasMessageContaining("column twice: a");
  }
}
