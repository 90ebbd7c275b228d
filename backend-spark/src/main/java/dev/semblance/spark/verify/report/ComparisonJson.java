package dev.semblance.spark.verify.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.spark.verify.ComparisonReport;
import dev.semblance.spark.verify.ComparisonReport.Column;
import dev.semblance.spark.verify.ComparisonReport.DifferentCells;
import dev.semblance.spark.verify.read.Cell;
import dev.semblance.spark.verify.read.CellKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A comparison for programs. The same data gives the same bytes. */
public final class ComparisonJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ComparisonJson() {}

  /** All of the report. */
  public static byte[] report(ComparisonReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("report", "semblance comparison");
    root.put("result", result(report));
    SideJson.of(report.left(), root.putObject("left")).put("path", report.left().path());
    SideJson.of(report.right(), root.putObject("right")).put("path", report.right().path());
    counts(report, root);
    causes(report, root);
    ArrayNode rows = root.putArray("first_different_rows");
    report.firstRows().forEach(row -> row(report, row, rows.addObject()));
    ArrayNode days = root.putArray("days");
    report
        .days()
        .forEach(
            (day, counts) ->
                days.addObject()
                    .put("date", LocalDate.ofEpochDay(day).toString())
                    .put("rows_in_both", counts.both())
                    .put("different", counts.different())
                    .put("on_one_side", counts.alone()));
    return SideJson.bytes(root);
  }

  /**
   * The certificate: what was compared with what result, without places and clocks, so that whoever
   * compares the same data has the same certificate.
   */
  public static byte[] certificate(ComparisonReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("certificate", "semblance parity");
    root.put("form", 1);
    root.put("result", result(report));
    ObjectNode by = root.putObject("compared_by");
    by.put("semblance_version", SideJson.productVersion());
    by.put("spark_version", report.sparkVersion());
    SideJson.of(report.left(), root.putObject("left"));
    SideJson.of(report.right(), root.putObject("right"));
    ArrayNode key = root.putArray("matched_by");
    report.keyColumns().forEach(key::add);
    counts(report, root);
    causes(report, root);
    return SideJson.bytes(root);
  }

  private static String result(ComparisonReport report) {
    return report.isEqual() ? "equal" : "different";
  }

  private static void counts(ComparisonReport report, ObjectNode root) {
    ObjectNode rows = root.putObject("rows");
    rows.put("compared", report.matchedRows());
    rows.put("equal", report.equalRows());
    rows.put("different", report.differentRows());
    rows.put("only_left", report.left().alone());
    rows.put("only_right", report.right().alone());
    ObjectNode cells = root.putObject("cells");
    cells.put("compared", report.cells());
    cells.put("different", report.differentCells());
    ArrayNode columns = root.putArray("columns");
    report.columns().forEach(column -> column(column, columns.addObject()));
    names(root.putArray("columns_only_left"), report.onlyLeft());
    names(root.putArray("columns_only_right"), report.onlyRight());
  }

  private static void column(Column column, ObjectNode node) {
    node.put("name", column.name());
    if (column.isOfOneType()) {
      node.put("type", column.leftType());
    } else {
      node.put("left_type", column.leftType());
      node.put("right_type", column.rightType());
    }
    node.put("different", column.different());
    if (column.different() > 0) {
      node.put("without_value_only_left", column.leftEmpty());
      node.put("without_value_only_right", column.rightEmpty());
      column.largest().map(BigDecimal::toString).ifPresent(text -> node.put("largest", text));
    }
  }

  private static void causes(ComparisonReport report, ObjectNode root) {
    ArrayNode causes = root.putArray("causes");
    report
        .causes()
        .forEach(
            (cause, rows) ->
                causes
                    .addObject()
                    .put("cause", cause.code())
                    .put("meaning", cause.meaning())
                    .put("rows", rows));
  }

  private static void names(ArrayNode node, List<String> names) {
    names.forEach(node::add);
  }

  private static void row(ComparisonReport report, DifferentCells row, ObjectNode node) {
    ObjectNode key = node.putObject("key");
    for (int i = 0; i < row.key().size(); i++) {
      put(key, report.keyColumns().get(i), row.key().get(i));
    }
    node.put("cause", row.cause().code());
    node.put("meaning", row.cause().meaning());
    if (!row.detail().isEmpty()) {
      node.put("detail", row.detail());
    }
    ArrayNode different = node.putArray("different");
    names(different, DifferentColumns.of(report, row));
    cells(report, row.left(), node, "left");
    cells(report, row.right(), node, "right");
  }

  private static void cells(
      ComparisonReport report, List<Cell> cells, ObjectNode node, String name) {
    if (cells.isEmpty()) {
      return;
    }
    ObjectNode side = node.putObject(name);
    for (int i = 0; i < cells.size(); i++) {
      put(side, report.columns().get(i).name(), cells.get(i));
    }
  }

  /** Values as their exact text, which no reader of numbers rounds. */
  private static void put(ObjectNode node, String name, Cell cell) {
    if (cell.kind() == CellKind.STRING) {
      node.put(name, (String) cell.value());
    } else if (cell.kind() != CellKind.ABSENT) {
      node.put(name, cell.isEmpty() ? null : cell.text());
    }
  }
}
