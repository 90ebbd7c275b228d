package dev.semblance.compiler.source;

import static dev.semblance.compiler.source.DiagnosticCode.FILE_TOO_LARGE;
import static dev.semblance.compiler.source.DiagnosticCode.FILE_UNREADABLE;
import static dev.semblance.compiler.source.DiagnosticCode.NOT_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  @TempDir Path folder;

  @Test
  void readsTextInUtf8() throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    Path file = file("// naïve 😀\n".getBytes(StandardCharsets.UTF_8));
    assertThat(SourceReader.read(file, "x.feature", diagnostics))
        .contains(new SourceFile("x.feature", "// naïve 😀\n"));
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    assertRefused(folder.resolve("gone.feature"), FILE_UNREADABLE, "there is no such file");
    assertRefused(folder, FILE_UNREADABLE, "this is a folder, not a feature file");
    assertRefused(
        file(new byte[] {'a', 0, 'b'}), NOT_TEXT, "this is a binary file, not a feature file");
    assertRefused(
        file(new byte[] {'a', (byte) 0xC3, '('}), NOT_TEXT, "this file is not UTF-8 text");
    assertRefused(
        file(new byte[SourceReader.MAX_BYTES + 1]),
        FILE_TOO_LARGE,
        "this file is larger than 4 MiB");
  }

  private static void assertRefused(Path path, DiagnosticCode code, String message) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceFile> read = SourceReader.read(path, "x.feature", diagnostics);
    assertThat(read).isEmpty();
    assertThat(diagnostics.sorted())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code()).isEqualTo(code);
              assertThat(diagnostic.message()).isEqualTo(message);
              assertThat(diagnostic.span().file().name()).isEqualTo("x.feature");
            });
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("x.feature"), content);
  }
}
