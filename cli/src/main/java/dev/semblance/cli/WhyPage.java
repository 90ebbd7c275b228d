package dev.semblance.cli;

import static dev.semblance.cli.page.Markup.escaped;

import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Part;
import java.util.List;
import java.util.stream.Collectors;

/** An explanation as one page that needs nothing else, well-formed as XML too. */
final class WhyPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem;
        padding: 0 1rem; color: #1f2933; background: #ffffff; }
      h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin-top: 2.5rem; }
      svg { width: 100%; height: auto; }
      pre, code { font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; padding: .15rem .8rem .15rem 0; white-space: nowrap; }
      tr.no td { color: #7b8794; } tr.no td:last-child { color: #b4530a; }
      tr.yes td:last-child { color: #0b7a63; font-weight: 600; }
      .rest { color: #7b8794; }
      @media (prefers-color-scheme: dark) {
        body { color: #e4e7eb; background: #16191d; }
        tr.no td, .rest { color: #9aa5b1; } tr.no td:last-child { color: #f0a35e; }
        tr.yes td:last-child { color: #4fd1b0; }
      }
      """;

  private WhyPage() {}

  /**
   * @param limit most events of each rule in a table
   */
  static String of(Explanation explanation, int limit) {
    String title =
        explanation.columns().stream()
            .map(column -> WhyValues.pairs(List.of(column.value())))
            .collect(Collectors.joining(", "));
    String absence =
        explanation.absence().map(text -> "<p>no vector: " + escaped(text) + "</p>\n").orElse("");
    List<String> steps = WhyText.steps(explanation);
    return """
    <!DOCTYPE html>
    <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <h1>%s</h1>
    <p>%s</p>
    %s%s%s</body>
    </html>
    """
        .formatted(
            escaped(title.isEmpty() ? "why" : title),
            STYLE,
            escaped(title),
            escaped(WhyText.heading(explanation)),
            absence,
            steps.isEmpty() ? "" : "<pre>" + escaped(String.join("\n", steps)) + "</pre>\n",
            explanation.parts().stream()
                .map(part -> section(explanation, part, limit))
                .collect(Collectors.joining()));
  }

  private static String section(Explanation explanation, Part part, int limit) {
    WhyRows rows = WhyRows.of(explanation, part, limit);
    StringBuilder section = new StringBuilder();
    section.append("<h2>").append(escaped(WhyValues.pairs(part.values()))).append("</h2>\n");
    section.append("<p>").append(escaped(WhyRows.key(part) + "; " + WhyRows.count(part)));
    section.append("<br/>").append(escaped("window " + WhyValues.text(part.span())));
    WhyRows.conditions(part)
        .forEach(condition -> section.append("<br/>").append(escaped(condition)));
    section.append("</p>\n").append(WhyDrawing.of(explanation, List.of(part)));
    if (!rows.rows().isEmpty()) {
      section.append("<div class=\"scroll\"><table>\n");
      section.append(row("", "th", rows.header()));
      for (int i = 0; i < rows.rows().size(); i++) {
        section.append(row(rows.counted().get(i) ? "yes" : "no", "td", rows.rows().get(i)));
      }
      section.append("</table></div>\n");
    }
    if (!rows.left().isEmpty()) {
      section.append("<p class=\"rest\">and ").append(escaped(rows.rest())).append("</p>\n");
    }
    return section.toString();
  }

  private static String row(String style, String cell, List<String> texts) {
    return texts.stream()
        .map(text -> "<" + cell + ">" + escaped(text) + "</" + cell + ">")
        .collect(Collectors.joining("", "<tr class=\"" + style + "\">", "</tr>\n"));
  }
}
