package dev.semblance.spark.verify.report;

import dev.semblance.runtime.expression.TimeText;
import dev.semblance.spark.verify.VectorDescription;
import java.util.OptionalLong;

/** The frame of all pages: self-contained, for bright and dark screens and for paper. */
final class Page {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --bg: #fbfbf9; --card: #fff; --ink: #1f2328; --dim: #667;
        --line: #dcdfe3; --left: #2f6fb3; --right: #d9822b; --good: #1a7f4b; --good-bg: #e4f5ea;
        --bad: #b3261e; --bad-bg: #fdeceb; --mark: #fff1c9; }
      @media (prefers-color-scheme: dark) {
        :root { --bg: #15171a; --card: #1d2024; --ink: #e4e6e8; --dim: #9aa3ad; --line: #343a41;
          --left: #6aa9e9; --right: #f0a657; --good: #6fd39b; --good-bg: #16301f;
          --bad: #ff8a80; --bad-bg: #3a1d1b; --mark: #4a3c12; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--bg); color: var(--ink);
        font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
      main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
      h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
      h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; }
      h3 { font-size: 1rem; margin: 0; } p { margin: .4rem 0; } .dim { color: var(--dim); }
      .verdict { border-radius: 8px; padding: .9rem 1.1rem; margin: 1rem 0; font-size: 1.1rem; }
      .good { background: var(--good-bg); color: var(--good); }
      .bad { background: var(--bad-bg); color: var(--bad); }
      .tiles { display: grid; gap: .75rem;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
      .tile, .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
      .tile { padding: .7rem .9rem; } .tile b { display: block; font-size: 1.35rem; }
      .card { padding: 1rem; margin: .8rem 0; overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line);
        vertical-align: top; } th { font-weight: 600; color: var(--dim); }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      code, td.v { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .88em;
        overflow-wrap: anywhere; unicode-bidi: isolate; }
      tr.differs td.v { background: var(--mark); }
      td.none { color: var(--dim); font-style: italic; }
      details > summary { cursor: pointer; color: var(--dim); margin: .5rem 0; }
      svg { display: block; } svg text { fill: var(--dim); font: 11px system-ui, sans-serif; }
      .l { fill: var(--left); } .r { fill: var(--right); } .d { fill: var(--bad); }
      .o { fill: var(--right); } .g { fill: var(--line); }
      .key { display: inline-block; width: .7em; height: .7em; border-radius: 2px;
        margin: 0 .3em 0 0; }
      .key.left { background: var(--left); } .key.right { background: var(--right); }
      .pair { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
      .pair > table { width: auto; flex: 1 1 20rem; }
      @media print { body { background: #fff; } .card, .tile { break-inside: avoid; } }
      """;

  private Page() {}

  static Html begin(String title) {
    return new Html()
        .markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .in("title", title)
        .markup("<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n")
        .in("h1", title);
  }

  static String end(Html page) {
    return page.markup("</main>\n</body>\n</html>\n").toString();
  }

  static void tile(Html page, String value, String name) {
    page.markup("<div class=tile>").in("b", value).in("span class=dim", name).markup("</div>\n");
  }

  /** A line of a table about both sides. */
  static void line(Html page, String name, String left, String right) {
    page.markup("<tr>").in("th scope=row", name).in("td class=v", left).in("td class=v", right);
    page.markup("</tr>\n");
  }

  static String known(VectorDescription description, String text) {
    return description.known() && !text.isEmpty() ? text : "not known";
  }

  static String time(OptionalLong micros, String otherwise) {
    return micros.isPresent() ? TimeText.timestamp(micros.getAsLong()) : otherwise;
  }
}
