package dev.semblance.streaming.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.broker.LocalBroker;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.EpochUnit;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import dev.semblance.runtime.binding.TimeFormat;
import dev.semblance.runtime.binding.Topic;
import dev.semblance.streaming.TestPlans;
import dev.semblance.streaming.topology.TopologySettings;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureApplicationTest {
  private static final LocalBroker BROKER = LocalBroker.shared();
  private static final List<Plan> PLANS =
      TestPlans.of(
          """
          event visit {
            visit : int       @id
            at    : timestamp @time
            guest : string
          }

          features guests v1 by guest from visit {
            visits = count() over 1d
          }

          vector arrival v1 on visit {
            guests.visits
          }
          """);

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private FeatureApplication.Builder application(String name) {
    return application(name, "one");
  }

  private FeatureApplication.Builder application(String name, String instance) {
    Topic topic = new Topic(name + "-visits", RecordFormat.JSON);
    EventBinding binding =
        new EventBinding("visit", null, topic, Map.of(), TimeFormat.of(EpochUnit.S), Map.of(), 0);
    return FeatureApplication.builder(PLANS)
        .bindings(Map.of("visit", binding))
        .settings(TopologySettings.of(name).withOutputTopic("arrival", name + "-arrivals"))
        .http(new InetSocketAddress("127.0.0.1", 0))
        .kafka(
            Map.of(
                "bootstrap.servers",
                BROKER.bootstrapServer(),
                "state.dir",
                folder.resolve(instance).toString()));
  }

  private HttpResponse<String> get(FeatureApplication application, String path) throws Exception {
    return client.send(request(application, path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(FeatureApplication application, String path, String body)
      throws Exception {
    return client.send(
        request(application, path).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(FeatureApplication application, String path) {
    int port = application.httpAddress().orElseThrow().getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private void awaitReady(FeatureApplication application) throws Exception {
    for (int i = 0; get(application, "/ready").statusCode() != 200; i++) {
      assertThat(i).as("it is not ready yet: %s", application.state()).isLessThan(600);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void visit(String topic, int id, String guest) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BROKER.bootstrapServer()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      String json = "{\"visit\":" + id + ",\"at\":" + id + ",\"guest\":\"" + guest + "\"}";
      producer.send(new ProducerRecord<>(topic, json.getBytes(UTF_8)));
    }
  }

  @Test
  void answersOverHttp() throws Exception {
    BROKER.createTopics(1, List.of("hotel-visits"));
    try (FeatureApplication application = application("hotel").createTopics(true).build()) {
      application.start();
      assertThat(get(application, "/health").statusCode()).isEqualTo(200);
      awaitReady(application);
      visit("hotel-visits", 1, "ann");
      visit("hotel-visits", 2, "ann & co");
      for (int i = 0;
          !get(application, "/metrics")
              .body()
              .contains("latency_seconds_count{vector=\"arrival\"} 2");
          i++) {
        assertThat(i).as(get(application, "/metrics").body()).isLessThan(300);
        TimeUnit.MILLISECONDS.sleep(100);
      }
      String query = "/vectors/arrival?visit=9&at=1970-01-01T00:01:00Z&guest=";
      assertThat(get(application, query + "ann").body())
          .isEqualTo("{\"visit\":9,\"at\":\"1970-01-01T00:01:00.000000Z\",\"guests_visits\":2}");
      assertThat(get(application, query + "ann%20%26%20co").body()).contains("visits\":2");
      assertThat(get(application, query + "bob").body()).contains("visits\":1");
      assertThat(post(application, "/vectors/arrival@v1", "{\"visit\":9,\"guest\":\"ann\"}").body())
          .as("now, of which a visit in 1970 is long ago")
          .contains("visits\":1");
      assertThat(get(application, "/vectors/arrival?guest=ann").statusCode()).isEqualTo(400);
      assertThat(get(application, "/vectors/arrival?visit=nine&guest=ann").body())
          .startsWith("{\"error\":\"")
          .contains("visit");
      assertThat(get(application, "/vectors/arrival?name=ann").body()).contains("no field `name`");
      assertThat(post(application, "/vectors/arrival", "{").statusCode()).isEqualTo(400);
      assertThat(get(application, "/vectors/departure").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anEntityIsAnsweredWhereItLives() throws Exception {
    BROKER.createTopics(4, List.of("inn-visits"));
    try (FeatureApplication one = application("inn", "one").createTopics(true).build();
        FeatureApplication other = application("inn", "other").createTopics(true).build()) {
      one.start();
      other.start();
      Map<String, Long> owners = Map.of();
      for (int i = 0; owners.size() < 2; i++) {
        assertThat(i).as("both have entities: %s", owners).isLessThan(300);
        TimeUnit.MILLISECONDS.sleep(100);
        owners = owners(one, other);
      }
      assertThat(owners.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
    }
  }

  /** How many of twenty guests live where, if each instance knows of all of them where that is. */
  private Map<String, Long> owners(FeatureApplication one, FeatureApplication other)
      throws Exception {
    Map<String, Long> owners = new TreeMap<>();
    for (int guest = 0; guest < 20; guest++) {
      String path = "/vectors/arrival?visit=1&guest=guest" + guest;
      HttpResponse<String> first = get(one, path);
      HttpResponse<String> second = get(other, path);
      boolean firstOwns = first.statusCode() == 200 && second.statusCode() == 307;
      boolean secondOwns = second.statusCode() == 200 && first.statusCode() == 307;
      if (!firstOwns && !secondOwns) {
        return Map.of();
      }
      FeatureApplication owner = firstOwns ? one : other;
      String address = "127.0.0.1:" + owner.httpAddress().orElseThrow().getPort();
      HttpResponse<String> redirect = firstOwns ? second : first;
      assertThat(redirect.headers().firstValue("Location")).hasValue("http://" + address + path);
      owners.merge(address, 1L, Long::sum);
    }
    return owners;
  }

  @Test
  void endsWithAReasonBeforeItBegins() throws Exception {
    assertThatThrownBy(() -> application("nowhere").build().start())
        .isInstanceOf(ApplicationException.class)
        .hasMessage(
            "there is no topic nowhere-arrivals, nowhere-dead-letters, nowhere-visits; output and"
                + " dead-letter topics can be created at the start (--create-topics)");
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress("127.0.0.1", 0));
      BROKER.createTopics(1, List.of("taken-visits"));
      FeatureApplication application =
          application("taken")
              .createTopics(true)
              .http((InetSocketAddress) taken.getLocalSocketAddress())
              .build();
      assertThatThrownBy(application::start)
          .isInstanceOf(ApplicationException.class)
          .hasMessageContaining("HTTP cannot listen on 127.0.0.1:" + taken.getLocalPort());
      assertThat(application.state()).isEqualTo(FeatureApplication.State.FAILED);
    }
  }

  @Test
  void unreachableBrokersAndSecretsAreNotMixedUp() {
    FeatureApplication application =
        application("unreachable")
            .kafka(
                Map.of(
                    "bootstrap.servers", "127.0.0.1:1",
                    "default.api.timeout.ms", "500",
                    "request.timeout.ms", "400",
                    "sasl.jaas.config", "hush"))
            .build();
    assertThatThrownBy(application::start)
        .isInstanceOf(ApplicationException.class)
        .hasMessageStartingWith("Kafka: ")
        .hasMessageNotContaining("hush");
  }
}
