package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBoundTest {

  @Test
  void aDateIsAWholeDayAtBothEnds() {
    TimeBound day = TimeBound.parse("--from", "2026-01-31");
    assertThat(day.firstMicros()).isEqualTo(micros("2026-01-31T00:00:00Z"));
    assertThat(day.endMicros()).isEqualTo(micros("2026-02-01T00:00:00Z"));
  }

  @Test
  void anInstantBelongsToARangeThatStartsThereAndNotToOneThatEndsThere() {
    TimeBound instant = TimeBound.parse("--to", "2026-01-31T12:00:00.5+01:00");
    assertThat(instant.firstMicros()).isEqualTo(micros("2026-01-31T11:00:00.500Z"));
    assertThat(instant.endMicros()).isEqualTo(instant.firstMicros());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "today", "2026-13-01", "2026-01-31T12:00:00", "31/1/2026", "1700000000"})
  void anythingElseIsExplained(String text) {
    assertThatThrownBy(() -> TimeBound.parse("--from", text))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--from needs a date such as 2026-01-31");
  }

  private static long micros(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1000;
  }
}
