package dev.semblance.streaming.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDoorTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpDoor door;

  @BeforeEach
  void open() throws Exception {
    door =
        new HttpDoor(new InetSocketAddress("127.0.0.1", 0))
            .route("/fixed", Set.of("GET"), request -> Reply.json(200, "said", "a \"b\"\n"))
            .route("/below/", Set.of("GET", "POST"), HttpDoorTest::echo)
            .route("/fails", Set.of("GET"), request -> fail());
    door.open();
  }

  @AfterEach
  void close() {
    door.close();
  }

  private static Reply echo(HttpDoor.Request request) {
    return Reply.text(
        200, "text/plain", request.rest() + "|" + request.query() + "|" + request.body().length);
  }

  private static Reply fail() {
    throw new IllegalStateException("secret");
  }

  private HttpResponse<String> ask(String method, String path, byte[] body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + door.address().getPort() + path);
    HttpRequest.BodyPublisher publisher =
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, publisher).build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "GET@/fixed@200@{\"said\":\"a \\\"b\\\"\\n\"}",
        "HEAD@/fixed@200@''",
        "GET@/fixed?x=1@200@{\"said\":\"a \\\"b\\\"\\n\"}",
        "GET@/below/a%20b?c=%26&d@200@a%20b|c=%26&d|0",
        "POST@/below/a@200@a||0",
        "GET@/nowhere@404@{\"error\":\"nothing is here; there is /below/, /fails, /fixed\"}",
        "GET@/fixed/deeper@404@{\"error\":\"nothing is here; there is /below/, /fails, /fixed\"}",
        "POST@/fixed@405@{\"error\":\"POST is not possible here\"}",
        "GET@/fails@500@{\"error\":\"internal error: see the application's log\"}",
      })
  void everyPathHasItsAnswer(String method, String path, int status, String body) throws Exception {
    HttpResponse<String> response = ask(method, path, new byte[0]);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body().strip()).isEqualTo(body);
  }

  @Test
  void aBodyHasAnEnd() throws Exception {
    assertThat(ask("POST", "/below/a", "{}".getBytes(UTF_8)).body()).isEqualTo("a||2");
    assertThat(ask("POST", "/below/a", new byte[(1 << 20) + 1]).statusCode()).isEqualTo(413);
  }

  @Test
  void aMethodThatIsNotPossibleComesWithThoseThatAre() throws Exception {
    assertThat(ask("DELETE", "/fixed", new byte[0]).headers().firstValue("Allow")).hasValue("GET");
  }
}
