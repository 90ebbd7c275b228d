package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CellsTest {

  @Test
  void valuesAreShortAndOnOneLine() {
    assertThat(Cells.text(null)).isEqualTo("null");
    assertThat(Cells.text(1.0 / 3)).isEqualTo("0.333333");
    assertThat(Cells.text(1234567.0)).isEqualTo("1234570");
    assertThat(Cells.text(100.0)).isEqualTo("100");
    assertThat(Cells.text(1e-300)).isEqualTo("1E-300");
    assertThat(Cells.text(new BigDecimal("10.50"))).isEqualTo("10.50");
    assertThat(Cells.text(Timestamp.from(Instant.EPOCH))).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(Cells.text(Duration.ofMillis(4_923_500))).isEqualTo("1h22m3.5s");
    assertThat(Cells.text(Arrays.asList("a", null))).isEqualTo("[a, null]");
    assertThat(Cells.text("two\nlines")).isEqualTo("two lines");
    assertThat(Cells.text("\uD83D\uDE00".repeat(40))).hasSize(25 * 2 + 3).endsWith("...");
  }
}
