package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@ExtendWith(SparkForTests.class)
class TestCommandTest {
  private static final String DEFINITIONS =
      """
      namespace cafe

      event order {
        order_id : string        @id
        at       : timestamp     @time
        guest    : string
        place    : string
        price    : decimal(8, 2)
        tip      : double?
        notes    : list<string>?
      }

      event greeting {
        at    : timestamp @time
        guest : string
      }

      stream paid = order where price > 0
        left join greeting on guest within 1h

      features guest_orders v1 by guest from paid {
        orders = count()           over 1h, 1d
        spent  = sum(price)        over 1d
        tips   = sum(tip)
        gap    = time_since_last()
      }

      vector next_order v1 on paid {
        notes
        seen    = at
        greeted = greeting.at
        guest_orders.*
      }

      vector next_greeting v1 on greeting where guest != "nobody" {
        guest
        guest_orders.orders_1d
      }
      """;

  private static final String PASSING =
      """
      test "all kinds of values, whatever the order of writing" for next_order {
        order { order_id: "b", at: @30m, guest: "x", price: 7, tip: 0.2, notes: ["dry", "\\u{1F600}"] }
        order { order_id: "a", at: @0s, guest: "x", price: 5.00, tip: 0.1 }
        order { order_id: "a", at: @0s, guest: "x", price: 5.00, tip: 0.1 }
        order { order_id: "t", at: @30m, guest: "x", price: 9.99, notes: [] }
        order { order_id: "f", at: @20m, guest: "x", price: 0 }
        greeting { at: @30m, guest: "x" }
        expect "a" { greeted: null, seen: @0s, guest_orders_gap: null, notes: null }
        expect "b" { guest_orders_orders_1h: 2, guest_orders_spent: 12, guest_orders_gap: 30m }
        expect "t" { guest_orders_tips: 0.1, greeted: @30m, notes: [] }
        expect not "f" { }
      }
      """;

  private static final String BY_TIME =
      """
      test "an event without an id is named by its time" for next_greeting v1 {
        order { at: @0s, guest: "x", price: 1 }
        order { at: @0s, guest: "x", price: 1 }
        greeting { at: @1d, guest: "x" }
        greeting { at: @25h, guest: "x" }
        expect @1d { guest_orders_orders_1d: 2, guest: "x" }
        expect @25h { guest_orders_orders_1d: 0 }
        greeting { at: @26h, guest: "nobody" }
        expect not @26h {}
      }
      """;

  @TempDir private Path folder;

  private Path write(String... tests) throws Exception {
    return Files.writeString(
        folder.resolve("cafe.feature"), DEFINITIONS + "\n" + String.join("\n", tests));
  }

  private static Run test(Object... more) {
    return Run.of(Stream.concat(Stream.of("test"), Arrays.stream(more)).toArray());
  }

  /** Without Spark, which takes its time. */
  private static Run quickly(Object... more) {
    return test(
        Stream.concat(Arrays.stream(more), Stream.of("--engine", "embedded,reference")).toArray());
  }

  @Test
  void passesWhereEveryEngineGivesWhatIsExpected() throws Exception {
    Run run = test(write(PASSING, BY_TIME));
    assertThat(run.out())
        .contains("cafe.feature:40  all kinds of values, whatever the order of writing  (")
        .contains("2 passed, 0 failed, on reference, embedded, spark, in ")
        .doesNotContain("FAIL");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
  }

  static List<Arguments> unmet() {
    return List.of(
        Arguments.of(
            "expect \"b\" { guest_orders_orders_1h: 3, guest_orders_gap: 30m }",
            """
                column                  expected  reference  embedded
                guest_orders_orders_1h  3         2          2
                where @0s is 2024-01-01T00:00:00Z

                guest_orders v1.orders_1h: count() over 1h
                  guest_orders v1.orders_1h = 2
                  events of order by guest = x; 2 of 2 count
                  window from 2023-12-31T23:30:00Z until before 2024-01-01T00:30:00Z

                     order_id  time                  rule
                  +  a         2024-01-01T00:00:00Z  counted
                  +  b         2024-01-01T00:30:00Z  counted
            """),
        // The sum is the double nearest to 0.1 + 0.2, which is not the one nearest to 0.3.
        Arguments.of(
            "expect \"b\" { guest_orders_tips: 0.3 }",
            "guest_orders_tips  0.3       0.30000000000000004  0.30000000000000004\n"),
        Arguments.of(
            "expect \"b\" { guest_orders_spent: 12.01 }",
            "guest_orders_spent  12.01     12.00      12.00\n"),
        Arguments.of(
            "expect \"b\" { notes: [\"dry\"], seen: @1h }",
            """
                column  expected  reference        embedded
                notes   ["dry"]   ["dry", "a\\"b"]  ["dry", "a\\"b"]
                seen    @1h       @30m             @30m
            """),
        Arguments.of(
            "expect not \"b\" { }",
            """
                column     expected  reference  embedded
                (the row)  none      a vector   a vector
            """),
        Arguments.of(
            "expect \"f\" { }",
            """
                (the row)  a vector  none       none
                where @0s is 2024-01-01T00:00:00Z
                no vector: it is no event of the stream that triggers the vector
            """));
  }

