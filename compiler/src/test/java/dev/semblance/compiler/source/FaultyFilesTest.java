package dev.semblance.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compiler;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file below {@code faulty} gets exactly the messages it asks for, at the marked places. */
class FaultyFilesTest {

  static List<FaultyFile> everyFaultyFile() {
    return FaultyFile.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyFaultyFile")
  void reportsWhatIsWrongWhereItIs(FaultyFile faulty) {
    assertThat(faulty.source().marks()).hasSameSizeAs(faulty.expected()).isNotEmpty();
    assertThat(faulty.describe(diagnose(faulty.source().file()))).isEqualTo(faulty.expectation());
  }

  private static List<Diagnostic> diagnose(SourceFile file) {
    return Compiler.compile(file).diagnostics();
  }
}
