package dev.semblance.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.lsp4j.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program as it comes into being, letter by letter. */
class TypingTest {
  private static final String URI = "untitled:typed";

  @TempDir private Path folder;

  @Test
  void everythingCanBeAskedWhileAProgramIsTyped() throws Exception {
    String program;
    try (InputStream in = getClass().getResourceAsStream("cafe.feature")) {
      program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (Editor editor = Editor.in(folder.toRealPath())) {
      editor.open(URI, "");
      for (int end = 1; end <= program.length(); end++) {
        String typed = program.substring(0, end);
        editor.change(URI, typed);
        Position cursor = new LineTable(typed).position(end);
        if (end % 4 == 0) {
          editor.completion(URI, cursor);
        }
        if (end % 16 == 0) {
          editor.hover(URI, cursor);
          editor.definition(URI, cursor);
          editor.references(URI, cursor);
          editor.symbols(URI);
          editor.formatting(URI);
          editor.diagnostics(URI);
        }
        assertThat(editor.logged()).as(typed).isEmpty();
      }
      assertThat(editor.diagnostics(URI)).isEmpty();
    }
  }
}
