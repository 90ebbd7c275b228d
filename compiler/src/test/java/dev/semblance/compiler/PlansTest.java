package dev.semblance.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.lock.LockText;
import dev.semblance.compiler.lock.Meanings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
  void holdsTheLockBesideTheFile() throws IOException {
    Lock lock = Lock.empty().with(Meanings.of(program()).values());
    Path beside = folder.resolve("features.lock");
    Files.writeString(beside, LockText.of(lock));
    assertThat(Plans.read(file)).hasSize(3);
    Files.writeString(file, Files.readString(file).replace("x = 2", "x = 20"));
    assertThatThrownBy(() -> Plans.read(file, "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SEM0601")
        .hasMessageContaining("`a v2` is locked with another meaning");
    Files.writeString(beside, "<<<<<<< ours\n");
    assertThatThrownBy(() -> Plans.read(file, "b")).hasMessageContaining("SEM0602");
  }

  private ResolvedProgram program() {
    return Compiler.compile(file, Optional.empty()).program().orElseThrow();
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
