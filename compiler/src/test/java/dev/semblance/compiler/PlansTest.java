package dev.semblance.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlansTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("shop.feature");
    Files.writeString(
        file,
        """
        event charge {
          id : string @id
          at : timestamp @time
        }
        vector a v1 on charge { x = 1 }
        vector a v2 on charge { x = 2 }
        vector b v1 on charge { x = 3 }
        """);
  }

  @Test
  void readsOneOrAll() {
    assertThat(Plans.read(file)).hasSize(3);
    assertThat(Plans.read(file, "b").output().vector()).isEqualTo("b");
    assertThat(Plans.read(file, "a@v2").output().version()).isEqualTo(2);
  }

  @Test
  void saysWhatThereIsInstead() {
    assertThatThrownBy(() -> Plans.read(file, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than one vector a; it has a@v1, a@v2, b@v1");
    assertThatThrownBy(() -> Plans.read(file, "c")).hasMessageContaining("no vector c");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Files.writeString(file, "event charge { at : timestam @time }");
    assertThatThrownBy(() -> Plans.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shop.feature:1")
        .hasMessageContaining("timestamp");
  }
}
