package dev.semblance.streaming.application;

import dev.semblance.streaming.topology.EntityAddress;
import dev.semblance.streaming.topology.Peers;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the HTTP servers of other instances. */
final class HttpPeers implements Peers {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPeers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  @Override
  public Optional<byte[]> entity(String host, int port, EntityAddress address) {
    try {
      URI place = new URI("http", null, host, port, EntityRequests.path(address), null, null);
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(place).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException | URISyntaxException e) {
      LOG.warn("the instance {}:{} cannot be asked for an entity: {}", host, port, e.toString());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
