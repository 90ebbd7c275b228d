package dev.semblance.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bindings file says about places and formats, in all the ways it may say it. */
class BindingsTest {
  private static final Path DIRECTORY = Path.of("/project/env");

  @Test
  void readsAllThatCanBeSaidOfAnEvent() {
    Bindings bindings =
        parse(
            """
            # Production.
            events:
              charge:
                archive: s3a://events/charge/
                topic: charges
                columns: { card: card_token }
                time: { unit: ms }
                lateness: 10m
              login:
                archive:
                  path: logins/*.csv
                  format: csv
                  options: { delimiter: "\\t", nulls: ["?", NA] }
                  quote: "'"
                  header: [email, at]
                topic: { name: logins, format: avro }
                time: { pattern: "d/M/yyyy HH:mm", zone: Europe/Paris }
                fields:
                  opened: { unit: s }
                  closed: { zone: "+02:00" }
            """);
    assertThat(bindings.events().keySet()).containsExactly("charge", "login");
    assertThat(bindings.event("charge"))
        .isEqualTo(
            new EventBinding(
                "charge",
                new Archive("s3a://events/charge/", RecordFormat.PARQUET, CsvOptions.DEFAULTS),
                new Topic("charges", RecordFormat.JSON),
                Map.of("card", "card_token"),
                TimeFormat.of(EpochUnit.MS),
                Map.of(),
                600_000_000L));
    EventBinding login = bindings.event("login");
    assertThat(login)
        .isEqualTo(
            new EventBinding(
                "login",
                new Archive(
                    "/project/env/logins/*.csv",
                    RecordFormat.CSV,
                    new CsvOptions('\t', '\'', List.of("?", "NA"), List.of("email", "at"))),
                new Topic("logins", RecordFormat.AVRO),
                Map.of(),
                TimeFormat.ofPattern("d/M/yyyy HH:mm", "Europe/Paris"),
                Map.of(
                    "opened",
                    TimeFormat.of(EpochUnit.S),
                    "closed",
                    new TimeFormat(null, null, "+02:00")),
                0));
    assertThat(login.timeOf("opened").unit()).isEqualTo(EpochUnit.S);
    assertThat(login.timeOf("at").zone()).isEqualTo("Europe/Paris");
    assertThat(bindings.event("charge").columnOf("card")).isEqualTo("card_token");
    assertThat(bindings.event("charge").columnOf("amount")).isEqualTo("amount");
  }

  @Test
  void anAvroTopicHasItsSchemaBesideTheBindings(@TempDir Path folder) throws IOException {
    String schema = "{\"type\":\"record\",\"name\":\"charge\",\"fields\":[]}";
    Files.writeString(folder.resolve("charge.avsc"), schema);
    String yaml =
        "events: { e: { topic: { name: t, format: avro, schema: charge.avsc, framing: confluent,"
            + " key: card } } }";
    assertThat(Bindings.parse("b.yaml", folder, yaml).event("e").topic())
        .isEqualTo(new Topic("t", RecordFormat.AVRO, schema, Topic.Framing.CONFLUENT, "card"));
  }

