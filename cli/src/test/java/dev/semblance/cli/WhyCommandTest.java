package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semblance.cli.page.Markup;
import dev.semblance.reference.why.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class WhyCommandTest {
  private static final String FEATURES =
      """
      namespace cafe

      event order {
        order_id : int       @id
        at       : timestamp @time
        came     : int       @arrival
        guest    : string
        price    : int
        tip      : int?
        state    : string
      }

      event level {
        level_id : string    @id
        at       : timestamp @time
        came     : int       @arrival
        guest    : string
        name     : string
      }

      stream served = order
        where state == "served"
        left join level on guest within 2h

      features guest_orders v1 by guest from served where price > 0 {
        tips   = sum(tip) where price < 100 over 1h
        older  = count()                    over 1h ending 1h ago
        others = count()                    over 1h prior
        two    = count()                    over 2 events
        since  = time_since_last()
        tipped = tips * 2
      }

      vector next_order v1 on served {
        level = level.name
        guest_orders.*
      }
      """;

  private static final String ORDERS =
      """
      order_id,at,came,guest,price,tip,state
      1,2026-01-01T08:00:00Z,10,<ann>,5,1,served
      2,2026-01-01T10:00:00Z,20,<ann>,5,2,served
      3,2026-01-01T10:10:00Z,30,<ann>,5,,served
      4,2026-01-01T10:20:00Z,40,<ann>,500,9,served
      5,2026-01-01T10:30:00Z,50,<ann>,0,9,served
      6,2026-01-01T10:40:00Z,60,<ann>,5,9,spilt
      7,2026-01-01T10:50:00Z,70,<ann>,5,3,served
      7,2026-01-01T10:50:00Z,80,<ann>,5,3,served
      8,2026-01-01T10:15:00Z,90,<ann>,5,9,served
      9,2026-01-01T11:00:00Z,100,bob,5,9,served
      10,2026-01-01T11:00:00Z,120,<ann>,5,4,served
      11,2026-01-01T11:00:00Z,130,<ann>,5,9,served
      12,2026-01-01T11:30:00Z,140,<ann>,5,9,served
      13,2026-01-01T10:45:00Z,150,<ann>,5,9,served
      14,2026-01-01T11:25:00Z,160,<ann>,5,9,served
      15,2026-01-01T10:59:00Z,135,<ann>,0,9,served
      """;

  private static final String LEVELS =
      """
      level_id,at,came,guest,name
      a,2026-01-01T08:30:00Z,10,<ann>,iron
      b,2026-01-01T09:00:00Z,20,<ann>,tin
      c,2026-01-01T11:00:00Z,110,<ann>,gold
      d,2026-01-01T11:20:00Z,130,<ann>,lead
      e,2026-01-01T10:59:00Z,170,<ann>,late
      """;

  private static final String BINDINGS =
      """
      events:
        order:
          archive: { path: orders.csv, format: csv }
          lateness: 20m
        level:
          archive: { path: levels.csv, format: csv }
          lateness: 1m
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.write(
        folder,
        Map.of(
            "cafe.feature", FEATURES,
            "bindings.yaml", BINDINGS,
            "orders.csv", ORDERS,
            "levels.csv", LEVELS));
  }

  private Run why(Object... more) {
    return Run.of(
        Stream.concat(
                Stream.of(
                    "why",
                    folder.resolve("cafe.feature"),
                    "--bindings",
                    folder.resolve("bindings.yaml")),
                Arrays.stream(more))
            .toArray());
  }

  /** The rule of each event in the text's table, in order. */
  private static String rules(Run run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out()
        .lines()
        .filter(line -> line.startsWith("  + ") || line.startsWith("  - "))
        .map(line -> line.strip().split(" {2,}"))
        .map(cells -> cells[1] + " " + cells[cells.length - 1])
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          event   | 10 | guest_orders_tips   | 27 | 1 before the window; 2 counted; 3 null argument; 8 counted; 4 filtered by the definition; 5 filtered by the group; 6 not of the stream; 13 counted; 7 counted; 7 duplicate; 15 filtered by the group; 10 counted; 11 same instant; 14 after the trigger; 12 after the trigger
          event   | 10 | guest_orders_older  | 0 | 1 before the window; 2 after the window; 3 after the window; 8 after the window; 4 after the window; 5 filtered by the group; 6 not of the stream; 13 after the window; 7 after the window; 7 duplicate; 15 filtered by the group; 10 after the window; 11 same instant; 14 after the trigger; 12 after the trigger
          event   | 10 | guest_orders_others | 6 | 1 before the window; 2 counted; 3 counted; 8 counted; 4 counted; 5 filtered by the group; 6 not of the stream; 13 counted; 7 counted; 7 duplicate; 15 filtered by the group; 10 the trigger itself; 11 same instant; 14 after the trigger; 12 after the trigger
          event   | 3  | guest_orders_two    | 2 | 1 before the window; 2 counted; 3 counted; 8 after the trigger; 4 after the trigger; 5 filtered by the group; 6 not of the stream; 13 after the trigger; 7 after the trigger; 7 duplicate; 15 filtered by the group; 10 after the trigger; 11 after the trigger; 14 after the trigger; 12 after the trigger
          event   | 2  | guest_orders_since  | 2h | 1 counted; 2 the trigger itself; 3 after the trigger; 8 after the trigger; 4 after the trigger; 5 filtered by the group; 6 not of the stream; 13 after the trigger; 7 after the trigger; 7 duplicate; 15 filtered by the group; 10 after the trigger; 11 after the trigger; 14 after the trigger; 12 after the trigger
          event   | 10 | level               | gold | a before the window; b older than the one found; e older than the one found; c found; d after the trigger
          arrival | 10 | guest_orders_tips   | 9 | 1 before the window; 2 counted; 3 null argument; 8 too late; 4 filtered by the definition; 5 filtered by the group; 6 not of the stream; 13 not yet arrived; 7 counted; 7 duplicate; 15 not yet arrived; 10 counted; 11 not yet arrived; 14 not yet arrived; 12 not yet arrived
          arrival | 14 | level               | lead | a before the window; b before the window; e not yet arrived; c older than the one found; d found
          """)
  void tellsOfEachEventWhichRuleDecided(
      String order, String trigger, String column, String value, String expected) {
    Run run = why("--order", order, "--trigger", trigger, "--feature", column);
    assertThat(rules(run)).isEqualTo(expected);
    assertThat(run.out().lines().filter(line -> line.startsWith("  " + column + "  ")))
        .containsExactly("  " + column + "  " + value);
  }

  /** A rule that no case shows could say anything. */
  @Test
  void showsEveryRule() {
    Set<String> seen = new TreeSet<>();
    for (String order : List.of("event", "arrival")) {
      for (String trigger : List.of("10", "15")) {
        for (String column : List.of("guest_orders_tips", "guest_orders_others", "level")) {
          seen.addAll(rulesInJson("--order", order, "--trigger", trigger, "--feature", column));
        }
      }
    }
    seen.addAll(rulesInJson("--trigger", "10", "--feature", "guest_orders_older"));
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Rule.values())
                .map(rule -> rule.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  private Set<String> rulesInJson(Object... more) {
    Set<String> rules = new TreeSet<>();
    for (JsonNode event : json(more).at("/parts/0/events")) {
      rules.add(event.get("rule").textValue());
      assertThat(event.get("counted").booleanValue())
          .isEqualTo(List.of("counted", "found").contains(event.get("rule").textValue()));
    }
    return rules;
  }

  private JsonNode json(Object... more) {
    Run run = why(Stream.concat(Stream.of("--format", "json"), Arrays.stream(more)).toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    try {
      return new ObjectMapper().readTree(run.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void saysHowAColumnComesOfFeaturesAndTheyOfOthers() {
    Run run = why("--trigger", "10", "--feature", "guest_orders_tipped");
    assertThat(run.out())
        .startsWith("order 10 at 2026-01-01T11:00:00Z, for vector next_order v1, in event order\n")
        .contains("  guest_orders_tipped  54\n")
        .contains("  guest_orders.tipped is guest_orders v1.tips * 2\n")
        .contains("    guest_orders v1.tips = 27\n")
        .contains("events of order by guest = <ann>; 5 of 15 count\n")
        .contains("window from 2026-01-01T10:00:00Z until before 2026-01-01T11:00:00Z\n")
        .contains("filtered by the definition: where price < 100\n");
  }

  @Test
  void withoutAFeatureAllValuesAreShownAndNoEvents() {
    Run run = why("--trigger", "10", "--order", "arrival");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("  level                gold\n", "  guest_orders_tips    9\n")
        .doesNotContain("counted");
    assertThat(json("--trigger", "10").get("columns")).hasSize(7);
  }

  @Test
  void aTriggerWithoutAVectorIsToldWhy() {
    assertThat(why("--trigger", "6", "--feature", "level").out())
        .contains("no vector: it is no event of the stream that triggers the vector\n");
    assertThat(why("--trigger", "13", "--feature", "level", "--order", "arrival").out())
        .contains("no vector: it came too late for guest_orders v1\n");
  }

  @Test
  void ofManyEventsThoseNearestToTheTriggerAreShown() {
    Run run = why("--trigger", "10", "--feature", "guest_orders_others", "--limit", "1");
    assertThat(rules(run))
        .isEqualTo(
            "1 before the window; 6 not of the stream; 7 counted; 7 duplicate;"
                + " 15 filtered by the group; 10 the trigger itself; 11 same instant;"
                + " 14 after the trigger");
    assertThat(run.out()).contains("  and 5 more counted, 1 more filtered by the group, 1 more");
  }

  @Test
  void thePageAndTheDrawingEscapeWhatTheyShow() throws Exception {
    Path page = folder.resolve("why.html");
    Path drawing = folder.resolve("why.svg");
    Run run = why("--trigger", "10", "--feature", "level", "--html", page, "--svg", drawing);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(page)).contains("guest = &lt;ann&gt;").doesNotContain("<ann>");
    Document svg = parsed(drawing);
    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(5);
    Document html = parsed(page);
    assertThat(html.getElementsByTagName("tr").getLength()).isEqualTo(6);
    assertThat(html.getElementsByTagName("svg").getLength()).isEqualTo(1);
    assertThat(html.getElementsByTagName("table").item(0).getTextContent())
        .contains("gold", "older than the one found");
  }

  private static Document parsed(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  @Test
  void nothingOfAnEventBecomesMarkup() {
    assertThat(Markup.escaped("<a href=\"x\" b='&'>\u0000\uFFFFé😀"))
        .isEqualTo("&lt;a href=&quot;x&quot; b=&#39;&amp;&#39;&gt;é😀");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --trigger x                                | 3 | no order with the id 'x'; there are: `1`, `2`
          --trigger 100                              | 3 | no order with the id '100'; did you mean `10`?
          --trigger order_id=99                      | 3 | no order with the id '99'; there are: `1`, `2`
          --trigger 1,2 --trigger 3                  | 2 | the id of order is order_id
          --trigger 1 --time 2026-01-02              | 3 | at that time, but at 2026-01-01T08:00:00Z
          --trigger 1 --feature guest_orders_tip     | 2 | did you mean `guest_orders_tips`?
          --trigger 1 --feature zebra                | 2 | it has: `level`, `guest_orders_tips`
          --trigger 1 --html x.html                  | 2 | choose it with --feature
          --trigger 1 --feature level --limit 0      | 2 | --limit needs a number
          --trigger 1 --feature level --svg no/x.svg | 3 | no/x.svg: no such file or folder
          """)
  void whatCannotBeMeantIsRefusedWithAHint(String line, int exitCode, String hint) {
    Run run = why((Object[]) line.split(" +"));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains(hint);
  }

  @Test
  void ofEventsWithOneIdTheTimeChooses() throws Exception {
    Files.writeString(
        folder.resolve("orders.csv"), ORDERS + "1,2026-01-01T08:00:01Z,1,<ann>,5,1,served\n");
    assertThat(why("--trigger", "1").err())
        .contains("several events order have the id '1': choose one with --time, of")
        .contains("2026-01-01T08:00:00Z, 2026-01-01T08:00:01Z");
    Run chosen = why("--trigger", "1", "--time", "2026-01-01T08:00:01Z");
    assertThat(chosen.out()).startsWith("order 1 at 2026-01-01T08:00:01Z,");
  }

  @Test
  void aLabelIsRefusedAsOne() throws Exception {
    Files.writeString(
        folder.resolve("cafe.feature"),
        FEATURES.replaceFirst(
            "  level = level.name\n",
            "$0  label again = exists() from order by guest within 1h\n"));
    Run run = why("--trigger", "1", "--feature", "again");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'again' is a label, which looks ahead");
  }

  @Test
  void withoutArrivalsThereIsNoArrivalOrder() throws Exception {
    Files.writeString(
        folder.resolve("cafe.feature"), FEATURES.replaceAll("came +: int +@arrival", "came : int"));
    Run run = why("--trigger", "1", "--order", "arrival");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("does not say when it arrived");
  }

  /** The page about the command shows what it prints. */
  @Test
  void printsWhatItsPageSays() throws Exception {
    Files.writeString(
        folder.resolve("cafe.feature"),
        """
        namespace cafe
        event order {
          order_id : int       @id
          at       : timestamp @time
          guest    : string
          price    : int
          tip      : int?
          state    : string
        }
        stream served = order where state == "served"
        features guest_orders v1 by guest from served {
          tips = sum(tip) where price < 100 over 1h
        }
        vector next_order v1 on served { guest_orders.* }
        """);
    Files.writeString(
        folder.resolve("orders.csv"),
        """
        order_id,at,guest,price,tip,state
        1,2026-01-01T08:00:00Z,ann,5,1,served
        2,2026-01-01T10:00:00Z,ann,5,2,served
        3,2026-01-01T10:10:00Z,ann,5,,served
        4,2026-01-01T10:20:00Z,ann,500,9,served
        6,2026-01-01T10:40:00Z,ann,5,9,spilt
        7,2026-01-01T10:50:00Z,ann,5,3,served
        7,2026-01-01T10:50:00Z,ann,5,3,served
        10,2026-01-01T11:00:00Z,ann,5,4,served
        13,2026-01-01T10:45:00Z,ann,5,9,served
        """);
    Files.writeString(
        folder.resolve("bindings.yaml"),
        "events: {order: {archive: {path: orders.csv, format: csv}}}");
    Run run = why("--vector", "next_order", "--trigger", "10", "--feature", "guest_orders_tips");
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(Path.of("../docs/why.md"))).contains(run.out());
  }
}
