package dev.semblance.runtime.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the paths of an archive's files say about the time of their events. */
class ArchiveDatesTest {

  @ParameterizedTest
  @CsvSource({
    "date=, /a/date=2026-01-31/x.json, 2026-01-31T00:00:00Z, 2026-02-01T00:00:00Z",
    "date=, /a/dt=20260131/b/x.json, 2026-01-31T00:00:00Z, 2026-02-01T00:00:00Z",
    "date=, /date=2020-01-01/dt=2026-01-31/x, 2026-01-31T00:00:00Z, 2026-02-01T00:00:00Z",
    "date=, /a/date=2026-02-30/x.json, ,",
    "date=, /a/update=2026-01-31/x.json, ,",
    "date=, /a/date=2026-01-31, ,",
    "date=, /a/2026-01-31/x.json, ,",
    "{yyyy}/{MM}/{dd}/*, /a/2026/01/31/x.json, 2026-01-31T00:00:00Z, 2026-02-01T00:00:00Z",
    "{yyyy}/{MM}/{dd}/*, /a/2026/01/31/b/x.json, ,",
    "{yyyy}/{MM}/{dd}/*, /a/12026/01/31/x.json, ,",
    "{yyyy}/{MM}/*, /a/2026/12/x.json, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "{yyyy}{MM}{dd}T{HH}.json, /a/20260131T23.json, 2026-01-31T23:00:00Z, 2026-02-01T00:00:00Z",
    "{yyyy}{MM}{dd}T{HH}.json, /a/20260131T24.json, ,",
    "log.{dd}.{MM}.{yyyy}*, /a/log.31.01.2026-3.gz, 2026-01-31T00:00:00Z, 2026-02-01T00:00:00Z",
    "log.{dd}.{MM}.{yyyy}*, /a/logs31.01.2026-3.gz, ,",
    "{yyyy}/*-{yyyy}-{MM}-{dd}, /a/2026/x-2026-01-31, 2026-01-31T00:00:00Z, 2026-02-01T00:00:00Z",
    "{yyyy}/*-{yyyy}-{MM}-{dd}, /a/2025/x-2026-01-31, ,"
  })
  void aPathNamesAStretchOfTime(String layout, String path, Instant from, Instant to) {
    DateLayout known = layout.equals("date=") ? DateLayout.DIRECTORIES : DateLayout.of(layout);
    Optional<ArchiveSpan> span = new ArchiveDates(known, 0).spanOf(path);
    assertThat(span)
        .isEqualTo(
            from == null
                ? Optional.empty()
                : Optional.of(new ArchiveSpan(micros(from), micros(to))));
  }

  @ParameterizedTest
  @CsvSource({
    "events/*, names no part of a date",
    "{yyyy}/{dd}/*, {dd} without all that is larger",
    "{MM}/{dd}, {dd} without all that is larger",
    "{year}/{MM}, {year} is no part of a date"
  })
  void aPatternThatCannotWorkSaysWhy(String pattern, String why) {
    assertThatThrownBy(() -> DateLayout.of(pattern)).hasMessageContaining(why);
  }

  @Test
  void bindingsSayHowAnArchiveIsLaidOut() {
    String yaml =
        """
        events:
          a: { archive: { path: a/, dates: "{yyyy}/{MM}/{dd}/*", slack: 2h } }
          b: { archive: { path: b/, dates: none } }
          c: { archive: c/ }
        """;
    Bindings bindings = Bindings.parse("b.yaml", Path.of("/"), yaml);
    assertThat(bindings.event("a").archive().dates())
        .isEqualTo(new ArchiveDates(DateLayout.of("{yyyy}/{MM}/{dd}/*"), 7_200_000_000L));
    assertThat(bindings.event("b").archive().dates()).isEqualTo(ArchiveDates.NONE);
    assertThat(bindings.event("c").archive().dates()).isEqualTo(ArchiveDates.DIRECTORIES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ path: a/, dates: daily }   | events.a.archive.dates | names no part of a date",
        "{ path: a/, slack: long }    | events.a.archive.slack | not a duration: `long`",
        "{ path: a/, dates: none, slack: 1h } | events.a.archive.slack | leave it out"
      })
  void whatIsWrongIsReportedWithItsPlace(String archive, String place, String message) {
    assertThatThrownBy(
            () ->
                Bindings.parse(
                    "b.yaml", Path.of("/"), "events: { a: { archive: " + archive + " } }"))
        .hasMessageContainingAll(place, message);
  }

  private static long micros(Instant instant) {
    return instant.toEpochMilli() * 1000;
  }
}