  @Test
  void csvOptionsMayStandBesideThePath() {
    EventBinding binding =
        parse("events: { e: { archive: { path: a.csv, nulls: [\"?\"] } } }").event("e");
    assertThat(binding.csv()).isEqualTo(new CsvOptions(',', '"', List.of("?"), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "charges.parquet, /project/env/charges.parquet, PARQUET",
    "charges/, /project/env/charges/, PARQUET",
    "charges, /project/env/charges, PARQUET",
    "../a.csv, /project/a.csv, CSV",
    "a.CSV.gz, /project/env/a.CSV.gz, CSV",
    "a b.json, /project/env/a b.json, JSON",
    "a.jsonl, /project/env/a.jsonl, JSON",
    "a/*.ndjson.gz, /project/env/a/*.ndjson.gz, JSON",
    "/data/a.avro, /data/a.avro, AVRO",
    "file:/data/a.csv, /data/a.csv, CSV",
    "file:///data/a.csv, /data/a.csv, CSV",
    "file:a.csv, /project/env/a.csv, CSV",
    "s3a://b/charges, s3a://b/charges, PARQUET",
    "s3://b/charges, s3a://b/charges, PARQUET",
    "s3a://b/*/x.csv.gz, s3a://b/*/x.csv.gz, CSV",
    "hdfs://host:8020/a.json, hdfs://host:8020/a.json, JSON",
    "abfss://box@account.dfs.core.windows.net/x/, abfss://box@account.dfs.core.windows.net/x/,"
        + " PARQUET"
  })
  void tellsTheFormatByTheName(String written, String path, RecordFormat format) {
    Archive archive = parse("events: { e: { archive: \"" + written + "\" } }").event("e").archive();
    assertThat(archive).isEqualTo(new Archive(path, format, CsvOptions.DEFAULTS));
    assertThat(archive.isLocal()).isEqualTo(path.startsWith("/"));
  }

  @Test
  void aDirectoryIsParquetWhateverItsName(@TempDir Path directory) throws Exception {
    Files.createDirectory(directory.resolve("charges.v2"));
    Path file =
        Files.writeString(directory.resolve("b.yaml"), "events: {e: {archive: charges.v2}}");
    assertThat(Bindings.read(file).event("e").archive())
        .isEqualTo(
            new Archive(
                directory.resolve("charges.v2").toString(),
                RecordFormat.PARQUET,
                CsvOptions.DEFAULTS));
  }

  @ParameterizedTest
  @CsvSource({"0s, 0", "30s, 30", "10m, 600", "2h, 7200", "1d, 86400", "4w, 2419200"})
  void readsDurationsAsTheLanguageDoes(String text, long seconds) {
    EventBinding binding = parse("events: {e: {topic: t, lateness: " + text + "}}").event("e");
    assertThat(binding.latenessMicros()).isEqualTo(seconds * 1_000_000);
  }

  @Test
  void filesThatCannotBeReadAreNamed(@TempDir Path directory) throws Exception {
    Path missing = directory.resolve("none.yaml");
    assertThatThrownBy(() -> Bindings.read(missing))
        .isInstanceOf(BindingsException.class)
        .hasMessage(missing + ": there is no such file");
    Path binary = Files.write(directory.resolve("b.yaml"), new byte[] {(byte) 0xFF, 0, 1});
    assertThatThrownBy(() -> Bindings.read(binary))
        .isInstanceOf(BindingsException.class)
        .hasMessage(binary + ": not a text file in UTF-8");
    assertThatThrownBy(() -> Bindings.read(directory))
        .isInstanceOf(BindingsException.class)
        .hasMessageStartingWith(directory + ": cannot be read: ");
  }

  @Test
  void anEventThatIsNotBoundIsNoSurprise() {
    assertThatThrownBy(() -> parse("events: {e: {topic: t}}").event("f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no binding for f");
  }

  /** Engines send bindings to their workers. */
  @Test
  void bindingsTravel() throws Exception {
    EventBinding binding =
        parse("events: {e: {archive: {path: a.csv, nulls: [x]}, fields: {t: {unit: ns}}}}")
            .event("e");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(binding);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(binding);
    }
  }

  private static Bindings parse(String yaml) {
    return Bindings.parse("bindings.yaml", DIRECTORY, yaml);
  }

  @Test
  void readsHowToReachS3() {
    String s3 =
        """
        events: { e: { topic: t } }
        s3:
          endpoint: http://127.0.0.1:9000
          region: eu-west-1
          path-style: true
          encryption: { algorithm: sse-kms, key: alias/features }
          acl: bucket-owner-full-control
        """;
    assertThat(parse(s3).s3())
        .isEqualTo(
            new S3Binding(
                Optional.of("http://127.0.0.1:9000"),
                Optional.of("eu-west-1"),
                true,
                Optional.of(S3Binding.Encryption.KMS),
                Optional.of("alias/features"),
                Optional.of("bucket-owner-full-control")));
    assertThat(parse("events: { e: { topic: t } }").s3()).isEqualTo(S3Binding.DEFAULT);
  }
}
