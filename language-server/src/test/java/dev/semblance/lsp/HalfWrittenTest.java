package dev.semblance.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.source.SourceFile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Programs that somebody works on in the middle. */
class HalfWrittenTest {
  private static final int PROGRAMS = 150;
  private static final String[] TYPED = {
    "", ".", "x", "use ", "(", "{", "}", "`", "\"", "/*", ", ", "= "
  };

  @Test
  void aHoleAnywhereHurtsNoQuestion() throws Exception {
    String program;
    try (InputStream in = getClass().getResourceAsStream("cafe.feature")) {
      program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Random random = new Random(20);
    int answered = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      int from = random.nextInt(program.length());
      int to = Math.min(program.length(), from + random.nextInt(60));
      String typed = TYPED[random.nextInt(TYPED.length)];
      String text = program.substring(0, from) + typed + program.substring(to);
      SourceFile source = new SourceFile("half", text);
      Program half =
          new Program(Compiler.inspect(source), Optional.empty(), Set.of(), Optional.empty());
      answered += Completions.at(half, source, from + typed.length()).isEmpty() ? 0 : 1;
      for (int at : new int[] {from, random.nextInt(text.length() + 1)}) {
        answered += HoverText.at(half, source, at).isPresent() ? 1 : 0;
        Completions.at(half, source, at);
      }
      half.trees().forEach(DocumentOutline::of);
    }
    assertThat(answered).isGreaterThan(PROGRAMS / 2);
  }
}
