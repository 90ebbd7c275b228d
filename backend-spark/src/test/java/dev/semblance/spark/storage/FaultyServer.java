package dev.semblance.spark.storage;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Stands before an S3 server: writes down the heads of all requests, and for those that a test
 * chooses does what a bad day does. Each connection carries what it is given, byte for byte; a
 * fault takes the place of an answer.
 */
public final class FaultyServer implements AutoCloseable {

  /** What may happen to a request. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** The server says that it is busy. */
    BUSY,
    /** The connection is reset. */
    RESET,
    /** The answer comes late. */
    SLOW,
    /** The server does not allow it. */
    DENIED,
    /** The server says that it has removed nothing of what it was asked to remove. */
    NOT_REMOVED
  }

  private static final String BUSY_ANSWER =
      "HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nConnection: close\r\n"
          + "Content-Length: 71\r\n\r\n"
          + "<Error><Code>SlowDown</Code><Message>Please slow down</Message></Error>\n";

  private static final String DENIED_ANSWER =
      "HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nConnection: close\r\n"
          + "Content-Length: 0\r\n\r\n";

  private static final String NOT_REMOVED =
      "<DeleteResult><Error><Key>some/file</Key><Code>AccessDenied</Code>"
          + "<Message>Access Denied</Message></Error></DeleteResult>";

  private static final String NOT_REMOVED_ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nConnection: close\r\n"
          + "Content-Length: "
          + NOT_REMOVED.length()
          + "\r\n\r\n"
          + NOT_REMOVED;

  private static final Map<Fault, String> ANSWERS =
      Map.of(
          Fault.BUSY, BUSY_ANSWER,
          Fault.DENIED, DENIED_ANSWER,
          Fault.NOT_REMOVED, NOT_REMOVED_ANSWER);

  /** What the test's server does not know, and a word that is answered here. */
  private static final String KEPT_BACK =
      "(?i)\r\n(expect|x-amz-acl|x-amz-security-token|x-amz-server-side-encryption[^:]*):[^\r]*";

  private final int server;
  private final ServerSocket socket;
  private final Queue<String> heads = new ConcurrentLinkedQueue<>();
  private volatile Function<String, Fault> faults = head -> Fault.NONE;

  private FaultyServer(int server, ServerSocket socket) {
    this.server = server;
    this.socket = socket;
  }

  /** Starts to stand before the server on that port of loopback. */
  public static FaultyServer before(int port) throws IOException {
    FaultyServer faulty =
        new FaultyServer(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    daemon(faulty::accept);
    return faulty;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** From now on the function says what happens to a request of that head. */
  public void faults(Function<String, Fault> chosen) {
    faults = chosen;
  }

  /** The heads of all requests so far. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      daemon(() -> copy(upstream, client));
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = upstream.getOutputStream();
      for (String head = head(in); head != null; head = head(in)) {
        heads.add(head);
        Fault fault = faults.apply(head);
        if (fault == Fault.RESET) {
          client.setSoLinger(true, 0);
          return;
        }
        if (ANSWERS.containsKey(fault)) {
          in.skipNBytes(length(head));
          client.getOutputStream().write(ANSWERS.get(fault).getBytes(StandardCharsets.ISO_8859_1));
          return;
        }
        if (fault == Fault.SLOW) {
          Thread.sleep(1500);
        }
        String sent = head.replaceAll(KEPT_BACK, "");
        if (head.toLowerCase(Locale.ROOT).contains("\r\nexpect:")) {
          client
              .getOutputStream()
              .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write(sent.getBytes(StandardCharsets.ISO_8859_1));
        pass(in, out, length(head));
        out.flush();
      }
    } catch (IOException | InterruptedException e) {
      // One of both has gone; so does the other.
      return;
    }
  }

  /** A request's head with the empty line at its end; null when there is none any more. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int end = 0;
    while (end < 4) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
      end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static long length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToLong(line -> Long.parseLong(line.substring("content-length:".length()).trim()))
        .findFirst()
        .orElse(0);
  }

  private static void pass(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[8192];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        return;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException e) {
      // The other side is gone.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
