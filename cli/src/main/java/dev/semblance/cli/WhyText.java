package dev.semblance.cli;

import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Part;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** An explanation as aligned text. */
final class WhyText {
  private final Explanation explanation;
  private final int limit;

  /**
   * @param limit most events of each rule
   */
  WhyText(Explanation explanation, int limit) {
    this.explanation = explanation;
    this.limit = limit;
  }

  void print(PrintWriter out) {
    out.println(heading(explanation));
    out.println();
    if (explanation.absence().isPresent()) {
      out.println("no vector: " + explanation.absence().get());
      return;
    }
    List<List<String>> values = new ArrayList<>();
    explanation
        .columns()
        .forEach(one -> values.add(List.of(one.value().name(), WhyValues.text(one.value()))));
    aligned(values).forEach(out::println);
    printParts(out);
  }

  /** What the values come of, without them; or why there are none. */
  void printParts(PrintWriter out) {
    explanation.absence().ifPresent(absence -> out.println("no vector: " + absence));
    steps(explanation).forEach(out::println);
    explanation.parts().forEach(part -> print(out, part));
  }

  /** {@code charge 7 at ..., which triggers fraud v1, in event order}. */
  static String heading(Explanation explanation) {
    return "%s at %s, for vector %s v%d, in %s order"
        .formatted(
            WhyValues.text(explanation.trigger()),
            WhyValues.instant(explanation.trigger().time()),
            explanation.vector(),
            explanation.version(),
            explanation.inArrivalOrder() ? "arrival" : "event");
  }

  /** How the column comes of features, and those of others; nothing to say of all columns. */
  static List<String> steps(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    if (explanation.columns().size() == 1) {
      addStep(explanation.columns().get(0), lines);
      explanation.features().forEach(feature -> addStep(feature, lines));
    }
    return lines;
  }

  private static void addStep(Explanation.Column column, List<String> lines) {
    boolean plain =
        column.reads().stream().anyMatch(read -> read.name().equals(column.definition()));
    if (plain) {
      return;
    }
    lines.add("  " + column.value().name() + " is " + column.definition());
    column.reads().forEach(read -> lines.add("    " + WhyValues.pairs(List.of(read))));
  }

  private void print(PrintWriter out, Part part) {
    out.println();
    out.println(WhyRows.title(part));
    out.println("  " + WhyValues.pairs(part.values()));
    out.println("  " + WhyRows.key(part) + "; " + WhyRows.count(part));
    out.println("  window " + WhyValues.text(part.span()));
    WhyRows.conditions(part).forEach(condition -> out.println("  " + condition));
    WhyRows rows = WhyRows.of(explanation, part, limit);
    if (!rows.rows().isEmpty()) {
      out.println();
      table(rows).forEach(out::println);
    }
    if (!rows.left().isEmpty()) {
      out.println("  and " + rows.rest());
    }
  }

  private static List<String> table(WhyRows rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(marked(" ", rows.header()));
    for (int i = 0; i < rows.rows().size(); i++) {
      lines.add(marked(rows.counted().get(i) ? "+" : "-", rows.rows().get(i)));
    }
    return aligned(lines);
  }

  private static List<String> marked(String mark, List<String> cells) {
    List<String> line = new ArrayList<>(cells);
    line.add(0, mark);
    return line;
  }

  /** Cells of one column below each other; each line begins with two blanks. */
  static List<String> aligned(List<List<String>> lines) {
    int[] widths = new int[lines.isEmpty() ? 0 : lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(line.get(i)));
      }
    }
    return lines.stream().map(line -> aligned(line, widths)).toList();
  }

  private static String aligned(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append("  ").append(cells.get(i));
      line.append(" ".repeat(widths[i] - length(cells.get(i))));
    }
    return line.toString().stripTrailing();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
