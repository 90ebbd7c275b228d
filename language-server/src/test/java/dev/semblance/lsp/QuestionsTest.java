package dev.semblance.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor asks about a place in a program; {@code |} marks it. */
class QuestionsTest {
  private static final String URI = "untitled:cafe";

  @TempDir private static Path folder;
  private static Editor editor;
  private static String program;

  @BeforeAll
  static void connect() throws Exception {
    editor = Editor.in(folder.toRealPath());
    try (InputStream in = QuestionsTest.class.getResourceAsStream("cafe.feature")) {
      program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    editor.open(URI, program);
    assertThat(editor.diagnostics(URI)).isEmpty();
  }

  @AfterEach
  void bugs() {
    editor.change(URI, program);
    assertThat(editor.logged()).isEmpty();
  }

  @AfterAll
  static void end() throws Exception {
    editor.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          event s|ale {;                     event sale
          pric|e   : dec;                    price : decimal(10, 2)
          t|ill    : {;                      till : { ... }
          number| : int;                     number : int
          stream visit|ed;                   stream visited = sale with net_tip = after_tax(tip, 0.2) left join visit as arrival on guest within 2h
          with net|_tip;                     net_tip : double? = after_tax(tip, 0.2)
          mean(net|_tip);                    net_tip : double? = after_tax(tip, 0.2)
          amount| * (1.0;                    amount : double?
          after|_tax(tip;                    fn after_tax(amount: double?, share: double) -> double?
          features spend|ing;                features spending v1 by guest from visited where price > 0.00
          by |shop = till;                   shop : string? = till.shop
          mean_tip / double(|spent_7d;       spent : decimal(38, 2) = sum(price) over 1d, 7d
          |tip_rate = mean;                  tip_rate : double? = mean_tip / double(spent_7d)
          vector next|_cup;                  vector next_cup v1 on visited
          as |usual;                         use spending as usual
          arr|ival.by_bike;                  left join visit as arrival on guest within 2h
          arrival.by|_bike;                  by_bike : bool
          + usual_tip|_rate;                 tip_rate : double? = mean_tip / double(spent_7d)
          + usu|al_tip_rate;                 use spending as usual
          mu|ch = double;                    much : bool? = double(price) > usual.spent_7d + usual_tip_rate
          label return|ed;                   label returned = exists() from visit by guest where by_bike within 7d
          for next|_cup {;                   vector next_cup v1 on visited
          shop_sa|les: 1;                    sales : int = count() over 1d
          """)
  void hoverShowsTheDeclarationWithItsType(String place, String signature) throws Exception {
    assertThat(hover(place)).startsWith("```semblance\n" + signature + "\n```");
  }

  @Test
  void hoverHasTheDocComment() throws Exception {
    assertThat(hover("usual.{spe|nt_1d")).endsWith("feature of `spending v1`\n\nAll of it.");
    assertThat(hover("event s|ale")).endsWith("A cup that somebody pays for.");
  }

  @Test
  void hoverTellsOfWhatIsBuiltIn() throws Exception {
    assertThat(hover("= su|m(price"))
        .contains("sum(x: int) -> int\n", "sum(x: double) -> double\n", "The exact sum");
    assertThat(hover("much = doub|le(")).contains("double(").contains("\n```\n\n");
    assertThat(editor.hover(URI, Marked.at(program, "name|space cafe").position())).isEmpty();
  }

  private static String hover(String place) throws Exception {
    Optional<Hover> hover = editor.hover(URI, Marked.at(program, place).position());
    assertThat(hover).as(place).isPresent();
    return hover.get().getContents().getRight().getValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          = sum(pr|ice);            |price   : decimal
          price > 0|.00;            -
          double(spent|_7d);        |spent    = sum
          features spending v1 by gue|st; |guest   : string
          till.sh|op as shop;       |shop : string?
          usual.{spent_1d, tip|_rate; |tip_rate = mean_tip
          + us|ual_tip_rate;        |usual\\n
          + usual_ti|p_rate;        |tip_rate = mean_tip
          arrival.by_b|ike;         |by_bike : bool
          from visit by guest where by|_bike; |by_bike : bool
          for next|_cup;            |next_cup v1
          after|_tax(tip;           |after_tax(amount
          { number: 1, sh|op:;      |shop : string?
          usual_spent_1d|:;         |spent    = sum
          """)
  void definitionLeadsToTheDeclaration(String place, String declaration) throws Exception {
    List<Location> found = editor.definition(URI, Marked.at(program, place).position());
    if (declaration.equals("-")) {
      assertThat(found).isEmpty();
      return;
    }
    Position expected = Marked.at(program, declaration.replace("\\n", "\n")).position();
    assertThat(found)
        .singleElement()
        .satisfies(
            location -> {
              assertThat(location.getUri()).isEqualTo(URI);
              assertThat(location.getRange().getStart()).isEqualTo(expected);
            });
  }

  @Test
  void referencesAreAllPlacesOfAName() throws Exception {
    List<Location> found = editor.references(URI, Marked.at(program, "  sp|ent    =").position());
    assertThat(found)
        .extracting(location -> text(location.getRange()))
        .containsExactly("spent", "spent", "spent", "spent", "spent");
  }

  @Test
  void namesAreFollowedThroughImports() throws Exception {
    Path base = folder.toRealPath();
    Path events = base.resolve("events.feature");
    String text = "event e {\n  at : timestamp @time\n  x : int\n}\n";
    Files.writeString(events, text);
    String root =
        base.resolve("root.feature")
            .toUri()
            .toString()
            .replace("file:/", "file:///")
            .replace("/////", "///");
    Marked use = Marked.of("import \"events.feature\"\n\nvector v v1 on e {\n  y = |x + 1\n}\n");
    editor.open(root, use.text());
    assertThat(editor.definition(root, use.position()))
        .singleElement()
        .satisfies(
            location -> {
              assertThat(location.getUri()).isEqualTo("file://" + events);
              assertThat(location.getRange().getStart()).isEqualTo(new Position(2, 2));
            });
    assertThat(editor.definition(root, new Position(0, 10)))
        .extracting(Location::getUri)
        .containsExactly("file://" + events);

    editor.open("file://" + events, text);
    assertThat(editor.references("file://" + events, new Position(2, 2)))
        .extracting(Location::getUri)
        .containsExactlyInAnyOrder(root, "file://" + events);
    editor.closeFile("file://" + events);
    editor.closeFile(root);
  }

  @Test
  void theOutlineHasDeclarationsAndWhatIsInThem() throws Exception {
    List<DocumentSymbol> symbols = editor.symbols(URI);
    assertThat(symbols)
        .extracting(symbol -> symbol.getDetail() + " " + symbol.getName())
        .containsExactly(
            "event sale",
            "event visit",
            "fn after_tax",
            "stream visited",
            "features v1 spending",
            "features v1 shops",
            "vector v1 next_cup",
            "test a first cup");
    assertThat(symbols.get(0).getChildren().get(5))
        .satisfies(
            till -> {
              assertThat(till.getName()).isEqualTo("till");
              assertThat(till.getChildren()).extracting("name").containsExactly("number", "shop");
            });
    assertThat(symbols.get(6).getChildren())
        .extracting("name")
        .containsExactly(
            "usual",
            "shop",
            "price",
            "arrival.by_bike",
            "usual.{spent_1d, tip_rate}",
            "shop.sales",
            "much",
            "returned");
    assertThat(text(symbols.get(6).getSelectionRange())).isEqualTo("next_cup");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          price   : dec|imal;              price   : |;             decimal, timestamp;  price, where
          @id\\n;                          @|\\n;                   id, time, arrival;   sale
          = sale\\n;                       = |\\n;                  sale, visit, next_cup; price, spending
          net_tip = after;                 net_tip = |after;        price, tip, till.shop, after_tax, abs; sum, net_cup
          on guest within;                 on |guest within;        guest, net_tip;      spending
          from visited where;              from |visited where;     sale, visited, next_cup; spending, price
          where price > 0;                 where pr| > 0;           price, arrival.by_bike, net_tip; spending, mean_tip
          sum(price)  over;                sum(|)  over;            price, net_tip, lower; mean_tip, mean
          sum(price)  over;                sum(arrival.|)  over;    by_bike, came_at;    price, arrival.by_bike
          `sum(price)  over 1d, 7d`;       sum(price) |;            where, over, prior;  price, mean
          = mean(net_tip) over;            = | over;                mean, distinct, spent_1d, tip_rate; price, spent
          = mean_tip / double;             = mean_tip / |double;    spent_7d, double;    price, sum
          \\n  price\\n;                   \\n  |\\n;               price, usual, shop, spending, use, label, till.shop; spent, sum
          use spending as;                 use |spending as;        spending, shops;     visited, price
          use shops by till.shop;          use shops by |;          till.shop, lower;    spending
          \\n  shop.sales;                 \\n  shop.|;             sales;               spent_1d, shop, price
          \\n  shop.sales;                 \\n  shops.|;            sales;               spent_1d, shop, price
          `usual.{spent_1d, tip`;          `usual.{spent_1d, |tip`; spent_7d, tip_rate;  price, guest
          much = double(price;             much = double(|price;    price, usual_tip_rate, usual, returned, lower, if; returns, sum
          > usual.spent_7d;                > usual.|spent_7d;       spent_7d, mean_tip;  price
          returned = exists();             returned = |exists();    exists, count, sum;  price, lower
          from visit by guest where;       from |visit by guest where; visit, sale;      price, spending
          from visit by guest where;       from visit by |guest where; guest, by_bike;   price, spending
          for next_cup;                    for |;                   next_cup;            sale, spending
          `  sale { sale_id: "a", sold_at`; `  |sale { sale_id: "a", sold_at`; sale, visit, expect; visited, price
          `"a", sold_at: @0s`;             `"a", |: @0s`;           sold_at, price, till.shop; usual_spent_1d
          `expect "a" { usual_spent_1d`;   `expect "a" { |`;        usual_spent_1d, much, returned; sold_at
          namespace cafe\\n;               namespace cafe\\n|;      event, features, vector, fn; sale, where
          left join visit;                 |left join visit;        where, with, join, event; price
          * (1.0 - share);                 * (1.0 - |);             amount, share, round; tip, price
          /// With tax.;                   /// With |tax.;          ;                    price, where
          """)
  void completionOffersWhatFits(String place, String typed, String offered, String others)
      throws Exception {
    String context = place.replace("\\n", "\n");
    String changed = typed.replace("\\n", "\n");
    int at = program.indexOf(context.replace("|", ""));
    assertThat(at).as(place).isNotNegative();
    Marked marked =
        Marked.of(
            program.substring(0, at)
                + changed
                + program.substring(at + context.replace("|", "").length()));
    editor.change(URI, marked.text());
    List<String> labels =
        editor.completion(URI, marked.position()).stream().map(CompletionItem::getLabel).toList();
    if (offered == null) {
      assertThat(labels).isEmpty();
    } else {
      assertThat(labels).contains(offered.split(", ")).doesNotContain(others.split(", "));
    }
    assertThat(labels).doesNotHaveDuplicates();
  }

  @Test
  void completionWritesReservedWordsInBackticks() throws Exception {
    Marked text =
        Marked.of(
            "event e {\n  at : timestamp @time\n  from : string\n}\nvector v v1 on e {\n  |\n}");
    editor.change(URI, text.text().replace("from", "`from`"));
    assertThat(editor.completion(URI, text.position()))
        .filteredOn(item -> item.getLabel().equals("from"))
        .singleElement()
        .extracting(CompletionItem::getInsertText)
        .isEqualTo("`from`");
  }

  @Test
  void formattingIsThatOfTheCommand() throws Exception {
    editor.change(URI, "event   e{at:timestamp @time // 😀\n}");
    List<TextEdit> edits = editor.formatting(URI);
    assertThat(edits)
        .singleElement()
        .satisfies(
            edit -> {
              assertThat(edit.getNewText())
                  .isEqualTo("event e {\n  at : timestamp @time  // 😀\n}\n");
              assertThat(edit.getRange())
                  .isEqualTo(new Range(new Position(0, 0), new Position(1, 1)));
            });
    editor.change(URI, edits.get(0).getNewText());
    assertThat(editor.formatting(URI)).as("formatted already").isEmpty();
    editor.change(URI, "event e { at timestamp }");
    assertThat(editor.formatting(URI)).as("with a mistake").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          sum(price);         sum(prise)
          usual.spent_7d +;   usual.spend_7d +
          = mean(net_tip);    = meann(net_tip)
          use spending;       use spendings
          on visited {;       on visitedd {
          net_tip = after;    netTip  = after
          for next_cup;       for next_cap
          shop_sales: 1;      shop_sale: 1
          : decimal(10;       : decimel(10
          """)
  void aNearNameIsWrittenByAQuickFix(String right, String wrong) throws Exception {
    String broken = program.replace(right, wrong);
    editor.change(URI, broken);
    Position place = Marked.at(broken, wrong).position();
    Range wanted =
        new Range(place, new Position(place.getLine(), place.getCharacter() + wrong.length()));
    List<CodeAction> fixes = editor.quickFixes(URI, wanted);
    assertThat(fixes).as(wrong).isNotEmpty();
    TextEdit edit = fixes.get(0).getEdit().getChanges().get(URI).get(0);
    LineTable lines = new LineTable(broken);
    String mended =
        broken.substring(0, lines.offset(edit.getRange().getStart()))
            + edit.getNewText()
            + broken.substring(lines.offset(edit.getRange().getEnd()));
    String line = mended.substring(lines.offset(place));
    assertThat(line.replaceAll(" +", " ")).startsWith(right.replaceAll(" +", " "));
    assertThat(editor.quickFixes(URI, new Range(new Position(0, 0), new Position(0, 1))))
        .as("elsewhere")
        .isEmpty();
  }

  @Test
  void aPlaceOutsideOfTheTextIsNoHarm() throws Exception {
    Position beyond = new Position(5000, 70);
    assertThat(editor.hover(URI, beyond)).isEmpty();
    assertThat(editor.definition(URI, new Position(3, 5000))).isEmpty();
    assertThat(editor.completion(URI, beyond)).asInstanceOf(list(CompletionItem.class)).isNotNull();
    assertThat(editor.hover("untitled:unknown", beyond)).isEmpty();
  }

  private static String text(Range range) {
    LineTable lines = new LineTable(program);
    return program.substring(lines.offset(range.getStart()), lines.offset(range.getEnd()));
  }
}
