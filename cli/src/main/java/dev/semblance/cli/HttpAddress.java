package dev.semblance.cli;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to listen, as given on the command line: {@code 127.0.0.1:8080} or {@code none}. */
final class HttpAddress {
  private static final String NONE = "none";
  private static final int LAST_PORT = 65_535;
  private static final Pattern SYNTAX = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:]+)):([0-9]{1,5})");

  private HttpAddress() {}

  /**
   * @return empty for none
   * @throws CommandFailure if it is no address of this machine's
   */
  static Optional<InetSocketAddress> parse(String text) {
    if (text.equals(NONE)) {
      return Optional.empty();
    }
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > LAST_PORT) {
      throw CommandFailure.usage(
          "--http needs a host and a port such as 127.0.0.1:8080, or none, not '" + text + "'");
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(matcher.group(3)));
    if (address.isUnresolved()) {
      throw CommandFailure.usage("--http: there is no host " + host);
    }
    return Optional.of(address);
  }
}
