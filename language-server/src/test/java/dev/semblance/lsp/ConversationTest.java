package dev.semblance.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a conversation with an editor ends. */
class ConversationTest {
  @TempDir private Path folder;

  @Test
  void itEndsAsTheProtocolWantsIt() throws Exception {
    Editor editor = Editor.in(folder);
    Editor.wait(editor.server().shutdown());
    assertThat(editor.served()).isNotDone();
    editor.server().exit();
    assertThat(Editor.wait(editor.served())).isTrue();
  }

  @Test
  void anExitWithoutShutdownIsNoGoodEnd() throws Exception {
    Editor editor = Editor.in(folder);
    editor.server().exit();
    assertThat(Editor.wait(editor.served())).isFalse();
  }

  @Test
  void anEditorThatGoesWithoutAWordEndsIt() throws Exception {
    Editor editor = Editor.in(folder);
    editor.open("untitled:x", "event e {");
    editor.vanish();
    assertThat(Editor.wait(editor.served())).isFalse();
  }

  @Test
  void anEditorWhoseProcessEndsEndsIt() throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();
    try {
      Editor editor = new Editor(folder, Optional.empty(), process.toHandle());
      assertThat(editor.served()).isNotDone();
      process.destroy();
      assertThat(Editor.wait(editor.served())).isFalse();
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "Content-Length: 5\r\n\r\n{\"a\":",
        "Content-Length: 2\r\n\r\n{}",
        "Content-Length: 40\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}       "
      })
  void whateverComesInItEnds(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    OutputStream out = new ByteArrayOutputStream();
    ServerOptions options = ServerOptions.of("test", Optional.empty());
    assertThat(SemblanceServer.serve(new ByteArrayInputStream(bytes), out, options)).isFalse();
  }

  @Test
  void anEditorThatDoesNotListenIsNoHarm() throws Exception {
    String message =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
    byte[] bytes =
        ("Content-Length: " + message.length() + "\r\n\r\n" + message)
            .getBytes(StandardCharsets.UTF_8);
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("closed");
          }
        };
    ServerOptions options = ServerOptions.of("test", Optional.empty());
    assertThat(SemblanceServer.serve(new ByteArrayInputStream(bytes), closed, options)).isFalse();
  }
}
