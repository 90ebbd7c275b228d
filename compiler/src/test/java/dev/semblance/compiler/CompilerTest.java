package dev.semblance.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of several files. */
class CompilerTest {
  private static final String CHARGE =
      "event charge {\n  at : timestamp @time\n  card : string\n}\n";
  private static final String CARDS = "features cards v1 by card from charge { n = count() }\n";

  @TempDir Path folder;

  @Test
  void filesMakeOneFlatProgram() throws IOException {
    write("main.feature", "namespace shop\nimport \"a/cards.feature\"\n" + vector("cards.n"));
    write("a/cards.feature", "namespace other\nimport \"../events/charge.feature\"\n" + CARDS);
    write("events/charge.feature", CHARGE);
    Compilation compilation = compile("main.feature");
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.program().orElseThrow().namespace()).isEqualTo("shop");
    assertThat(compilation.program().orElseThrow().vectors()).hasSize(1);
    assertThat(compilation.files())
        .extracting(file -> folder.relativize(Path.of(file.name())).toString())
        .containsExactly("main.feature", "a/cards.feature", "events/charge.feature");
  }

  @Test
  void aFileThatIsImportedTwiceIsReadOnce() throws IOException {
    write("main.feature", "import \"a.feature\"\nimport \"b.feature\"\nimport \"./a.feature\"\n");
    write("a.feature", "import \"charge.feature\"\n");
    write("b.feature", "import \"charge.feature\"\n" + CARDS);
    write("charge.feature", CHARGE);
    Compilation compilation = compile("main.feature");
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.files()).hasSize(4);
  }

  @Test
  void aNameInTwoFilesPointsAtBoth() throws IOException {
    write("main.feature", "import \"charge.feature\"\n" + CHARGE);
    write("charge.feature", CHARGE);
    List<Diagnostic> found = compile("main.feature").diagnostics();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).message()).isEqualTo("`charge` is declared twice");
    assertThat(found.get(0).span().file().name()).endsWith("charge.feature");
    assertThat(found.get(0).labels().get(0).span().file().name()).endsWith("main.feature");
  }

  @Test
  void allErrorsOfAllFilesAreReportedInOrder() throws IOException {
    write("main.feature", "import \"a.feature\"\nstream s = charge where card > 5\n");
    write("a.feature", CHARGE + "stream t = charge where at and card\n");
    assertThat(messages(compile("main.feature")))
        .containsExactly(
            "main.feature:2 cannot compare string with int",
            "a.feature:5 a condition is true or false, and this is timestamp",
            "a.feature:5 a condition is true or false, and this is string");
  }

  @Test
  void importsInACircleAreRefused() throws IOException {
    write("main.feature", "import \"a.feature\"\n");
    write("a.feature", "import \"b.feature\"\n");
    write("b.feature", "import \"a.feature\"\nimport \"b.feature\"\n");
    List<String> found = messages(compile("main.feature"));
    assertThat(found).hasSize(2);
    assertThat(found.get(0))
        .startsWith("b.feature:1 files import each other in a circle: ")
        .endsWith("a.feature");
    assertThat(found.get(1)).isEqualTo("b.feature:2 a file imports itself");
  }

  @Test
  void importsStayInsideTheRoot() throws IOException {
    write("secret.feature", CHARGE);
    write("project/real.feature", CHARGE);
    write(
        "project/main.feature",
        "import \"../secret.feature\"\nimport \"link.feature\"\nimport \"/etc/passwd\"\n"
            + "import \"..\\\\secret.feature\"\nimport \"a/../../nothing.feature\"\n");
    Files.createSymbolicLink(
        folder.resolve("project/link.feature"), folder.resolve("secret.feature"));
    assertThat(messages(compile("project/main.feature")))
        .containsExactly(
            "main.feature:1 this import leads out of the project's root",
            "main.feature:2 this import leads out of the project's root",
            "main.feature:3 an import is written relative to the file that it stands in, with `/`",
            "main.feature:4 an import is written relative to the file that it stands in, with `/`",
            "main.feature:5 this import leads out of the project's root");
  }

  @Test
  void aWiderRootMayBeNamed() throws IOException {
    write("charge.feature", CHARGE);
    write("project/main.feature", "import \"../charge.feature\"\n" + CARDS);
    Path main = folder.resolve("project/main.feature");
    assertThat(Compiler.compile(main, Optional.of(folder)).diagnostics()).isEmpty();
    assertThat(Compiler.compile(main, Optional.empty()).hasErrors()).isTrue();
  }

  @Test
  void aMissingImportIsOneError() throws IOException {
    write("main.feature", "import \"charge.feature\"\nimport \"\"\n" + CARDS);
    assertThat(messages(compile("main.feature")))
        .containsExactly(
            "main.feature:1 there is no file `" + folder.resolve("charge.feature") + "`",
            "main.feature:2 an import names a file");
  }

  @Test
  void aMissingRootIsOneError() {
    Compilation compilation = compile("nothing.feature");
    assertThat(compilation.files()).isEmpty();
    assertThat(messages(compilation)).containsExactly("nothing.feature:1 there is no such file");
  }

  @Test
  void anUnreadableImportIsReportedInItsOwnPlaceAndAFolderWhereItIsNamed() throws IOException {
    write("main.feature", "import \"binary.feature\"\nimport \"a\"\n" + CARDS);
    Files.write(folder.resolve("binary.feature"), new byte[] {1, 0, 2});
    Files.createDirectory(folder.resolve("a"));
    assertThat(messages(compile("main.feature")))
        .containsExactlyInAnyOrder(
            "binary.feature:1 this is a binary file, not a feature file",
            "main.feature:2 `" + folder.resolve("a") + "` is a folder, and an import names a file");
  }

  @Test
  void aTextWithoutAFileCompiles() {
    Compilation compilation = Compiler.compile(new SourceFile("text", CHARGE + CARDS));
    assertThat(compilation.program()).isPresent();
    assertThat(compilation.hasErrors()).isFalse();
  }

  @Test
  void longChainsAreNoTrouble() {
    StringBuilder text = new StringBuilder(CHARGE);
    for (int i = 5_000; i > 0; i--) {
      text.append("stream s" + i + " = " + (i == 1 ? "charge" : "s" + (i - 1)) + "\n");
      text.append("fn f" + i + "(x: int) = " + (i == 1 ? "x" : "f" + (i - 1) + "(x)") + "\n");
    }
    assertThat(Compiler.compile(new SourceFile("text", text.toString())).diagnostics()).isEmpty();
  }

  private static String vector(String item) {
    return "vector v v1 on charge {\n  " + item + "\n}\n";
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Compilation compile(String name) {
    return Compiler.compile(folder.resolve(name), Optional.empty());
  }

  private static List<String> messages(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(
            d ->
                Path.of(d.span().file().name()).getFileName()
                    + ":"
                    + d.span().line()
                    + " "
                    + d.message())
        .toList();
  }
}
