package dev.semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkForTests.class)
class ImportCommandTest {
  private static final String VECTOR =
      """

      features cards v1 by last4 = card.last4 from charge {
        charges = count()
        last_in = last(card.issuer.`in`)
      }

      vector seen v1 on charge {
        use cards by card.last4
        card.last4
        card.issuer.*
        amount
        tags
        cards.*
      }
      """;

  private static final String SEEN =
      """
      charge_id       a                     b                     c
      created_at      2026-01-01T00:00:00Z  2026-01-01T00:01:00Z  2026-01-01T00:02:00Z
      card_last4      11                    11                    22
      card_issuer_in  FR                    null                  null
      amount          1.5                   2                     3
      tags            [x, y]                []                    [z]
      cards_charges   1                     2                     1
      cards_last_in   FR                    FR                    null
      """;

  @TempDir private Path folder;

  private static Path sample(String kind, Path folder) throws IOException {
    return switch (kind) {
      case "json" -> SchemaSamples.json(folder);
      case "avro" -> SchemaSamples.avro(folder);
      case "avsc" -> SchemaSamples.avroSchema(folder);
      case "desc" -> SchemaSamples.descriptors(folder);
      default -> SchemaSamples.parquet(folder);
    };
  }

  /** The snippet that an import gives on standard error. */
  private static String bindings(Run imported) {
    return imported
        .err()
        .lines()
        .dropWhile(line -> !line.equals("bindings:"))
        .skip(1)
        .map(line -> line.substring(2))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "parquet"})
  void whatIsImportedIsRightAndReadsItsOwnFile(String kind) throws IOException {
    Path features = folder.resolve("charge.feature");
    Run imported = Run.of("import", sample(kind, folder), "--out", features);
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    assertThat(Run.of("fmt", "--check", features).exitCode()).as("it is formatted").isZero();
    Files.writeString(features, Files.readString(features) + VECTOR);
    assertThat(Run.of("check", features).exitCode()).isZero();
    Path bindings = Files.writeString(folder.resolve("b.yaml"), bindings(imported));
    for (String command : new String[] {"replay", "backfill"}) {
      Run run =
          Run.of(
              command,
              features,
              "--vector",
              "seen",
              "--bindings",
              bindings,
              "--out",
              folder.resolve(command),
              "--show",
              3);
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).as(command).isEqualTo(SEEN);
      assertThat(run.err()).contains("bad records  0\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro", "parquet"})
  void mapsAreReadFromTheirOwnFile(String kind) throws IOException {
    Path features = folder.resolve("charge.feature");
    Run imported = Run.of("import", sample(kind, folder), "--out", features);
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    Files.writeString(
        features,
        Files.readString(features)
            + """

            vector of_maps v1 on charge {
              k    = element(extra, "k")
              keys = keys(extra)
            }
            """);
    Path bindings = Files.writeString(folder.resolve("b.yaml"), bindings(imported));
    for (String command : new String[] {"replay", "backfill"}) {
      Path out = folder.resolve(command);
      Run run = Run.of(command, features, "--bindings", bindings, "--out", out, "--show", 3);
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out().replaceAll(" +", " "))
          .as(command)
          .contains("k v0 null v2\n", "keys [, k] [] [, k]\n");
    }
  }

  @Test
  void objectsOfManyNamesAreMaps() throws IOException {
    String samples =
        IntStream.range(0, 201)
            .mapToObj(
                "{\"at\": \"2026-01-01\", \"counts\": {\"k%1$d\": %1$d, \"none\": null}}"
                    ::formatted)
            .collect(Collectors.joining("\n"));
    Run run = Run.of("import", Files.writeString(folder.resolve("visit.jsonl"), samples));
    assertThat(run.out()).contains("counts : map<string, int>\n");
  }

  @Test
  void avroGivesItsDocsAndSaysWhatIsLeftOut() throws IOException {
    Run run = Run.of("import", sample("avsc", folder), "--name", "payment", "--id", "chargeId");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            /// A payment.
            event payment {
              charge_id  : string    @id
              /// When it
              /// was made.
              created_at : timestamp @time
              card : {
                last4 : string
                issuer : {
                  `in` : string
                  // card.issuer.logo is left out: bytes
                  // card.issuer.parent is left out: a record within itself
                }?
              }
              amount : double
              tags   : list<string>
              extra  : map<string, string>
              // spans is left out: a map of lists
              // either is left out: a union of several types
            }
            """);
    assertThat(run.err())
        .contains("note: `created_at` is taken for the time\n")
        .contains("note: `spans` is left out: a map of lists\n");
    assertThat(bindings(run))
        .contains("topic: { name: charge, format: avro, schema: ", "charge_id: chargeId");
  }

  @Test
  void parquetFilesOfNullableColumnsGetATimeAndAnIdAllTheSame() throws IOException {
    Run run = Run.of("import", sample("parquet", folder));
    assertThat(run.out())
        .contains("charge_id  : string    @id", "created_at : timestamp @time")
        .contains("last4 : string?", "tags   : list<string>?")
        .contains("// card.issuer.logo is left out: a decimal(40,0)")
        .contains("extra  : map<string, string>?")
        .contains("// by_number is left out: a map whose keys are no texts")
        .contains("// unread is left out: a time(micros,true)");
    assertThat(run.err())
        .contains("`created_at` may be null in the source; here it may not")
        .contains("`tags`: a null among its items makes a record bad");
  }

  @Test
  void protobufMessagesAreDeclaredByTheirDescriptors() throws IOException {
    Run run = Run.of("import", sample("desc", folder));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            event charge {
              charge_id  : string    @id
              created_at : timestamp @time
              card : {
                last4 : string
                // card.parent is left out: a record within itself
              }?
              /// What we took.
              fee   : decimal(20, 0)
              tags  : list<string>
              extra : map<string, double>
              // photo is left out: bytes
            }
            """);
    assertThat(run.err()).contains("`created_at` may be null in the source");
  }

  @Test
  void samplesTellTypesUnitsAndWhatMayBeNull() throws IOException {
    Path samples =
        Files.writeString(
            folder.resolve("visit.json"),
            """
            [{"ts": 1767225600, "seen": "2026-01-01T00:00:00Z", "n": 1, "big": 123456789012345678901,
              "x": 1, "ok": true, "on": "2026", "mixed": 1, "none": null, "geo.lat": 1.5,
              "rows": [{"a": 1}], "Straße 1": "x"},
             {"ts": 1767225601, "seen": null, "n": 2, "big": 1, "x": 1.5, "ok": false,
              "on": "no time", "mixed": "1", "none": null, "geo.lat": 2.5, "rows": []}]
            """);
    Run run = Run.of("import", samples);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            event visit {
              // No `@id`: the id is a hash of all fields.
              ts       : timestamp      @time
              seen     : timestamp?
              n        : int
              big      : decimal(38, 0)
              x        : double
              ok       : bool
              `on`     : string
              // mixed is left out: sometimes a number, sometimes a text
              // none is left out: always null
              geo_lat  : double
              // rows is left out: a list of records
              stra_e_1 : string?
            }
            """);
    assertThat(bindings(run))
        .contains("time: { unit: s }", "seen: { zone: UTC }", "geo_lat: geo.lat")
        .contains("stra_e_1: \"Straße 1\"");
    assertThat(run.err())
        .contains("`ts` is taken for the time, of `ts`, `seen`")
        .contains("no field looks like the id")
        .contains("these files hold lists");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1}            | x.json    |         | 2 | name it with --time FIELD",
        "{\"at\": \"x\"}       | x.json    | --time=t | 2 | there is no field `t`",
        "{\"at\": true}        | x.json    | --time=at | 2 | no time can be read from that",
        "{\"a\": 1             | x.json    |         | 3 | not JSON",
        "[5]                   | x.jsonl   |         | 3 | an event is a JSON object",
        "                      | x.json    |         | 3 | no JSON object in it",
        "no Parquet            | x.parquet |         | 3 | not a whole Parquet file",
        "no Avro               | x.avro    |         | 3 | not an Avro file",
        "{\"type\": \"nope\"}  | x.avsc    |         | 3 | not an Avro schema",
        "\"string\"            | x.avsc    |         | 3 | is no record but string",
        "no descriptors        | x.desc    |         | 3 | no set of Protobuf descriptors",
        "a;b                   | x.csv     |         | 2 | events are imported from"
      })
  void aSchemaThatCannotBeReadIsSaidSo(
      String text, String name, String option, int exitCode, String message) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text == null ? "" : text);
    Run run = option == null ? Run.of("import", file) : Run.of("import", file, option);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains(message).doesNotContain("\tat ");
  }

  @Test
  void aFolderStandsForItsFiles() throws IOException {
    Path charges = Files.createDirectories(folder.resolve("charges/date=2026-01-01")).getParent();
    Files.move(SchemaSamples.parquet(folder), charges.resolve("date=2026-01-01/part-0.parquet"));
    Files.writeString(charges.resolve("_SUCCESS"), "");
    Run run = Run.of("import", charges);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("event charges {");
    assertThat(bindings(run)).contains("path: \"" + charges + "\", format: parquet");
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws IOException {
    Path there = Files.writeString(folder.resolve("there.feature"), "mine");
    Run run = Run.of("import", SchemaSamples.json(folder), "--out", there);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(there).hasContent("mine");
  }
}
