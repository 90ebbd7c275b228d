package dev.semblance.spark.verify.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.spark.verify.SkewReport;
import dev.semblance.spark.verify.SkewReport.Column;
import dev.semblance.spark.verify.SkewReport.ColumnSide;

/** A comparison of distributions for programs. The same data gives the same bytes. */
public final class SkewJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SkewJson() {}

  /** All of the report. */
  public static byte[] report(SkewReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("report", "semblance skew");
    SideJson.of(report.left(), root.putObject("left")).put("path", report.left().path());
    SideJson.of(report.right(), root.putObject("right")).put("path", report.right().path());
    ArrayNode columns = root.putArray("columns");
    report.columns().forEach(column -> column(column, columns.addObject()));
    ArrayNode not = root.putArray("not_compared");
    report.notCompared().forEach(not::add);
    return SideJson.bytes(root);
  }

  private static void column(Column column, ObjectNode node) {
    node.put("name", column.name());
    node.put("type", column.type());
    column.stability().ifPresent(index -> node.put("population_stability_index", index));
    side(column.left(), node.putObject("left"));
    side(column.right(), node.putObject("right"));
    ArrayNode bins = node.putArray("bins");
    column
        .bins()
        .forEach(
            bin ->
                bins.addObject()
                    .put("values", bin.label())
                    .put("left", bin.left())
                    .put("right", bin.right()));
  }

  private static void side(ColumnSide side, ObjectNode node) {
    node.put("rows", side.rows());
    node.put("nulls", side.nulls());
    node.put("null_rate", side.nullRate());
    node.put("distinct", side.distinct());
    if (!side.quantiles().isEmpty()) {
      ObjectNode quantiles = node.putObject("quantiles");
      for (int i = 0; i < side.quantiles().size(); i++) {
        String share = String.valueOf(SkewReport.PERCENTS.get(i) / 100.0);
        quantiles.put(share, side.quantiles().get(i));
      }
    }
  }
}
