package dev.semblance.spark.verify.report;

import dev.semblance.spark.verify.ComparisonReport;
import dev.semblance.spark.verify.ComparisonReport.Column;
import dev.semblance.spark.verify.ComparisonReport.DifferentCells;
import dev.semblance.spark.verify.ComparisonReport.Side;
import dev.semblance.spark.verify.read.Cell;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A comparison as one page for people. The same data gives the same bytes. */
public final class ComparisonPage {
  private static final int SHARE_WIDTH = 120;

  private final ComparisonReport report;
  private final Html page;

  private ComparisonPage(ComparisonReport report) {
    this.report = report;
    this.page = Page.begin("Parity of " + report.left().description().title());
  }

  /** The page's text. */
  public static String of(ComparisonReport report) {
    ComparisonPage page = new ComparisonPage(report);
    page.verdict();
    page.sides();
    page.days();
    page.causes();
    page.columns();
    page.rows();
    return Page.end(page.page);
  }

  private void verdict() {
    boolean equal = report.isEqual();
    page.markup("<p class=\"verdict " + (equal ? "good" : "bad") + "\">");
    page.text(equal ? Sentences.equal(report) : Sentences.different(report)).markup("</p>\n");
    page.markup("<div class=tiles>\n");
    Page.tile(page, Html.count(report.matchedRows()), "rows in both");
    Page.tile(page, Html.count(report.differentRows()), "of them differ");
    Page.tile(page, Html.count(report.left().alone()), "only on the left");
    Page.tile(page, Html.count(report.right().alone()), "only on the right");
    Page.tile(page, Html.count(report.cells()), "cells compared, bit by bit");
    Page.tile(page, Html.count(report.differentCells()), "cells differ");
    page.markup("</div>\n");
  }

  private void sides() {
    Side left = report.left();
    Side right = report.right();
    page.in("h2", "What was compared").markup("<div class=card><table>\n<tr><td></td>");
    page.in("th scope=col", "left").in("th scope=col", "right").markup("</tr>\n");
    Page.line(page, "place", left.path(), right.path());
    Page.line(page, "vector", title(left), title(right));
    Page.line(page, "plan hash", hash(left), hash(right));
    Page.line(page, "Semblance", library(left), library(right));
    Page.line(page, "format", left.format(), right.format());
    Page.line(page, "rows", Html.count(left.rows()), Html.count(right.rows()));
    Page.line(page, "repeated", Html.count(left.repeated()), Html.count(right.repeated()));
    Page.line(
        page, "first trigger", Page.time(left.firstTime(), ""), Page.time(right.firstTime(), ""));
    Page.line(
        page, "last trigger", Page.time(left.lastTime(), ""), Page.time(right.lastTime(), ""));
    if (left.from().isPresent() || left.end().isPresent()) {
      Page.line(page, "from", Page.time(left.from(), ""), Page.time(right.from(), ""));
      Page.line(page, "before", Page.time(left.end(), ""), Page.time(right.end(), ""));
    }
    Page.line(page, "digest", left.digest(), right.digest());
    page.markup("</table></div>\n");
    page.in(
        "p class=dim",
        "Rows are matched by %s. The digest is of the compared columns of all rows, in any order."
            .formatted(String.join(", ", report.keyColumns())));
  }

  private static String title(Side side) {
    return Page.known(side.description(), side.description().title());
  }

  private static String hash(Side side) {
    return Page.known(side.description(), side.description().planHash());
  }

  private static String library(Side side) {
    return Page.known(side.description(), side.description().library());
  }

  private void days() {
    boolean timed = report.left().firstTime().isPresent() || report.right().firstTime().isPresent();
    if (!timed || report.differentRows() + report.left().alone() + report.right().alone() == 0) {
      return;
    }
    page.in("h2", "When").markup("<div class=card>\n");
    DayChart.draw(report.days(), page);
    page.markup("<p class=dim><svg style=\"display:inline\" width=10 height=10>");
    page.markup("<rect class=d width=10 height=10 /></svg> rows that differ &nbsp; ");
    page.markup("<svg style=\"display:inline\" width=10 height=10>");
    page.markup("<rect class=o width=10 height=10 /></svg> rows on one side, ");
    page.markup("by the trigger&#39;s UTC day</p>\n</div>\n");
  }

