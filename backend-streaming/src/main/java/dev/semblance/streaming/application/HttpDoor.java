package dev.semblance.streaming.application;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's HTTP server: finds who answers a path, and lets no failure out but as 500. */
final class HttpDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

  /** Answers are short, but one that waits for the state must not keep health checks waiting. */
  static final int THREADS = 32;

  private static final int LONGEST_BODY = 1 << 20;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, Route> routes = new TreeMap<>();

  /** Answers requests to one path, or to all below a path that ends with a slash. */
  @FunctionalInterface
  interface Answer {
    /**
     * @param request what was asked
     * @throws RuntimeException which becomes an answer with status 500
     */
    Reply to(Request request);
  }

  /**
   * What was asked.
   *
   * @param rest of the path, below that of the route, as written
   * @param query as written; empty if there is none
   * @param body empty if there is none
   */
  record Request(String method, String rest, String query, byte[] body) {}

  private record Route(Set<String> methods, Answer answer) {}

  /**
   * Takes the address; nothing is answered before {@link #open}.
   *
   * @param address port 0 takes any free one
   * @throws IOException if it cannot be taken
   */
  HttpDoor(InetSocketAddress address) throws IOException {
    server = HttpServer.create(address, 0);
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "semblance-http");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  HttpDoor route(String path, Set<String> methods, Answer answer) {
    routes.put(path, new Route(methods, answer));
    return this;
  }

  void open() {
    server.start();
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), head ? -1 : reply.body().length);
      if (!head) {
        exchange.getResponseBody().write(reply.body());
      }
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    Optional<Map.Entry<String, Route>> found =
        routes.entrySet().stream().filter(entry -> leadsTo(entry.getKey(), path)).findFirst();
    if (found.isEmpty()) {
      return Reply.error(404, "nothing is here; there is " + String.join(", ", routes.keySet()));
    }
    Route route = found.get().getValue();
    String method = exchange.getRequestMethod();
    if (!route.methods().contains(method.equals("HEAD") ? "GET" : method)) {
      String allowed = String.join(", ", route.methods());
      return Reply.json(405, Map.of("Allow", allowed), "error", method + " is not possible here");
    }
    byte[] body = body(exchange);
    if (body.length > LONGEST_BODY) {
      return Reply.error(413, "a request has " + LONGEST_BODY + " bytes at most");
    }
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    String rest = path.substring(found.get().getKey().length());
    return answer(route, new Request(method, rest, query, body));
  }

  private static boolean leadsTo(String route, String path) {
    return route.endsWith("/") ? path.startsWith(route) : path.equals(route);
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      return in.readNBytes(LONGEST_BODY + 1);
    }
  }

  private static Reply answer(Route route, Request request) {
    try {
      return route.answer().to(request);
    } catch (RuntimeException e) {
      LOG.error("a request failed", e);
      return Reply.error(500, "internal error: see the application's log");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
