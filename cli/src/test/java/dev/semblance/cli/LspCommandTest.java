package dev.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LspCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String INITIALIZE =
      request(1, "initialize", "{\"processId\":null,\"capabilities\":{}}");
  private static final String OPEN =
      notification(
          "textDocument/didOpen",
          "{\"textDocument\":{\"uri\":\"untitled:x\",\"languageId\":\"semblance\",\"version\":1,"
              + "\"text\":\"/* é😀 */ event e { `é` : bol }\"}}");
  private static final String FORMAT =
      request(
          2,
          "textDocument/formatting",
          "{\"textDocument\":{\"uri\":\"untitled:x\"},\"options\":{\"tabSize\":2,\"insertSpaces\":true}}");
  private static final String END = request(3, "shutdown", "null") + notification("exit", "null");

  @TempDir private Path folder;

  @Test
  void aConversationStandsOnStandardOutputAndNothingElse() throws Exception {
    Run run = Run.withInput(INITIALIZE + OPEN + FORMAT + END, "lsp", "--stdio");
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<JsonNode> messages = messages(run.out());
    assertThat(messages).filteredOn(message -> message.has("id")).hasSize(3);
    assertThat(messages.get(0).at("/result/serverInfo/name").asText()).isEqualTo("semblance");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anEditorThatIsGoneEndsIt() {
    assertThat(Run.withInput(INITIALIZE + OPEN, "lsp").exitCode()).isEqualTo(1);
  }

  @Test
  void aRootThatIsNoFolderIsSaid() {
    Run run = Run.of("lsp", "--root", folder.resolve("gone"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("is no folder");
  }

  /** The real command, as an editor starts it. */
  @Test
  void anEditorIsToldOfMistakes() throws Exception {
    Launcher launcher = Launcher.in(folder.resolve("home"));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        launcher.start(
            launcher.script(),
            Map.of("JAVA_HOME", System.getProperty("java.home"), "SEMBLANCE_JAVA_OPTS", "-Xmx256m"),
            out,
            err,
            "lsp");
    try (OutputStream in = process.getOutputStream()) {
      send(in, INITIALIZE + OPEN);
      Instant end = Instant.now().plus(Duration.ofMinutes(1));
      while (!Files.readString(out).contains("publishDiagnostics")) {
        assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
        assertThat(Instant.now()).isBefore(end);
        Thread.sleep(20);
      }
      send(in, END);
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    assertThat(Files.readString(err)).isEmpty();
    JsonNode told =
        messages(Files.readString(out)).stream()
            .filter(message -> message.path("method").asText().endsWith("publishDiagnostics"))
            .findFirst()
            .orElseThrow();
    assertThat(told.at("/params/diagnostics").findValuesAsText("code")).contains("SEM0111");
    assertThat(told.at("/params/diagnostics/0/range/start/character").asInt()).isEqualTo(20);
  }

  private static void send(OutputStream in, String messages) throws Exception {
    in.write(messages.getBytes(UTF_8));
    in.flush();
  }

  private static String request(int id, String method, String params) {
    return framed(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(id, method, params));
  }

  private static String notification(String method, String params) {
    return framed(
        "{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params));
  }

  private static String framed(String message) {
    return "Content-Length: " + message.getBytes(UTF_8).length + "\r\n\r\n" + message;
  }

  /** The messages of an output that has nothing else in it. */
  private static List<JsonNode> messages(String output) throws Exception {
    ByteBuffer rest = ByteBuffer.wrap(output.getBytes(UTF_8));
    List<JsonNode> messages = new ArrayList<>();
    while (rest.hasRemaining()) {
      StringBuilder head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) rest.get());
      }
      assertThat(head.toString()).matches("Content-Length: [0-9]+\r\n\r\n");
      byte[] message = new byte[Integer.parseInt(head.toString().replaceAll("[^0-9]", ""))];
      rest.get(message);
      messages.add(MAPPER.readTree(message));
    }
    return messages;
  }
}
