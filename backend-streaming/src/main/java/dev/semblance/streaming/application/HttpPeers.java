package dev.semblance.streaming.application;

import dev.semblance.streaming.topology.EntityAddress;
import dev.semblance.streaming.topology.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the HTTP servers of other instances. */
final class HttpPeers implements Peers {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPeers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * Who waits for other instances holds one of the door's threads, and the others may wait for this
   * one: half of the threads are left to answer them.
   */
  private final Semaphore places = new Semaphore(HttpDoor.THREADS / 2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  @Override
  public Optional<byte[]> entity(String host, int port, EntityAddress address) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      // By number: not every name of a machine may stand in a URI.
      String number = InetAddress.getByName(host).getHostAddress();
      return ask(new URI("http", null, number, port, EntityRequests.path(address), null, null));
    } catch (IOException | URISyntaxException | ExecutionException | TimeoutException e) {
      LOG.warn("the instance {}:{} cannot be asked for an entity: {}", host, port, e.toString());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      places.release();
    }
  }

  /** A request's own patience ends with the headers of its answer. */
  private Optional<byte[]> ask(URI place)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } finally {
      answer.cancel(true);
    }
  }
}
