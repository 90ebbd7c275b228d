package dev.semblance.spark.verify.report;

import dev.semblance.spark.verify.SkewReport;
import dev.semblance.spark.verify.SkewReport.Bin;
import dev.semblance.spark.verify.SkewReport.Column;
import dev.semblance.spark.verify.SkewReport.ColumnSide;
import dev.semblance.spark.verify.SkewReport.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A comparison of distributions as one page for people. The same data gives the same bytes. */
public final class SkewPage {

  /** From here on, by custom, a change deserves a look. */
  public static final double MODERATE = 0.1;

  /** From here on, by custom, a model should not be trusted with it. */
  public static final double LARGE = 0.25;

  private static final int WIDTH = 420;
  private static final int HEIGHT = 120;
  private static final int SMALL_WIDTH = 120;
  private static final int SMALL_HEIGHT = 22;

  private final SkewReport report;
  private final Html page;

  private SkewPage(SkewReport report) {
    this.report = report;
    this.page = Page.begin("Skew of " + report.left().description().title());
  }

  /** The page's text. */
  public static String of(SkewReport report) {
    SkewPage page = new SkewPage(report);
    page.verdict();
    page.sides();
    page.overview();
    page.columns();
    return Page.end(page.page);
  }

  private List<Column> mostFirst() {
    return report.columns().stream()
        .sorted(
            Comparator.comparingDouble((Column column) -> column.stability().orElse(0)).reversed())
        .toList();
  }

  private void verdict() {
    long large = above(LARGE);
    long moderate = above(MODERATE) - large;
    page.markup("<p class=\"verdict " + (large + moderate == 0 ? "good" : "bad") + "\">");
    page.text(
        large + moderate == 0
            ? "No column's distribution changed much."
            : "%s columns changed much, %s somewhat.".formatted(large, moderate));
    page.markup("</p>\n");
  }

  private long above(double bound) {
    return report.columns().stream()
        .filter(column -> column.stability().orElse(0) >= bound)
        .count();
  }

  private void sides() {
    Side left = report.left();
    Side right = report.right();
    page.markup("<div class=card><table>\n<tr><td></td><th scope=col><span class=\"key left\">");
    page.markup("</span>left</th><th scope=col><span class=\"key right\"></span>right</th></tr>\n");
    Page.line(page, "place", left.path(), right.path());
    Page.line(page, "vector", title(left), title(right));
    Page.line(page, "rows", Html.count(left.rows()), Html.count(right.rows()));
    Page.line(
        page, "first trigger", Page.time(left.firstTime(), ""), Page.time(right.firstTime(), ""));
    Page.line(
        page, "last trigger", Page.time(left.lastTime(), ""), Page.time(right.lastTime(), ""));
    page.markup("</table></div>\n");
    report.notCompared().forEach(text -> page.in("p class=dim", "Not compared: " + text));
  }

  private static String title(Side side) {
    return Page.known(side.description(), side.description().title());
  }

  private void overview() {
    page.in("h2", "Columns, the most changed first").markup("<div class=card><table>\n<tr>");
    page.in("th scope=col", "column").in("th scope=col", "type");
    page.in("th scope=col class=n", "stability index").in("th scope=col", "");
    page.in("th scope=col class=n", "no value, left").in("th scope=col class=n", "right");
    page.in("th scope=col class=n", "distinct, left").in("th scope=col class=n", "right");
    page.markup("</tr>\n");
    for (Column column : mostFirst()) {
      page.markup("<tr>").in("td class=v", column.name()).in("td", column.type());
      page.in("td class=n", index(column.stability())).markup("<td>");
      bars(column, SMALL_WIDTH, SMALL_HEIGHT);
      page.markup("</td>").in("td class=n", Html.percent(column.left().nullRate()));
      page.in("td class=n", Html.percent(column.right().nullRate()));
      page.number(column.left().distinct()).number(column.right().distinct()).markup("</tr>\n");
    }
    page.markup("</table></div>\n");
    page.in(
        "p class=dim",
        "The population stability index compares shares of bins: below 0.1 little has changed, from"
            + " 0.25 on a lot. Numbers are binned at the left side's deciles, other values by the"
            + " left side's ten most frequent; rows without a value are a bin of their own.");
  }

  /** {@code 0.0123}. */
  public static String index(OptionalDouble stability) {
    return stability.isEmpty()
        ? "none"
        : String.format(Locale.ROOT, "%.4f", stability.getAsDouble());
  }

  private void columns() {
    for (Column column : mostFirst()) {
      page.in("h2", column.name()).markup("<div class=\"card pair\">\n");
      bars(column, WIDTH, HEIGHT);
      if (column.number()) {
        quantiles(column);
      } else {
        categories(column);
      }
      page.markup("</div>\n");
    }
  }

  private void bars(Column column, int width, int height) {
    double most = 0;
    for (Bin bin : column.bins()) {
      most = Math.max(most, share(bin.left(), column.left()));
      most = Math.max(most, share(bin.right(), column.right()));
    }
    page.markup("<svg role=img width=%s height=%s>".formatted(width, height));
    page.in("title", "share of rows by value, left and right");
    page.markup("<rect class=g y=%s width=%s height=1 />".formatted(height - 1, width));
    double step = (double) width / Math.max(1, column.bins().size());
    for (int i = 0; most > 0 && i < column.bins().size(); i++) {
      Bin bin = column.bins().get(i);
      double left = share(bin.left(), column.left());
      double right = share(bin.right(), column.right());
      page.markup("<g>");
      page.in(
          "title",
          "%s: %s left, %s right".formatted(bin.label(), Html.percent(left), Html.percent(right)));
      bar("l", i * step + step * 0.1, step * 0.38, left / most, height);
      bar("r", i * step + step * 0.5, step * 0.38, right / most, height);
      page.markup("</g>\n");
    }
    page.markup("</svg>\n");
  }

  private void bar(String kind, double x, double width, double part, int height) {
    double high = part * (height - 3);
    DayChart.rect(page, kind, x, height - 1 - high, width, high);
  }

  private static double share(long count, ColumnSide side) {
    return side.rows() == 0 ? 0 : (double) count / side.rows();
  }

  private void quantiles(Column column) {
    page.markup("<table>\n<tr>").in("th scope=col", "quantile");
    page.in("th scope=col class=n", "left").in("th scope=col class=n", "right").markup("</tr>\n");
    for (int i = 0; i < SkewReport.PERCENTS.size(); i++) {
      page.markup("<tr>").in("td", SkewReport.PERCENTS.get(i) + "%");
      page.in("td class=n", quantile(column.left(), i));
      page.in("td class=n", quantile(column.right(), i)).markup("</tr>\n");
    }
    page.markup("</table>\n");
  }

  private static String quantile(ColumnSide side, int index) {
    return index < side.quantiles().size() ? side.quantiles().get(index) : "";
  }

  private void categories(Column column) {
    page.markup("<table>\n<tr>").in("th scope=col", "value");
    page.in("th scope=col class=n", "left").in("th scope=col class=n", "right").markup("</tr>\n");
    for (Bin bin : column.bins()) {
      page.markup("<tr>").in("td class=v", bin.label());
      page.in("td class=n", Html.percent(share(bin.left(), column.left())));
      page.in("td class=n", Html.percent(share(bin.right(), column.right()))).markup("</tr>\n");
    }
    page.markup("</table>\n");
  }
}
