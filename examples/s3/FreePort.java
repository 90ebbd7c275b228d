import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Prints the number of a port on loopback that nobody uses. */
final class FreePort {
  private FreePort() {}

  public static void main(String[] arguments) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
    }
  }
}
