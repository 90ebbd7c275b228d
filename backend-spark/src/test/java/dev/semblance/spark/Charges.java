package dev.semblance.spark;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.runtime.binding.Archive;
import dev.semblance.runtime.binding.CsvOptions;
import dev.semblance.runtime.binding.EventBinding;
import dev.semblance.runtime.binding.RecordFormat;
import java.time.Instant;
import java.time.LocalDate;

/** Charges of some days, as JSON lines, and a small vector on them; for tests of outputs. */
public final class Charges {

  /** The first day of all charges. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  private static final String FEATURES =
      """
      namespace shop
      event charge {
        id     : string     @id
        at     : timestamp  @time
        card   : string
        amount : int
      }
      features activity v1 by card from charge { n = count() over 2d }
      vector busy v1 on charge { card, amount, activity.n }
      """;

  private Charges() {}

  /** The plan of the vector. */
  public static Plan plan() {
    return TestPlans.plan(FEATURES);
  }

  /**
   * Lines of charges.
   *
   * @param days how many days there are
   * @param perDay how many charges each day has
   * @param amount of each charge: tells two sets apart
   */
  public static String lines(int days, int perDay, int amount) {
    StringBuilder lines = new StringBuilder();
    for (int day = 0; day < days; day++) {
      for (int i = 0; i < perDay; i++) {
        Instant at =
            FIRST_DAY
                .plusDays(day)
                .atStartOfDay(java.time.ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(60L * i);
        lines.append(
            "{\"id\":\"c%d-%d\",\"at\":\"%s\",\"card\":\"k%d\",\"amount\":%d}%n"
                .formatted(day, i, at, i % 3, amount));
      }
    }
    return lines.toString();
  }

  /** A request for the vector of all charges in a file or directory. */
  public static BackfillRequest.Builder request(String archive, String out) {
    EventBinding binding =
        EventBinding.ofArchive(
            "charge", new Archive(archive, RecordFormat.JSON, CsvOptions.DEFAULTS));
    return BackfillRequest.of(plan(), out)
        .planHash("cafe")
        .source("charge", new EventSource.Files(binding));
  }
}
