package dev.semblance.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor is told of mistakes while a text changes. */
class DiagnosticsTest {
  private static final String EVENT =
      "event order {\n  at    : timestamp  @time\n  guest : string\n  price : double\n}\n";
  private static final String GROUP =
      "features spending v1 by guest from order {\n  spent = sum(price) over 7d\n}\n";

  @TempDir private Path folder;
  private Editor editor;

  @BeforeEach
  void connect() throws Exception {
    folder = folder.toRealPath();
    editor = Editor.in(folder);
  }

  @AfterEach
  void bugs() throws Exception {
    editor.close();
    assertThat(editor.logged()).isEmpty();
  }

  private String uri(String file) {
    return "file://" + folder.resolve(file);
  }

  @Test
  void aMistakeIsToldWithAllThatIsKnownOfItAndTakenBack() throws Exception {
    String uri = uri("shop.feature");
    editor.open(uri, EVENT + "/* 😀 */ " + GROUP.replace("sum(price)", "sum(prise)"));
    Diagnostic diagnostic = only(editor.diagnostics(uri));
    assertThat(diagnostic.getCode().getLeft()).isEqualTo("SEM0201");
    assertThat(diagnostic.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
    assertThat(diagnostic.getSource()).isEqualTo("semblance");
    assertThat(diagnostic.getMessage().getLeft())
        .isEqualTo("`order` has no field `prise`\nhelp: did you mean `price`?");
    assertThat(diagnostic.getRange()).isEqualTo(range(6, 14, 6, 19));

    editor.change(uri, EVENT + GROUP);
    assertThat(editor.diagnostics(uri)).isEmpty();
  }

  @Test
  void placesAreCountedInUtf16UnitsAndAllKindsOfLinesCount() throws Exception {
    String uri = uri("shop.feature");
    editor.open(uri, EVENT.replace("\n", "\r\n") + "/* 😀é */ stream x = /* 😀 */ ordr");
    assertThat(only(editor.diagnostics(uri)).getRange()).isEqualTo(range(5, 30, 5, 34));
  }

  @Test
  void anotherPlaceIsRelated() throws Exception {
    String uri = uri("shop.feature");
    editor.open(uri, EVENT + EVENT);
    Diagnostic diagnostic = only(editor.diagnostics(uri));
    assertThat(diagnostic.getRelatedInformation())
        .singleElement()
        .satisfies(
            related -> {
              assertThat(related.getMessage()).isEqualTo("first declared here");
              assertThat(related.getLocation().getUri()).isEqualTo(uri);
              assertThat(related.getLocation().getRange()).isEqualTo(range(0, 6, 0, 11));
            });
  }

  @Test
  void aWarningIsOne() throws Exception {
    String uri = uri("shop.feature");
    editor.open(uri, EVENT + GROUP.replace("sum(price) over 7d", "distinct(price)"));
    assertThat(only(editor.diagnostics(uri)).getSeverity()).isEqualTo(DiagnosticSeverity.Warning);
  }

  @Test
  void whatIsImportedCountsAsItIsInTheEditor() throws Exception {
    Files.createDirectories(folder.resolve("common"));
    Files.createDirectories(folder.resolve("teams"));
    Files.writeString(folder.resolve("common/events.feature"), EVENT);
    String shop = uri("teams/shop.feature");
    String events = uri("common/events.feature");
    editor.open(shop, "import \"../common/events.feature\"\n\n" + GROUP);
    assertThat(editor.diagnostics(shop)).isEmpty();

    editor.open(events, EVENT.replace("price", "amount"));
    assertThat(editor.diagnostics(shop, params -> !params.getDiagnostics().isEmpty()))
        .extracting(diagnostic -> diagnostic.getMessage().getLeft())
        .containsExactly(
            "`order` has no field `price`\nhelp: its fields are: `at`, `guest`, `amount`");

    editor.change(events, EVENT.replace("double", "dubble"));
    assertThat(editor.diagnostics(events)).hasSize(1);
    assertThat(editor.diagnostics(shop, params -> params.getDiagnostics().isEmpty())).isEmpty();

    editor.closeFile(events);
    assertThat(editor.diagnostics(events, params -> params.getDiagnostics().isEmpty())).isEmpty();
    assertThat(editor.diagnostics(shop)).isEmpty();
  }

  /** All files make one program: one part alone need not be right. */
  @Test
  void aPartIsCheckedWithTheWhole() throws Exception {
    String part = uri("part.feature");
    editor.open(part, GROUP);
    assertThat(editor.diagnostics(part)).isNotEmpty();
    editor.open(uri("whole.feature"), "import \"part.feature\"\n\n" + EVENT);
    assertThat(editor.diagnostics(part, params -> params.getDiagnostics().isEmpty())).isEmpty();
  }

  @Test
  void filesThatChangeOnDiskAreReadAgain() throws Exception {
    Path events = folder.resolve("events.feature");
    String shop = uri("shop.feature");
    editor.open(shop, "import \"events.feature\"\n\n" + GROUP);
    assertThat(only(editor.diagnostics(shop)).getMessage().getLeft()).contains("there is no file");
    Files.writeString(events, EVENT.replace("price", "amount"));
    editor.filesHaveChanged();
    assertThat(
            editor.diagnostics(
                shop, p -> !p.getDiagnostics().get(0).getMessage().getLeft().contains("no file")))
        .hasSize(1);
    Files.writeString(events, EVENT);
    editor.filesHaveChanged();
    assertThat(editor.diagnostics(shop, params -> params.getDiagnostics().isEmpty())).isEmpty();
  }

  @Test
  void importsStayInTheFolderThatTheEditorHasOpened() throws Exception {
    Path outside = Files.writeString(Files.createTempFile("outside", ".feature"), EVENT);
    String shop = uri("shop.feature");
    String path = folder.relativize(outside.toRealPath()).toString();
    editor.open(shop, "import \"" + path + "\"\n");
    assertThat(only(editor.diagnostics(shop)).getCode().getLeft()).isEqualTo("SEM0203");
  }

  @Test
  void orInTheRootThatTheCommandNames() throws Exception {
    Path opened = Files.createDirectories(folder.resolve("opened"));
    Files.writeString(folder.resolve("events.feature"), EVENT);
    String shop = uri("opened/shop.feature");
    try (Editor other = new Editor(opened, Optional.of(folder), ProcessHandle.current())) {
      other.open(shop, "import \"../events.feature\"\n\n" + GROUP);
      assertThat(other.diagnostics(shop)).isEmpty();
    }
  }

  @Test
  void versionsAreHeldToTheirLock() throws Exception {
    Files.writeString(folder.resolve("features.lock"), "nonsense\n");
    String shop = uri("shop.feature");
    editor.open(shop, EVENT + GROUP);
    assertThat(editor.diagnostics(shop)).isEmpty();
    assertThat(only(editor.diagnostics(uri("features.lock"), params -> true)).getCode().getLeft())
        .isEqualTo("SEM0602");
  }

  @Test
  void aTextWithoutAFileIsCheckedAlone() throws Exception {
    editor.open("untitled:Untitled-1", EVENT + GROUP);
    assertThat(editor.diagnostics("untitled:Untitled-1")).isEmpty();
    editor.change("untitled:Untitled-1", GROUP);
    assertThat(editor.diagnostics("untitled:Untitled-1")).hasSize(1);
  }

  private static Diagnostic only(List<Diagnostic> diagnostics) {
    assertThat(diagnostics).hasSize(1);
    return diagnostics.get(0);
  }

  private static Range range(int line, int from, int endLine, int to) {
    return new Range(new Position(line, from), new Position(endLine, to));
  }
}
