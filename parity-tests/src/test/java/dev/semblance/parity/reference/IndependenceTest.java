package dev.semblance.parity.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A mistake that the reference shares with the engines would never be seen. */
class IndependenceTest {

  @Test
  void usesNothingOfTheEngines() throws IOException {
    Path sources = Path.of("src/main/java/dev/semblance/parity/reference");
    try (Stream<Path> files = Files.list(sources)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThan(5);
      for (Path file : all) {
        assertThat(Files.readString(file))
            .describedAs(file.toString())
            .doesNotContain("dev.semblance.runtime", "dev.semblance.spark");
      }
    }
  }
}
