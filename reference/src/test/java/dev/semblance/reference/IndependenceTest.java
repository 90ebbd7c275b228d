package dev.semblance.reference;

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
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(all).hasSizeGreaterThan(5);
      for (Path file : all) {
        assertThat(Files.readString(file))
            .describedAs(file.toString())
            .doesNotContain(
                "dev.semblance.runtime",
                "dev.semblance.spark",
                "dev.semblance.streaming",
                "dev.semblance.cli",
                "dev.semblance.parity");
      }
    }
    assertThat(Files.readString(Path.of("pom.xml")))
        .doesNotContain("semblance-runtime", "semblance-backend", "semblance-cli");
  }
}
