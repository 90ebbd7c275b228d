package dev.semblance.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Plans;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.streaming.FeatureEngine;
import dev.semblance.streaming.FeatureVector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Depth 3: the evaluator in this process, without Kafka. */
class EngineDepthTest {
  @TempDir private Path folder;

  private static Map<String, Object> signup(long micros, String email) {
    return Map.of("registered_at", micros, "ip", "46.41.252.160", "email", email);
  }

  @Test
  void givesVectorsAndRemembersEvents() {
    Plan plan = Plans.read(Path.of("../card-fraud/card_fraud.feature"), "signup_fraud");

    // As in docs/streaming.md.
    try (FeatureEngine engine = FeatureEngine.builder(List.of(plan)).rocksDbState(folder).build()) {
      engine.process("registration", signup(1_000_000, "ann@example.org"));
      List<FeatureVector> vectors =
          engine.process("registration", signup(2_000_000, "bob@example.org"));
      assertThat(vectors.get(0).get("ip_signups_signups_1h")).isEqualTo(2L);

      FeatureVector now = engine.current("signup_fraud", signup(3_000_000, "eve@example.org"));
      assertThat(now.get("ip_signups_signups_1h")).isEqualTo(3L);
    }

    try (FeatureEngine engine = FeatureEngine.builder(List.of(plan)).rocksDbState(folder).build()) {
      FeatureVector now = engine.current("signup_fraud", signup(3_000_000, "eve@example.org"));
      assertThat(now.get("ip_signups_signups_1h")).isEqualTo(3L);
    }
  }
}
