package dev.semblance.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenameTest {
  private static final String EVENT =
      "event order {\n  at    : timestamp  @time\n  guest : string\n  price : double\n}\n";
  private static final String GROUP =
      "features spending v1 by guest from order {\n  spent = sum(price) over 7d\n}\n";

  @TempDir private Path folder;
  private Editor editor;
  private String program;

  @BeforeEach
  void connect() throws Exception {
    folder = folder.toRealPath();
    editor = Editor.in(folder);
    try (InputStream in = getClass().getResourceAsStream("cafe.feature")) {
      program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterEach
  void bugs() throws Exception {
    editor.close();
    assertThat(editor.logged()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      textBlock =
          """
          double(spe|nt_7d);    paid;   #paid    = sum|double(paid_7d)|usual.{paid_1d,|usual_paid_1d: 2.50#
          pri|ce   : dec;       cost;   #cost   : decimal|cost > 0.00|sum(cost)|  cost\n|cost: 2.50#
          pri|ce   : dec;       join;   `join`   : decimal|sum(`join`)
          us|ual_tip_rate;      taste;  #as taste|taste.{spent_1d|+ taste_tip_rate|taste_spent_1d: 2.50#
          for next|_cup;        cup;    #vector cup v1|for cup {#
          till.sh|op as;        place;  #number : int, place : string|= till.place from|by till.place as|{ number: 1, place: "s" }#
          after|_tax(tip;       net;    #fn net(|net(tip#
          """)
  void aNameIsReplacedWhereverItStands(String place, String name, String expected)
      throws Exception {
    editor.open("untitled:cafe", program);
    Position position = Marked.at(program, place).position();
    assertThat(editor.renamed("untitled:cafe", position)).isPresent();
    List<TextEdit> edits =
        editor.rename("untitled:cafe", position, name).getChanges().get("untitled:cafe");
    String changed = applied(program, edits);
    assertThat(changed).contains(expected.replace("\\n", "\n").split("\\|"));
    editor.change("untitled:cafe", changed);
    assertThat(editor.diagnostics("untitled:cafe")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          tip|_rate = mean;          mean_tip;   two definitions
          mu|ch = double;            price;      two columns
          net|_tip = after;          tip;        already
          mu|ch = double;            Much;       names are
          > 0|.00;                   x;          no name here
          on gue|st within;          visitor;    two things
          guest   : str|ing;         x;          no name here
          """)
  void whatWouldBeWrongIsRefused(String place, String name, String reason) throws Exception {
    editor.open("untitled:cafe", program);
    Position position = Marked.at(program, place).position();
    assertThatThrownBy(() -> editor.rename("untitled:cafe", position, name))
        .hasMessageContaining(reason);
  }

  @Test
  void filesThatAreNotOpenAreChangedToo() throws Exception {
    Path events = Files.writeString(folder.resolve("events.feature"), EVENT);
    Path part = folder.resolve("teams");
    Files.createDirectories(part);
    Path other =
        Files.writeString(
            part.resolve("other.feature"), "import \"../events.feature\"\n\n" + GROUP);
    String uri = "file://" + events;
    editor.open(uri, EVENT);
    Map<String, List<TextEdit>> changes =
        editor.rename(uri, Marked.at(EVENT, "pri|ce").position(), "cost").getChanges();
    assertThat(changes).containsOnlyKeys(uri, "file://" + other);
    assertThat(applied(Files.readString(other), changes.get("file://" + other)))
        .contains("sum(cost)");
  }

  @Test
  void whatIsLockedIsRefused() throws Exception {
    String shop = "file://" + folder.resolve("shop.feature");
    Files.writeString(folder.resolve("features.lock"), "nonsense\n");
    editor.open(shop, EVENT + GROUP);
    assertThatThrownBy(() -> editor.rename(shop, Marked.at(EVENT, "pri|ce").position(), "cost"))
        .hasMessageContaining("features.lock");
  }

  private static String applied(String text, List<TextEdit> edits) {
    LineTable lines = new LineTable(text);
    List<TextEdit> lastFirst = new ArrayList<>(edits);
    lastFirst.sort(
        Comparator.comparingInt((TextEdit edit) -> lines.offset(edit.getRange().getStart()))
            .reversed());
    StringBuilder changed = new StringBuilder(text);
    for (TextEdit edit : lastFirst) {
      changed.replace(
          lines.offset(edit.getRange().getStart()),
          lines.offset(edit.getRange().getEnd()),
          edit.getNewText());
    }
    return changed.toString();
  }
}
