package dev.semblance.streaming.application;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
  private final AtomicLong clock = new AtomicLong();
  private final List<Throwable> ends = new ArrayList<>();
  private final ThreadFailures failures = new ThreadFailures(2, clock::get, ends::add);

  @Test
  void replacesSoManyThreadsAndThenEnds() {
    assertThat(failures.handle(new IllegalStateException("first"))).isEqualTo(REPLACE_THREAD);
    assertThat(failures.handle(new IllegalStateException("second"))).isEqualTo(REPLACE_THREAD);
    assertThat(ends).isEmpty();
    assertThat(failures.handle(new IllegalStateException("third"))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(ends).singleElement().extracting(Throwable::getMessage).isEqualTo("third");
  }

  @Test
  void forgetsWhatWasLongAgo() {
    for (int day = 0; day < 10; day++) {
      clock.addAndGet(Duration.ofDays(1).toNanos());
      assertThat(failures.handle(new IllegalStateException("daily"))).isEqualTo(REPLACE_THREAD);
    }
    assertThat(ends).isEmpty();
  }

  @Test
  void endsAtOnceWhenTheJvmItselfFails() {
    assertThat(failures.handle(new OutOfMemoryError("heap"))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(ends).hasSize(1);
  }

  @Test
  void theInnermostCauseIsTheReason() {
    Exception wrapped = new IllegalStateException("outer", new IllegalArgumentException("inner"));
    assertThat(ThreadFailures.reason(wrapped)).isEqualTo("inner");
    assertThat(ThreadFailures.reason(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
  }
}
