package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CatalogCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String EVENTS =
      """
      /// A card payment, <script>alert("1")</script> & more.
      event charge {
        charge_id : string         @id
        at        : timestamp      @time
        card      : string
        /// In the card's currency.
        amount    : decimal(12, 2)
        place     : {
          country : string?
        }
      }

      event dispute {
        opened    : timestamp  @time
        charge_id : string
        reason    : string?
        logged    : int        @arrival
      }

      /// The part behind the sign.
      fn domain(e: string?, sign: string) = lower(after_last(e, sign)) // not before
      """;

  private static final String FRAUD =
      """
      namespace payments
      import "common/events.feature"

      /// Payments that count.
      stream large = charge
        where amount > 100 // in any currency
        with  cents = amount * 100
      stream disputed = dispute join charge on charge_id within 120d

      features cards v1 deprecated "use <v2>" by card from charge { spend = sum(amount) over 1d, 7d }
      /// How busy a card is.
      features cards v2 by card from charge where card != "" {
        charges = count() over 1h
        /// A usual payment.
        mean    = mean(amount) where place.country == "CH" over 30d
        twice   = charges * 2
      }
      features disputes v1 by card = charge.card from disputed {
        n      = count() over 90d
        amount = sum(charge.amount)
      }

      /// What the model sees.
      vector fraud v1 on large where cents > 5 {
        use cards v2 by card as busy
        amount
        busy.*
        disputes.n
        usual = double(amount) / busy.mean
        mail  = domain(card, "@")
        /// Whether it was disputed.
        label bad = exists() from dispute by charge_id within 90d
      }
      stream scored = fraud where usual > 2.0
      vector alarm v1 on scored { usual }

      test "a first payment" for fraud {
        charge { charge_id: "a", at: @0s, card: "c", amount: 200.00 }
        expect "a" { usual: null }
      }
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeProject() throws Exception {
    Samples.write(folder, Map.of("fraud.feature", FRAUD, "common/events.feature", EVENTS));
    file = folder.resolve("fraud.feature");
  }

  private JsonNode json(Object... more) throws Exception {
    List<Object> arguments = new ArrayList<>(List.of("catalog", "--format", "json"));
    arguments.addAll(more.length == 0 ? List.of(file) : List.of(more));
    Run run = Run.of(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  private static Document document(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(
                page.replace("<!DOCTYPE html>\n", "").getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/namespace | payments",
        "/files | ['common/events.feature','fraud.feature']",
        "/events/0/file | common/events.feature",
        "/events/0/line | 2",
        "/events/0/fields/0/marks | ['id']",
        "/events/0/fields/3/doc | In the card's currency.",
        "/events/0/fields/4/name | place.country",
        "/events/0/fields/4/used_by | [{'group':'cards','version':2,'feature':'mean'}]",
        "/events/1/used_by | [{'stream':'disputed'},{'group':'disputes','version':1,'feature':'n'},"
            + "{'vector':'fraud','version':1},{'vector':'fraud','version':1,'column':'bad'}]",
        "/events/1/fields/3/marks | ['arrival']",
        "/streams/0/definition | dispute join charge on charge_id within 120d",
        "/streams/0/events | ['dispute','charge']",
        "/streams/0/sources | [{'event':'dispute'},{'event':'charge'},"
            + "{'event':'dispute','field':'charge_id'},{'event':'charge','field':'charge_id'}]",
        "/streams/0/used_by | [{'group':'disputes','version':1}]",
        "/streams/1/doc | Payments that count.",
        "/streams/1/definition | charge where amount > 100 with cents = amount * 100",
        "/streams/1/added/0/type | decimal(15, 2)",
        "/streams/1/added/0/reads | [{'event':'charge','field':'amount'}]",
        "/streams/2/sources | [{'vector':'fraud','version':1},{'event':'charge','field':'amount'},"
            + "{'group':'cards','version':2,'feature':'mean'}]",
        "/groups/0/deprecated | use <v2>",
        "/groups/0/used_by | []",
        "/groups/0/features/1/name | spend_7d",
        "/groups/1/where | card != \"\"",
        "/groups/1/deprecated | null",
        "/groups/1/used_by | [{'vector':'fraud','version':1}]",
        "/groups/1/features/0/reads | [{'event':'charge'}]",
        "/groups/1/features/1/windows | ['over 30d']",
        "/groups/1/features/1/nullable | true",
        "/groups/1/features/2/definition | (count() over 1h) * 2",
        "/groups/2/key/0/definition | charge.card",
        "/groups/2/state | a log of 90d; about 8 bytes an event; 1 running values of all history",
        "/groups/2/features/1/reads | [{'event':'charge','field':'amount'}]",
        "/vectors/0/name | alarm",
        "/vectors/1/on | large",
        "/vectors/1/where | cents > 5",
        "/vectors/1/uses/0/alias | busy",
        "/vectors/1/uses/0/group | cards",
        "/vectors/1/uses/0/key | card",
        "/vectors/1/uses/1/key | card",
        "/vectors/1/tests | ['a first payment']",
        "/vectors/1/used_by | [{'stream':'scored'}]",
        "/functions/0/signature | domain(e: string?, sign: string)",
        "/functions/0/definition | lower(after_last(e, sign))",
        "/functions/0/language | feature"
      })
  void toolsFindWhatIsDeclared(String path, String expected) throws Exception {
    JsonNode program = json().at("/programs/0");
    JsonNode found = program.at(path);
    assertThat(found.isTextual() ? found.textValue() : found.toString().replace('"', '\''))
        .isEqualTo(expected);
  }

  @Test
  void theJsonOfAnExampleIsAsItWas() throws Exception {
    Path cafe = Samples.cafe(folder.resolve("cafe")).resolve("cafe.feature");
    Run run = Run.of("catalog", cafe, "--format", "json");
    assertThat(run.out())
        .isEqualTo(Files.readString(Path.of("src/test/resources/catalog/cafe.json")));
  }

  @Test
  void thePageIsWellFormedEscapedAndAllOfItsLinksLeadSomewhere() throws Exception {
    Run run = Run.of("catalog", file);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more", "use &lt;v2&gt;")
        .doesNotContain(
            "<script>alert", "<v2>", folder.toString(), "src=", "<link", "url(", "@import");
    Document page = document(run.out());
    Set<String> targets = new HashSet<>();
    Set<String> links = new HashSet<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.hasAttribute("id")) {
        assertThat(targets.add(element.getAttribute("id"))).as(element.toString()).isTrue();
      }
      if (element.hasAttribute("href")) {
        links.add(element.getAttribute("href").substring(1));
      }
    }
    assertThat(links).hasSizeGreaterThan(20);
    assertThat(targets).containsAll(links);
    assertThat(targets)
        .contains("vector-fraud-v1.bad", "group-cards-v2.twice", "event-charge.place.country");
  }

  @Test
  void aVectorIsDrawnWithTheGroupsAndEventsThatItComesFrom() throws Exception {
    Document page = document(Run.of("catalog", file).out());
    NodeList drawings = page.getElementsByTagName("svg");
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < drawings.getLength(); i++) {
      NodeList titles = ((Element) drawings.item(i)).getElementsByTagName("title");
      for (int j = 0; j < titles.getLength(); j++) {
        drawn.add(titles.item(j).getTextContent());
      }
    }
    assertThat(drawn)
        .containsExactly(
            "charge",
            "cards v2",
            "alarm v1",
            "charge",
            "dispute",
            "cards v2",
            "disputes v1",
            "fraud v1");
  }

  @Test
  void thePageIsTheSameFromWhereverItIsAskedFor() throws Exception {
    Path out = folder.resolve("catalog.html");
    Run run = Run.of("catalog", folder, "--out", out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    String first = Files.readString(out);
    assertThat(Run.of("catalog", file).out()).isEqualTo(first);
    assertThat(Run.of("catalog", folder, "--out", out).exitCode()).isZero();
    assertThat(out).hasContent(first);
  }

  @Test
  void aVersionIsLockedOnceTheLockHasIt() throws Exception {
    assertThat(json().at("/programs/0/vectors/1/locked").booleanValue()).isFalse();
    assertThat(Run.of("lock", file).exitCode()).isZero();
    JsonNode fraud = json().at("/programs/0/vectors/1");
    assertThat(fraud.at("/locked").booleanValue()).isTrue();
    assertThat(Files.readString(folder.resolve("features.lock")))
        .contains("vector payments.fraud v1 " + fraud.at("/hash").textValue());
    Files.writeString(file, FRAUD.replace("/ busy.mean", "/ 2.0"));
    Run changed = Run.of("catalog", file);
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out()).isEmpty();
    assertThat(changed.err()).contains("SEM0601", "`usual` changed");
  }

  @Test
  void whatIsWrongIsReportedAsCheckDoes() throws Exception {
    Files.writeString(file, FRAUD.replace("sum(amount)", "sum(amonut)"));
    Run run = Run.of("catalog", file, "--out", folder.resolve("catalog.html"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo(Run.of("check", file).err());
    assertThat(folder.resolve("catalog.html")).doesNotExist();
    assertThat(Run.of("catalog", folder.resolve("none.feature")).exitCode()).isEqualTo(3);
    assertThat(Run.of("catalog", Files.createDirectory(folder.resolve("empty"))).exitCode())
        .isEqualTo(3);
  }

  @Test
  void programsOfOneNamespaceAreOneUnlessTheyContradictEachOther() throws Exception {
    String part = "namespace payments\nimport \"common/events.feature\"\n";
    Samples.write(
        folder,
        Map.of(
            "more.feature",
            part + "features more v1 by card from charge { n = count() over 1d }\n",
            "other.feature",
            "import \"common/events.feature\"\n"
                + "features more v1 by card from charge { n = count() over 2d }\n",
            "zzz.feature",
            part + "features more v1 by card from charge { n = count() over 3d }\n"));
    JsonNode programs = json(folder).at("/programs");
    assertThat(programs).hasSize(3);
    assertThat(programs.at("/0/files").toString())
        .isEqualTo("[\"common/events.feature\",\"fraud.feature\",\"more.feature\"]");
    assertThat(programs.at("/0/events")).hasSize(2);
    assertThat(programs.at("/0/groups")).hasSize(4);
    assertThat(programs.at("/1/namespace").textValue()).isEmpty();
    assertThat(programs.at("/2/groups/0/features/0/definition").textValue())
        .isEqualTo("count() over 3d");
    Document page = document(Run.of("catalog", folder).out());
    assertThat(page.getElementsByTagName("section").getLength())
        .isEqualTo(4 + 2 + 2 + 3 + 2 + 3 * 3 - 2);
  }
}
