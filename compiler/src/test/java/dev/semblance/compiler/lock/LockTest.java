package dev.semblance.compiler.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.FaultyFile;
import dev.semblance.compiler.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockTest {
  private static final String TEXT = MeaningsTest.TEXT;

  private static Lock lock(String text) {
    return Lock.empty().with(MeaningsTest.meanings(text).values());
  }

  private static List<Diagnostic> check(SourceFile now, Lock lock) {
    Compilation compilation = Compiler.compile(now);
    assertThat(compilation.diagnostics()).isEmpty();
    return LockCheck.check(compilation, lock);
  }

  @Test
  void whatIsWrittenIsRead() {
    Lock lock = lock(TEXT.replace("\"succeeded\"", "\"a\\n\\\"b\\u{1F600}\""));
    Diagnostics diagnostics = new Diagnostics();
    for (String text : List.of(LockText.of(lock), LockText.of(lock).replace("\n", "\r\n"))) {
      Optional<Lock> read = LockReader.read(new SourceFile("features.lock", text), diagnostics);
      assertThat(diagnostics.sorted()).isEmpty();
      assertThat(read).contains(lock);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max(cents) -> min(cents); spending v1; `top` changed",
        "max(cents) -> max(cents) NL m = count(); spending v1; `m` added",
        "  top   = max(cents) -> ; spending v1; `top` removed",
        "big = amount > 100.0 -> large = amount > 100.0; fraud v1; `large` added, `big` removed",
        "where amount > 0 -> where amount > 1; fraud v1; `on` changed"
      })
  void aLockedVersionThatMeansSomethingElseIsAnErrorAtItsDeclaration(String line) {
    String[] parts = line.split("; ");
    String[] change = parts[0].split(" -> ", -1);
    String expected = "`" + parts[1] + "` is locked with another meaning: " + parts[2];
    String marked =
        "// SEM0601: "
            + expected
            + "\n"
            + TEXT.replace(change[0], change[1].replace(" NL ", "\n"))
                .replace(parts[1] + " ", "«" + parts[1] + "» ");
    FaultyFile faulty = FaultyFile.of("changed.feature", marked);
    assertThat(faulty.describe(check(faulty.source().file(), lock(TEXT))))
        .isEqualTo(faulty.expectation());
  }

  @Test
  void theHelpShowsBeforeAndAfterAndANumberThatIsFree() {
    String later =
        TEXT.replace("features spending v1", "features spending v2")
            .replace("  spending.{", "  use spending v2 by card as spending\n  spending.{")
            .replace("vector fraud v1", "vector fraud v3");
    Lock lock = lock(TEXT).with(MeaningsTest.meanings(later).values());
    List<Diagnostic> found =
        check(
            new SourceFile("a.feature", TEXT.replace("count() over 7d", "count() over 8d")), lock);
    assertThat(found).hasSize(2);
    assertThat(found.get(0).help().orElseThrow())
        .isEqualTo(
            """
            a locked version keeps its meaning: leave `spending v1` as it was, and declare the change as `spending v3`
            mean
              was: double(sum(amount) over 7d) / double(count() over 7d)
              now: double(sum(amount) over 7d) / double(count() over 8d)
            n
              was: count() over 7d
              now: count() over 8d\
            """);
    assertThat(found.get(1).help().orElseThrow())
        .contains("`fraud v4`", "it changes with `spending v1`");
  }

  @Test
  void whatIsNotLockedOrStillTheSameIsRight() {
    String more = TEXT + "features late v1 by card from charge { n = count() over 1d }\n";
    assertThat(check(new SourceFile("a.feature", more), lock(TEXT))).isEmpty();
    assertThat(check(new SourceFile("a.feature", more), Lock.empty())).isEmpty();
    String less = TEXT.substring(0, TEXT.indexOf("vector"));
    assertThat(check(new SourceFile("a.feature", less), lock(TEXT))).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "semblance lock 1      | semblance lock 2           | another version of Semblance",
        "semblance lock 1      | nothing                    | this is no lock",
        "group shop.spending   | <<<<<<< ours NLgroup shop.spending | a merge has left a conflict",
        "group shop.spending   | ======= NLgroup shop.spending | a merge has left a conflict",
        "feature n             | feature m                  | do not belong to its hash",
        "'  feature top'       | feature top                | is not as `semblance lock` writes it",
        "group shop.spending   | group shop.disputes        | has `group shop.disputes v1` twice",
      })
  void aDamagedLockIsReportedAtItsLine(String before, String after, String message) {
    String text = LockText.of(lock(TEXT));
    assertThat(text).contains(before);
    String damaged = text.replace(before, after.replace("NL", "\n"));
    SourceFile file = new SourceFile("features.lock", damaged);
    Diagnostics diagnostics = new Diagnostics();
    assertThat(LockReader.read(file, diagnostics)).isEmpty();
    assertThat(diagnostics.sorted())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code().code()).isEqualTo("SEM0602");
              assertThat(found.message()).contains(message);
              assertThat(found.span().file()).isEqualTo(file);
            });
  }

  @Test
  void anEmptyFileIsNoLock() {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(LockReader.read(new SourceFile("features.lock", ""), diagnostics)).isEmpty();
    assertThat(diagnostics.sorted()).hasSize(1);
  }
}
