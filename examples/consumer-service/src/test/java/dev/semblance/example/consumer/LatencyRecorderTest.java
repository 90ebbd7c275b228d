package dev.semblance.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
  private final LatencyRecorder recorder = new LatencyRecorder();

  @Test
  void percentilesAreWhatThatShareDoesNotExceed() {
    for (int i = 1; i <= 1000; i++) {
      recorder.asked("q" + i, 0);
      recorder.answered("q" + i, i * 1_000_000L);
    }
    LatencyRecorder.Percentiles percentiles = recorder.percentiles();
    assertThat(percentiles.p50()).isEqualTo(Duration.ofMillis(500));
    assertThat(percentiles.p99()).isEqualTo(Duration.ofMillis(990));
    assertThat(percentiles.p999()).isEqualTo(Duration.ofMillis(999));
    assertThat(percentiles.longest()).isEqualTo(Duration.ofMillis(1000));
    assertThat(percentiles)
        .hasToString("p50 500.0 ms, p99 990.0 ms, p99.9 999.0 ms, longest 1000.0 ms, of 1,000");
  }

  @Test
  void onlyTheFirstAnswerToWhatWasAskedCounts() throws InterruptedException {
    recorder.asked("once", 10);
    recorder.answered("never asked", 20);
    assertThat(recorder.awaitAnswers(Duration.ofMillis(1))).isFalse();
    recorder.answered("once", 30);
    recorder.answered("once", 40);
    assertThat(recorder.awaitAnswers(Duration.ofMillis(1))).isTrue();
    assertThat(recorder.percentiles().count()).isEqualTo(1);
    assertThat(recorder.percentiles().longest()).isEqualTo(Duration.ofNanos(20));
  }

  @Test
  void nothingMeasuredIsNothing() {
    assertThat(recorder.percentiles().longest()).isZero();
    assertThat(recorder.unanswered()).isZero();
  }
}
