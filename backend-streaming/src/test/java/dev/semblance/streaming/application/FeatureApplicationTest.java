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

  private static final List<Plan> OVER_TWO_KEYS =
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

          features rooms v1 by room = visit % 10 from visit {
            visits = count() over 1d
          }

          vector arrival v1 on visit {
            use rooms by visit % 10 as rooms
            guests.visits
            rooms.visits
          }
          """);

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private FeatureApplication.Builder application(String name) {
    return application(PLANS, name, "one");
  }

  private FeatureApplication.Builder application(List<Plan> plans, String name, String instance) {
    Topic topic = new Topic(name + "-visits", RecordFormat.JSON);
    EventBinding binding =
        new EventBinding("visit", null, topic, Map.of(), TimeFormat.of(EpochUnit.S), Map.of(), 0);
    return FeatureApplication.builder(plans)
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
    visit(topic, id, id, guest);
  }

  private static void visit(String topic, int id, int second, String guest) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BROKER.bootstrapServer()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      String json = "{\"visit\":" + id + ",\"at\":" + second + ",\"guest\":\"" + guest + "\"}";
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
  void eachInstanceAnswersWhereverTheEntitiesLive() throws Exception {
    BROKER.createTopics(4, List.of("inn-visits"));
    try (FeatureApplication one =
            application(OVER_TWO_KEYS, "inn", "one").createTopics(true).build();
        FeatureApplication other =
            application(OVER_TWO_KEYS, "inn", "other").createTopics(true).build()) {
      one.start();
      awaitReady(one);
      other.start();
      awaitReady(other);
      int visits = 0;
      while (!(hasGivenVectors(one) && hasGivenVectors(other))) {
        assertThat(visits).as("one of them has nothing to do").isLessThan(4000);
        for (int more = 0; more < 40; more++, visits++) {
          // All at once: they come by several partitions, and none may be too late.
          visit("inn-visits", visits, 1, "guest" + visits % 8);
        }
      }
      String wrong = "not asked";
      for (int i = 0; !wrong.isEmpty(); i++) {
        assertThat(i).as(wrong).isLessThan(300);
        TimeUnit.MILLISECONDS.sleep(100);
        wrong = wrongAnswers(one, visits) + wrongAnswers(other, visits);
      }
      assertThat(get(one, "/entities/nothing/00/00").statusCode()).isEqualTo(404);
      assertThat(get(one, "/entities/nothing/x/00").statusCode()).isEqualTo(400);
    }
  }

  private boolean hasGivenVectors(FeatureApplication application) throws Exception {
    return get(application, "/metrics")
        .body()
        .contains("semblance_vector_latency_seconds_count{vector=\"arrival\"}");
  }

  /** What an instance answers wrongly about guests and rooms in all combinations. */
  private String wrongAnswers(FeatureApplication application, int visits) throws Exception {
    String right =
        "\"guests_visits\":%d,\"rooms_visits\":%d}".formatted(visits / 8 + 1, visits / 10 + 1);
    StringBuilder wrong = new StringBuilder();
    for (int room = 0; room < 10; room++) {
      for (int guest = 0; guest < 8; guest++) {
        String path = "/vectors/arrival?at=1970-01-01T02:00:00Z&visit=9999%d&guest=guest%d";
        String answer = get(application, path.formatted(room, guest)).body();
        if (!answer.contains(right)) {
          wrong.append(answer).append('\n');
        }
      }
    }
    return wrong.toString();
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
