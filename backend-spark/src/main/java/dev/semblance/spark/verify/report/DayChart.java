package dev.semblance.spark.verify.report;

import dev.semblance.spark.verify.ComparisonReport.Day;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows that differ over time, as bars: one a day, or more days where there are many. */
final class DayChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 110;
  private static final int MOST_BARS = 120;

  private DayChart() {}

  static void draw(SortedMap<Long, Day> days, Html page) {
    long first = days.firstKey();
    long span = days.lastKey() - first + 1;
    long perBar = (span + MOST_BARS - 1) / MOST_BARS;
    TreeMap<Long, Day> bars = new TreeMap<>();
    days.forEach((day, counts) -> bars.merge((day - first) / perBar, counts, DayChart::sum));
    long most = bars.values().stream().mapToLong(DayChart::wrong).max().orElse(0);
    if (most == 0) {
      return;
    }
    double step = (double) WIDTH / Math.max(1, (span + perBar - 1) / perBar);
    page.markup(
        "<svg role=\"img\" viewBox=\"0 0 %s %s\" width=\"100%%\" style=\"max-width:%spx\">"
            .formatted(WIDTH, HEIGHT + 18, WIDTH));
    page.in("title", "rows that differ, by day");
    page.markup("<rect class=g x=0 y=%s width=%s height=1 />".formatted(HEIGHT, WIDTH));
    bars.forEach(
        (bar, counts) -> {
          String date = LocalDate.ofEpochDay(first + bar * perBar).toString();
          double x = bar * step;
          double width = Math.max(1, Math.min(40, step * 0.8));
          double alone = height(counts.alone(), most);
          double different = height(counts.different(), most);
          page.markup("<g>");
          page.in(
              "title",
              "%s: %s differ, %s on one side, of %s"
                  .formatted(
                      date,
                      Html.count(counts.different()),
                      Html.count(counts.alone()),
                      Html.count(counts.both() + counts.alone())));
          rect(page, "d", x, HEIGHT - different, width, different);
          rect(page, "o", x, HEIGHT - different - alone, width, alone);
          page.markup("</g>\n");
        });
    page.markup("<text x=0 y=%s>".formatted(HEIGHT + 14));
    page.text(LocalDate.ofEpochDay(first).toString()).markup("</text>");
    page.markup("<text x=%s y=%s text-anchor=end>".formatted(WIDTH, HEIGHT + 14));
    page.text(LocalDate.ofEpochDay(days.lastKey()).toString()).markup("</text></svg>\n");
  }

  private static Day sum(Day left, Day right) {
    return new Day(
        left.both() + right.both(),
        left.different() + right.different(),
        left.alone() + right.alone());
  }

  private static long wrong(Day day) {
    return day.different() + day.alone();
  }

  private static double height(long count, long most) {
    return count == 0 ? 0 : Math.max(1.5, (HEIGHT - 4.0) * count / most);
  }

  static void rect(Html page, String kind, double x, double y, double width, double height) {
    if (height > 0) {
      page.markup(
          String.format(
              Locale.ROOT,
              "<rect class=%s x=%.1f y=%.1f width=%.1f height=%.1f />",
              kind,
              x,
              y,
              width,
              height));
    }
  }
}
