package dev.semblance.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A slip in a bindings file is shown with its line and its mend, never found later in the data. */
class BindingsErrorsTest {

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void namesPlaceAndMend(String yaml, String message) {
    BindingsException thrown = catchThrowableOfType(BindingsException.class, () -> parse(yaml));
    assertThat(thrown).as("must be refused: %s", yaml).isNotNull();
    assertThat(thrown.getMessage()).isEqualTo(message);
  }

  static Stream<Arguments> namesPlaceAndMend() {
    return Stream.of(
        Arguments.of("", "b.yaml: the file is empty (add `events:` with a key for each event)"),
        Arguments.of(
            "# nothing", "b.yaml: the file is empty (add `events:` with a key for each event)"),
        Arguments.of(
            "hello",
            "b.yaml:1: expected keys and values, found a plain value\n"
                + "b.yaml:1: events: no event is bound (add `events:` with a key for each event)"),
        Arguments.of("events: [a]", "b.yaml:1: events: expected keys and values, found a list"),
        Arguments.of(
            "event:\n  e: { topic: t }",
            "b.yaml:1: event: unknown key (did you mean `events`?)\n"
                + "b.yaml:1: events: no event is bound (add `events:` with a key for each event)"),
        Arguments.of(
            "events:\n  e:\n    topic: t\n\tarchive: x",
            "b.yaml:4: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not"
                + " use \\t(TAB) for indentation)"),
        Arguments.of(
            "events:\n  e: { topic: t }\n  e: { topic: u }",
            "b.yaml:3: events.e: the key stands here twice (leave one out)"),
        Arguments.of(
            "events: { e: }",
            "b.yaml:1: events.e: expected keys and values, found nothing\n"
                + "b.yaml:1: events.e: neither an archive nor a topic (add `archive:` with the path"
                + " of its files)"),
        Arguments.of(
            "events:\n  e:\n    archve: x.csv\n    topic: t",
            "b.yaml:3: events.e.archve: unknown key (did you mean `archive`?)"),
        Arguments.of(
            event("archive: { path: x, formt: csv }"),
            "b.yaml:3: events.e.archive.formt: unknown key (did you mean `format`?)"),
        Arguments.of(
            event("archive: { path: x, format: cvs }"),
            "b.yaml:3: events.e.archive.format: unknown format `cvs` (did you mean `csv`?)"),
        Arguments.of(
            event("topic: { name: t, schema: x.avsc }"),
            "b.yaml:3: events.e.topic.schema: only Avro has this, and the format is json (add"
                + " `format: avro`)\n"
                + "b.yaml:3: events.e.topic.schema: there is no such file: /project/x.avsc"),
        Arguments.of(
            event("topic: { name: t, format: avro, framing: confluence }"),
            "b.yaml:3: events.e.topic.framing: unknown framing `confluence` (did you mean"
                + " `confluent`?)"),
        Arguments.of(
            event("archive: { format: csv }"),
            "b.yaml:3: events.e.archive.path: the archive has no path (add `path:`)"),
        Arguments.of(
            event("archive: charges.txt"),
            "b.yaml:3: events.e.archive: the name does not tell the format (write { path: ...,"
                + " format: parquet | json | csv | avro })"),
        Arguments.of(
            event("archive: charges.csv.zip"),
            "b.yaml:3: events.e.archive: .zip files cannot be read (compress with gzip, or not at"
                + " all)"),
        Arguments.of(
            event("archive: s3n://b/x/"), "b.yaml:3: events.e.archive: write `s3a:` for `s3n:`"),
        Arguments.of(
            event("archive: data/../../x"),
            "b.yaml:3: events.e.archive: the path leaves the folder of the bindings: begin it with"
                + " `../` if that is meant"),
        Arguments.of(
            event("archive: s3://KEY:SECRET@b/x/"),
            "b.yaml:3: events.e.archive: credentials do not belong in a path"),
        Arguments.of(
            event("archive: https://host/x.csv"),
            "b.yaml:3: events.e.archive: files cannot be read by `https:`"),
        Arguments.of(
            event("archive: s3a://KEY:SECRET@b/x/"),
            "b.yaml:3: events.e.archive: credentials do not belong in a path"),
        Arguments.of(
            "events: { e: { topic: t } }\ns3: { endpoint: 'https://me:pass@host', secret-key: x }",
            "b.yaml:2: s3.secret-key: credentials do not belong in bindings (give them to the"
                + " environment or to the engine's configuration)\n"
                + "b.yaml:2: s3.endpoint: expected a URL such as https://s3.example.com:9000"),
        Arguments.of(
            "events: { e: { topic: t } }\ns3: { encryption: { algorithm: sse-c }, acl: mine }",
            "b.yaml:2: s3.encryption.algorithm: expected sse-s3 or sse-kms\n"
                + "b.yaml:2: s3.acl: expected one of private, public-read, authenticated-read,"
                + " bucket-owner-read, bucket-owner-full-control"),
        Arguments.of(
            event("archive: { path: s3a://b/x/, fs_secret_key: abc }"),
            "b.yaml:3: events.e.archive.fs_secret_key: credentials do not belong in bindings (give"
                + " them to the environment or to the engine's configuration)"),
        Arguments.of(
            "aws-access-key: x\nevents: { e: { topic: t } }",
            "b.yaml:1: aws-access-key: credentials do not belong in bindings (give them to the"
                + " environment or to the engine's configuration)"),
        Arguments.of(
            event("archive: { path: x.json, nulls: [a] }"),
            "b.yaml:3: events.e.archive.nulls: only CSV has this option, and the format is json"),
        Arguments.of(
            event("archive: { path: x.csv, options: { separator: a } }"),
            "b.yaml:3: events.e.archive.options.separator: unknown key (keys here: `delimiter`,"
                + " `header`, `nulls`, `quote`)"),
        Arguments.of(
            event("archive: { path: x.csv, delimiter: \", \" }"),
            "b.yaml:3: events.e.archive.delimiter: expected one ASCII character, found `, `"),
        Arguments.of(
            event("archive: { path: x.csv, nulls: NA }"),
            "b.yaml:3: events.e.archive.nulls: expected a list, found a plain value (write"
                + " [\"...\"])"),
        Arguments.of(
            event("topic: { name: t, format: csv }"),
            "b.yaml:3: events.e.topic.format: unknown format `csv` (formats: `json`, `avro`)"),
        Arguments.of(
            event("topic: { format: json }"),
            "b.yaml:3: events.e.topic.name: the topic has no name (add `name:`)"),
        Arguments.of(
            event("topic: t\n    time: { unit: millis }"),
            "b.yaml:4: events.e.time.unit: unknown unit `millis` (units are s, ms, us and ns)"),
        Arguments.of(
            event("topic: t\n    time: { zone: Paris }"),
            "b.yaml:4: events.e.time.zone: unknown time zone `Paris` (for example Europe/Paris or"
                + " +01:00)"),
        Arguments.of(
            event("topic: t\n    time: { unit: ms, pattern: yyyy-MM-dd }"),
            "b.yaml:4: events.e.time.unit: a number has no pattern (leave out `unit`, or else"
                + " `pattern`)"),
        Arguments.of(
            event("topic: t\n    time: { unit: ms, zone: UTC }"),
            "b.yaml:4: events.e.time.zone: a number has no zone: it counts from 1970 in UTC (leave"
                + " out `zone`)"),
        Arguments.of(
            event("topic: t\n    fields:\n      x: { pattern: HH:mm }"),
            "b.yaml:5: events.e.fields.x.pattern: the pattern `HH:mm` does not work: it needs a"
                + " year, a month and a day (for example yyyy-MM-dd HH:mm:ss)"),
        Arguments.of(
            event("topic: t\n    time: { pattern: \"yyyy-MM-dd hh:mm\" }"),
            "b.yaml:4: events.e.time.pattern: the pattern `yyyy-MM-dd hh:mm` does not work: its"
                + " time of day is not whole: HH for 0 to 23, or hh with a for am and pm (for"
                + " example yyyy-MM-dd HH:mm:ss)"),
        Arguments.of(
            event("topic: t\n    time: { pattern: nonsense }"),
            "b.yaml:4: events.e.time.pattern: the pattern `nonsense` does not work: Unknown"
                + " pattern letter: o (for example yyyy-MM-dd HH:mm:ss)"),
        Arguments.of(
            event("topic: t\n    lateness: 10 minutes"),
            "b.yaml:4: events.e.lateness: not a duration: `10 minutes` (for example 30s, 10m, 2h or"
                + " 1d)"),
        Arguments.of(
            event("topic: t\n    lateness: -1s"),
            "b.yaml:4: events.e.lateness: not a duration: `-1s` (for example 30s, 10m, 2h or 1d)"),
        Arguments.of(
            event("topic: t\n    columns: [a]"),
            "b.yaml:4: events.e.columns: expected keys and values, found a list"),
        Arguments.of(
            event("topic: t\n    columns: { a: [b] }"),
            "b.yaml:4: events.e.columns.a: expected a text, found a list"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'type':'record','name':'R','fields':[{'name':'a','type':'Nope'}]} | the type `Nope` is",
        "{'type':'record','name':'x.R','fields':[{'name':'a','type':['null','y.Nope']}]} "
            + "| the type `y.Nope` is",
        "{'type':'Nope'} | the type `Nope` is",
        "'Nope' | the type `Nope` is",
        "{'type':'record','name':'R','fields':[{'name':'a','type':'int','default':'x'}]} "
            + "| Invalid default for field a",
        "{'type':'record','name':'R'} | Record has no fields",
        "{ | "
      })
  void anAvroSchemaThatCannotBeUsedIsNamedWithItsReason(
      String schema, String reason, @TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("x.avsc"), schema.replace('\'', '"'));
    String yaml = event("topic: { name: t, format: avro, schema: x.avsc }");
    BindingsException thrown =
        catchThrowableOfType(BindingsException.class, () -> Bindings.parse("b.yaml", folder, yaml));
    assertThat(thrown.getMessage())
        .startsWith(
            "b.yaml:3: events.e.topic.schema: x.avsc is not an Avro schema: "
                + (reason == null ? "" : reason));
    assertThat(thrown.getMessage().lines()).hasSize(1);
  }

  private static String event(String content) {
    return "events:\n  e:\n    " + content + "\n";
  }

  @Test
  void reportsEverythingInOneRun() {
    BindingsException thrown =
        catchThrowableOfType(
            BindingsException.class,
            () ->
                parse(
                    """
                    events:
                      e:
                        archive: x.txt
                        lateness: soon
                      f:
                        topic: t
                        time: { unit: m }
                    """));
    assertThat(thrown.problems())
        .extracting(BindingProblem::line, BindingProblem::key)
        .containsExactly(
            tuple(3, "events.e.archive"),
            tuple(4, "events.e.lateness"),
            tuple(7, "events.f.time.unit"));
  }

  @Test
  void aFieldMayBeCalledAfterASecret() {
    assertThatCode(() -> parse(event("topic: t\n    columns: { password_hash: secret_column }")))
        .doesNotThrowAnyException();
  }

  private static final List<EventSchema> PROGRAM =
      List.of(
          schema(
              "charge",
              new Field("at", Type.TIMESTAMP, false, ""),
              new Field("card", Type.STRING, false, ""),
              new Field("seen", Type.listOf(Type.TIMESTAMP), false, "")),
          schema("login", new Field("at", Type.TIMESTAMP, false, "")));

  private static EventSchema schema(String name, Field... fields) {
    return new EventSchema(name, List.of(fields), List.of(), "at", Optional.empty(), "");
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void comparesWithTheProgram(String yaml, String message) {
    Bindings bindings = parse(yaml);
    BindingsException thrown =
        catchThrowableOfType(
            BindingsException.class, () -> bindings.check(PROGRAM, List.of("charge")));
    assertThat(thrown).as("must be refused: %s", yaml).isNotNull();
    assertThat(thrown.getMessage()).isEqualTo(message);
  }

  static Stream<Arguments> comparesWithTheProgram() {
    String charge = "events:\n  charge:\n    archive: c/\n";
    return Stream.of(
        Arguments.of(
            charge + "  logins: { topic: t }",
            "b.yaml:4: events.logins: the program declares no event of this name (did you mean"
                + " `login`?)"),
        Arguments.of(
            "events:\n  login: { archive: l/ }",
            "b.yaml: events.charge: the event has no binding (add `charge:` with its archive under"
                + " `events:`)"),
        Arguments.of(
            "events:\n  charges: { archive: l/ }",
            "b.yaml: events.charge: the event has no binding (is it meant by `charges`?)\n"
                + "b.yaml:2: events.charges: the program declares no event of this name (did you"
                + " mean `charge`?)"),
        Arguments.of(
            "events:\n  charge: { topic: c }",
            "b.yaml:2: events.charge: the event has no archive (add `archive:`)"),
        Arguments.of(
            charge + "    columns:\n      crad: c\n",
            "b.yaml:5: events.charge.columns.crad: the event `charge` has no such field (did you"
                + " mean `card`?)"),
        Arguments.of(
            charge + "    columns: { card_token: card }\n",
            "b.yaml:4: events.charge.columns.card_token: the event `charge` has no such field (the"
                + " field comes first: `card: card_token`)"),
        Arguments.of(
            charge + "    fields:\n      ats: { unit: s }\n",
            "b.yaml:5: events.charge.fields.ats: the event `charge` has no such field (did you mean"
                + " `at`?)"),
        Arguments.of(
            charge + "    fields: { card: { unit: s } }\n",
            "b.yaml:4: events.charge.fields.card: unit, pattern and zone are for timestamps; `card`"
                + " is string (leave it out)"),
        Arguments.of(
            charge + "    topic: { name: t, key: crad }\n",
            "b.yaml:4: events.charge.topic.key: the event `charge` has no field `crad` (did you"
                + " mean `card`?)"),
        Arguments.of(
            charge + "    topic:\n      name: t\n      key: at\n",
            "b.yaml:6: events.charge.topic.key: a key is text: `at` is timestamp, not string or"
                + " int (leave it out)"));
  }

  @Test
  void whatFitsTheProgramIsNotComplainedOf() {
    Bindings bindings =
        parse(
            "events:\n  charge:\n    archive: c/\n    columns: { card: c }\n"
                + "    fields: { at: { unit: s }, seen: { unit: ms } }\n");
    assertThatCode(() -> bindings.check(PROGRAM, List.of("charge"))).doesNotThrowAnyException();
  }

  private static Bindings parse(String yaml) {
    return Bindings.parse("b.yaml", Path.of("/project"), yaml);
  }
}
