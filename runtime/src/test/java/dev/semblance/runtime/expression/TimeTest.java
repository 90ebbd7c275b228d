package dev.semblance.runtime.expression;

import static dev.semblance.compiler.expression.Operator.DAY_OF_MONTH;
import static dev.semblance.compiler.expression.Operator.DAY_OF_WEEK;
import static dev.semblance.compiler.expression.Operator.HOUR_OF_DAY;
import static dev.semblance.compiler.expression.Operator.MONTH;
import static dev.semblance.compiler.type.Type.INT;
import static dev.semblance.compiler.type.Type.STRING;
import static dev.semblance.runtime.expression.Operand.none;
import static dev.semblance.runtime.expression.Operand.timestamp;
import static dev.semblance.runtime.expression.OperatorCase.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("parts")
  void gives(OperatorCase operatorCase) {
    operatorCase.check();
  }

  static Stream<OperatorCase> parts() {
    Operand newYear = at("2025-12-31T23:30:00Z");
    return Stream.of(
        expect(HOUR_OF_DAY, INT, 23L, newYear, "UTC"),
        expect(HOUR_OF_DAY, INT, 0L, newYear, "Europe/Berlin"),
        expect(HOUR_OF_DAY, INT, 18L, newYear, "America/New_York"),
        expect(HOUR_OF_DAY, INT, 5L, newYear, "+05:45"),
        expect(DAY_OF_WEEK, INT, 3L, newYear, "UTC"),
        expect(DAY_OF_WEEK, INT, 4L, newYear, "Europe/Berlin"),
        expect(DAY_OF_MONTH, INT, 31L, newYear, "UTC"),
        expect(DAY_OF_MONTH, INT, 1L, newYear, "Europe/Berlin"),
        expect(MONTH, INT, 12L, newYear, "UTC"),
        expect(MONTH, INT, 1L, newYear, "Europe/Berlin"),
        expect(HOUR_OF_DAY, INT, 23L, timestamp(-1), "UTC"),
        expect(DAY_OF_WEEK, INT, 3L, timestamp(-1), "UTC"),
        expect(DAY_OF_WEEK, INT, 4L, timestamp(0), "UTC"),
        expect(DAY_OF_MONTH, INT, 31L, timestamp(-1), "UTC"),
        expect(DAY_OF_WEEK, INT, 7L, at("2026-02-01T00:00:00Z"), "UTC"),
        expect(DAY_OF_WEEK, INT, 1L, at("2026-02-02T00:00:00Z"), "UTC"),
        // The hour that the clocks of Berlin skip, and the one that they show twice.
        expect(HOUR_OF_DAY, INT, 1L, at("2026-03-29T00:59:59.999999Z"), "Europe/Berlin"),
        expect(HOUR_OF_DAY, INT, 3L, at("2026-03-29T01:00:00Z"), "Europe/Berlin"),
        expect(HOUR_OF_DAY, INT, 2L, at("2026-10-25T00:30:00Z"), "Europe/Berlin"),
        expect(HOUR_OF_DAY, INT, 2L, at("2026-10-25T01:30:00Z"), "Europe/Berlin"),
        expect(HOUR_OF_DAY, INT, null, newYear, none(STRING)));
  }

  private static Operand at(String instant) {
    Instant parsed = Instant.parse(instant);
    return timestamp(parsed.getEpochSecond() * 1_000_000 + parsed.getNano() / 1_000);
  }

  /** The remembered stretch between transitions must never leak into another. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Africa/Casablanca", "UTC"})
  void agreesWithTheCalendarWhateverTheOrderOfRows(String zone) {
    List<List<Operand>> rows = rows(zone);
    List<Object> hours = Evaluation.ofRows(HOUR_OF_DAY, INT, rows);
    List<Object> weekdays = Evaluation.ofRows(DAY_OF_WEEK, INT, rows);
    List<Object> days = Evaluation.ofRows(DAY_OF_MONTH, INT, rows);
    List<Object> months = Evaluation.ofRows(MONTH, INT, rows);
    for (int i = 0; i < rows.size(); i++) {
      ZonedDateTime local = local((Long) rows.get(i).get(0).value(), zone);
      assertThat(List.of(hours.get(i), weekdays.get(i), days.get(i), months.get(i)))
          .as("%s", local)
          .containsExactly(
              (long) local.getHour(),
              (long) local.getDayOfWeek().getValue(),
              (long) local.getDayOfMonth(),
              (long) local.getMonthValue());
    }
  }

  private static List<List<Operand>> rows(String zone) {
    Random random = new Random(7);
    List<List<Operand>> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      // Around now, around 1900, and anywhere.
      long micros =
          switch (i % 3) {
            case 0 -> 1_700_000_000_000_000L + random.nextLong() / 100_000;
            case 1 -> -2_000_000_000_000_000L + random.nextLong() / 10_000;
            default -> random.nextLong();
          };
      rows.add(List.of(timestamp(micros), Operand.of(zone)));
      ZoneId.of(zone).getRules().getTransitions().stream()
          .skip(i)
          .limit(1)
          .mapToLong(transition -> transition.toEpochSecond() * 1_000_000)
          .forEach(
              transition -> {
                rows.add(List.of(timestamp(transition), Operand.of(zone)));
                rows.add(List.of(timestamp(transition - 1), Operand.of(zone)));
              });
    }
    return rows;
  }

  private static ZonedDateTime local(long micros, String zone) {
    return Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000)
        .atZone(ZoneId.of(zone));
  }

  @Test
  void extremesAreTimesToo() {
    for (long micros : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
      ZonedDateTime local = local(micros, "Europe/Berlin");
      expect(MONTH, INT, (long) local.getMonthValue(), timestamp(micros), "Europe/Berlin").check();
    }
  }
}
