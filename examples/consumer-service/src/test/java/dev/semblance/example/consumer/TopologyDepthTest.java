package dev.semblance.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Depth 1: the topology in a service of one's own, which is this example. */
class TopologyDepthTest {

  @Test
  void everyPaymentHasItsDecision() throws Exception {
    LatencyRecorder.Percentiles latencies =
        new Demo(
                DemoOptions.parse(
                    "--root", "..", "--rate", "500", "--charges", "300", "--warm-up", "100"))
            .run();
    assertThat(latencies.count()).isEqualTo(300);
    assertThat(latencies.p50()).isPositive().isLessThanOrEqualTo(latencies.p99());
    assertThat(latencies.p999()).isLessThanOrEqualTo(latencies.longest());
  }
}