  private void causes() {
    if (report.causes().isEmpty()) {
      return;
    }
    page.in("h2", "Why, where it can be known").markup("<div class=card><table>\n");
    report
        .causes()
        .forEach(
            (cause, rows) ->
                page.markup("<tr>").in("td", cause.meaning()).number(rows).markup("</tr>\n"));
    page.markup("</table></div>\n");
  }

  private void columns() {
    page.in("h2", "Columns").markup("<div class=card><table>\n<tr>");
    page.in("th scope=col", "column").in("th scope=col", "type");
    page.in("th scope=col class=n", "differ").markup("<td></td>");
    page.in("th scope=col class=n", "no value, left only");
    page.in("th scope=col class=n", "no value, right only");
    page.in("th scope=col class=n", "largest difference").markup("</tr>\n");
    report.columns().stream()
        .sorted(Comparator.comparingLong(Column::different).reversed())
        .forEach(this::column);
    report.onlyLeft().forEach(name -> missing(name, "on the left alone"));
    report.onlyRight().forEach(name -> missing(name, "on the right alone"));
    page.markup("</table></div>\n");
  }

  private void column(Column column) {
    page.markup("<tr>").in("td class=v", column.name());
    page.in(
        "td",
        column.isOfOneType()
            ? column.leftType()
            : column.leftType() + " left, " + column.rightType() + " right");
    page.number(column.different()).markup("<td>");
    double share =
        report.matchedRows() == 0 ? 0 : (double) column.different() / report.matchedRows();
    page.markup("<svg role=img width=%s height=14>".formatted(SHARE_WIDTH));
    page.in("title", Html.percent(share) + " of the rows in both");
    page.markup("<rect class=g y=4 width=%s height=6 rx=3 />".formatted(SHARE_WIDTH));
    if (column.different() > 0) {
      page.markup(
          String.format(
              Locale.ROOT,
              "<rect class=d y=4 width=%.1f height=6 rx=3 />",
              Math.max(2, SHARE_WIDTH * share)));
    }
    page.markup("</svg></td>").number(column.leftEmpty()).number(column.rightEmpty());
    String largest =
        column.largest().map(value -> value.round(new MathContext(6)).toString()).orElse("");
    page.in("td class=n", largest).markup("</tr>\n");
  }

  private void missing(String name, String where) {
    page.markup("<tr>").in("td class=v", name).in("td colspan=6", where).markup("</tr>\n");
  }

  private void rows() {
    if (report.firstRows().isEmpty()) {
      return;
    }
    page.in("h2", "The first rows that differ");
    report.firstRows().forEach(this::row);
  }

  private void row(DifferentCells row) {
    page.markup("<div class=card>").in("h3", Sentences.key(report, row));
    String detail = row.detail().isEmpty() ? "" : ": " + row.detail();
    page.in("p class=dim", Sentences.where(row) + "Why: " + row.cause().meaning() + detail);
    List<String> different = DifferentColumns.of(report, row);
    if (!different.isEmpty()) {
      beginCells();
      cells(row, different, true);
      page.markup("</table>\n");
    }
    if (different.size() < report.columns().size()) {
      boolean both = !different.isEmpty();
      page.markup("<details>").in("summary", both ? "what is equal" : "the row");
      beginCells();
      cells(row, different, false);
      page.markup("</table></details>\n");
    }
    page.markup("</div>\n");
  }

  private void beginCells() {
    page.markup("<table>\n<tr>").in("th scope=col", "column");
    page.in("th scope=col", "left").in("th scope=col", "right").markup("</tr>\n");
  }

  private void cells(DifferentCells row, List<String> different, boolean ofDifferent) {
    for (int i = 0; i < report.columns().size(); i++) {
      String name = report.columns().get(i).name();
      if (different.contains(name) == ofDifferent) {
        page.markup(ofDifferent ? "<tr class=differs>" : "<tr>").in("td class=v", name);
        cell(row.left(), i);
        cell(row.right(), i);
        page.markup("</tr>\n");
      }
    }
  }

  private void cell(List<Cell> cells, int index) {
    if (cells.isEmpty()) {
      page.in("td class=none", "no row");
    } else {
      page.in("td class=v", cells.get(index).text());
    }
  }
}
