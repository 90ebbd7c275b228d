package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_CONSTANT;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Functions of timestamps and durations. None gives a timestamp. */
final class TimeFunctions {
  private TimeFunctions() {}

  static List<BuiltIn> all() {
    return List.of(
        calendar(Operator.HOUR_OF_DAY, "The hour, 0 to 23, in the zone.", "hour_of_day"),
        calendar(Operator.DAY_OF_WEEK, "1 for Monday to 7 for Sunday, in the zone.", "day_of_week"),
        calendar(Operator.DAY_OF_MONTH, "The day, 1 to 31, in the zone.", "day_of_month"),
        calendar(Operator.MONTH, "The month, 1 to 12, in the zone.", "month"),
        length(Operator.SECONDS, "seconds"),
        length(Operator.MINUTES, "minutes"),
        length(Operator.HOURS, "hours"),
        length(Operator.DAYS, "days"));
  }

  private static BuiltIn calendar(Operator operator, String meaning, String name) {
    return BuiltIn.of(
        site -> inZone(site, operator),
        meaning,
        name + "(t: timestamp, zone: string constant) -> int");
  }

  private static BuiltIn length(Operator operator, String unit) {
    return BuiltIn.of(
        site -> site.call(operator, Type.DOUBLE, false, Type.DURATION),
        "How many " + unit + ", with their fraction.",
        unit + "(d: duration) -> double");
  }

  private static Optional<ScalarExpression> inZone(CallSite site, Operator operator) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<ScalarExpression> time = site.argument(0, Type.TIMESTAMP);
    Optional<String> zone = site.constantText(1, "a time zone").filter(z -> isZone(site, z));
    return zone.isEmpty()
        ? Optional.empty()
        : time.map(
            t -> Conversions.call(operator, Type.INT, false, t, site.arguments().get(1).get()));
  }

  private static boolean isZone(CallSite site, String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException e) {
      Optional<String> near = NearNames.nearest(name, new TreeSet<>(ZoneId.getAvailableZoneIds()));
      site.reject(
          BAD_CONSTANT,
          1,
          "there is no time zone of that name",
          near.map(zone -> "did you mean `" + zone + "`?")
              .orElse("write it as `\"UTC\"`, `\"Europe/Amsterdam\"` or `\"+02:00\"`"));
      return false;
    }
  }
}
