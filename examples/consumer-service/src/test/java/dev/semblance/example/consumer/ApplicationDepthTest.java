package dev.semblance.example.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.broker.LocalBroker;
import dev.semblance.compiler.Plans;
import dev.semblance.runtime.binding.Bindings;
import dev.semblance.streaming.application.FeatureApplication;
import dev.semblance.streaming.topology.TopologySettings;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Depth 2: a ready application. */
class ApplicationDepthTest {
  @TempDir private Path folder;

  @Test
  void servesVectorsOverHttp() throws Exception {
    Bindings bindings = Bindings.read(Path.of("bindings.yaml"));
    try (LocalBroker kafka = LocalBroker.start()) {
      kafka.createTopics(1, List.of("payments", "registrations"));

      // As in docs/streaming.md.
      FeatureApplication application =
          FeatureApplication.builder(
                  List.of(Plans.read(Path.of("../card-fraud/card_fraud.feature"), "signup_fraud")))
              .bindings(bindings.events())
              .settings(TopologySettings.of("signups"))
              .kafka(Map.of("bootstrap.servers", kafka.bootstrapServer()))
              .kafka(Map.of("state.dir", folder.toString()))
              .http(new InetSocketAddress("127.0.0.1", 0))
              .createTopics(true)
              .build();
      application.start();

      try (application) {
        for (int i = 0; application.state() != FeatureApplication.State.RUNNING; i++) {
          assertThat(i).as("%s", application.state()).isLessThan(600);
          TimeUnit.MILLISECONDS.sleep(100);
        }
        int port = application.httpAddress().orElseThrow().getPort();
        String path = "/vectors/signup_fraud?ip=46.41.252.160&email=a@example.org";
        try (InputStream vector =
            URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
          assertThat(new String(vector.readAllBytes(), UTF_8))
              .contains("\"ip_signups_signups_1h\":1");
        }
      }
      assertThat(application.state()).isEqualTo(FeatureApplication.State.STOPPED);
    }
  }
}
