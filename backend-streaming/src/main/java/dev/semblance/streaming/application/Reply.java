package dev.semblance.streaming.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;

/**
 * An answer over HTTP.
 *
 * @param headers besides the content's type and length
 */
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
  private static final String JSON = "application/json";

  Reply {
    headers = Map.copyOf(headers);
  }

  static Reply json(int status, byte[] json) {
    return new Reply(status, JSON, json, Map.of());
  }

  /** {@code {"name": "text"}}. */
  static Reply json(int status, String name, String text) {
    return json(status, Map.of(), name, text);
  }

  static Reply json(int status, Map<String, String> headers, String name, String text) {
    String json = "{\"" + name + "\":\"" + quoted(text) + "\"}\n";
    return new Reply(status, JSON, json.getBytes(UTF_8), headers);
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  static Reply text(int status, String contentType, String text) {
    return new Reply(status, contentType, text.getBytes(UTF_8), Map.of());
  }

  /** What is asked for cannot be done, and why. */
  static Reply error(int status, String reason) {
    return json(status, "error", reason);
  }
}