  @ParameterizedTest
  @MethodSource("unmet")
  void showsWhatDiffersAndTheEventsThatMattered(String expectation, String shown) throws Exception {
    Path file =
        write(
            """
            test "fails" for next_order {
              order { order_id: "a", at: @0s, guest: "x", price: 5.00, tip: 0.1 }
              order { order_id: "b", at: @30m, guest: "x", price: 7, tip: 0.2, notes: ["dry", "a\\"b"] }
              order { order_id: "f", at: @50m, guest: "y", price: 0 }
              %s
            }
            """
                .formatted(expectation));
    Run run = quickly(file);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("FAIL  " + file + ":40  fails  (")
        .contains("  expect " + expectation.split(" ", 2)[1].split(" \\{")[0] + ", " + file + ":44")
        .contains("0 passed, 1 failed, on reference, embedded, in ");
    assertThat(withoutIndent(run.out())).contains(withoutIndent(shown));
  }

  private static String withoutIndent(String text) {
    return text.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n").strip();
  }

  @Test
  void toolsGetJsonAndCiServersXml() throws Exception {
    Path xml = folder.resolve("report.xml");
    Path file =
        write(
            PASSING,
            """
            test "<&\\u{1}>" for next_order {
              order { order_id: "a", at: @0s, guest: "x", price: 5 }
              expect "a" { seen: @1s }
            }
            """);
    Run run = quickly(file, "--format", "json", "--junit-xml", xml);
    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("passed").intValue()).isEqualTo(1);
    JsonNode failed = json.at("/tests/1");
    assertThat(failed.get("title").textValue()).isEqualTo("<&\u0001>");
    assertThat(failed.at("/unmet/0/differences/0").toString())
        .isEqualTo(
            "{\"column\":\"seen\",\"expected\":\"@1s\","
                + "\"actual\":{\"reference\":\"@0s\",\"embedded\":\"@0s\"}}");
    assertThat(failed.at("/unmet/0/why/trigger/event").textValue()).isEqualTo("order");

    Document report = parse(xml);
    Element suite = (Element) report.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo(file.toString());
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("0");
    Element second = (Element) report.getElementsByTagName("testcase").item(1);
    assertThat(second.getAttribute("name")).isEqualTo("<&\uFFFD>");
    assertThat(second.getAttribute("classname")).isEqualTo("next_order.v1");
    assertThat(second.getElementsByTagName("failure").item(0).getTextContent()).contains("@1s");
  }

  private static Document parse(Path xml) throws Exception {
    byte[] bytes = Files.readString(xml).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  @Test
  void aTestInAFileThatSeveralImportRunsOnce() throws Exception {
    Samples.write(
        folder,
        Map.of(
            "shared/base.feature", DEFINITIONS + BY_TIME,
            "one.feature", "import \"shared/base.feature\"\n" + PASSING,
            "two.feature", "import \"shared/base.feature\"\n"));
    assertThat(quickly(folder).out()).contains("2 passed, 0 failed");
    Run some = quickly(folder, "--filter", "WITHOUT an id");
    assertThat(some.out()).contains("1 passed, 0 failed").doesNotContain("all kinds");
    Run none = quickly(folder, "--filter", "nobody");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).isEqualTo("error: none of 2 tests has 'nobody' in its title\n");
  }

  @Test
  void whatIsWrongWithATestIsReportedByEveryCommandThatReadsIt() throws Exception {
    Path file = write(PASSING.replace("guest_orders_gap: 30m", "guest_orders_gpa: 30m"));
    for (String command : List.of("test", "check")) {
      Run run = Run.of(command, file);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("error[SEM0201]", "did you mean `guest_orders_gap`?");
    }
  }

  @Test
  void aFileWithoutTestsIsNoFailure() throws Exception {
    assertThat(quickly(write())).isEqualTo(new Run(0, "no tests\n", ""));
  }

  @Test
  @Timeout(120)
  void runsAgainWhenAFileChangesUntilItIsInterrupted() throws Exception {
    Path base = folder.resolve("base.feature");
    Path xml = folder.resolve("report.xml");
    Samples.write(folder, Map.of("base.feature", DEFINITIONS));
    Path file = folder.resolve("tests.feature");
    Files.writeString(file, "import \"base.feature\"\n" + PASSING);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    CompletableFuture<Run> run =
        CompletableFuture.supplyAsync(() -> quickly(file, "--junit-xml", xml, "--watch"), executor);
    awaitReport(run, xml, "failures=\"0\"");
    Files.writeString(base, "this is no feature file");
    Files.writeString(base, DEFINITIONS.replace("sum(price)", "max(price)"));
    awaitReport(run, xml, "failures=\"1\"");
    executor.shutdownNow();
    Run ended = run.get(60, TimeUnit.SECONDS);
    assertThat(ended.exitCode()).isEqualTo(130);
    assertThat(ended.out()).contains("1 passed, 0 failed", "0 passed, 1 failed");
  }

  private static void awaitReport(CompletableFuture<Run> run, Path xml, String text)
      throws Exception {
    while (!Files.exists(xml) || !Files.readString(xml).contains(text)) {
      assertThat(run).isNotDone();
      Thread.sleep(50);
    }
  }
}
