package dev.semblance.cli.catalog;

import static dev.semblance.cli.page.Markup.escaped;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The pieces that the page's entries are made of.
 *
 * @param at tells the places of one program from those of another on the same page
 */
record PageParts(String at, Lineage lineage) {

  /** Where an entry, or a part of one, is on the page. */
  String anchor(Reference reference) {
    String version = reference.version() == 0 ? "" : "-v" + reference.version();
    String member = reference.member().isEmpty() ? "" : "." + reference.member();
    return at + reference.kind().word() + "-" + reference.name() + version + member;
  }

  /** A link that says what it leads to. */
  String link(Reference reference) {
    return link(reference, reference.text());
  }

  String link(Reference reference, String text) {
    return "<a href=\"#" + escaped(anchor(reference)) + "\">" + escaped(text) + "</a>";
  }

  String links(List<Reference> references) {
    return references.stream().map(this::link).collect(Collectors.joining(", "));
  }

  static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  static String doc(String text) {
    return text.isEmpty() ? "" : "<p class=\"doc\">" + escaped(text) + "</p>\n";
  }

  static String badge(String style, String text) {
    return "<span class=\"badge " + style + "\">" + escaped(text) + "</span>";
  }

  /** A line of a list of facts; nothing where there is nothing to say. */
  static String fact(String name, String markup) {
    return markup.isEmpty() ? "" : "<dt>" + escaped(name) + "</dt><dd>" + markup + "</dd>\n";
  }

  /** An entry of the page. */
  String section(Entry entry, String title, String badges, String content) {
    return """
    <section id="%s" data-name="%s">
    <h3><span class="kind">%s</span> %s%s</h3>
    %s%s</section>
    """
        .formatted(
            escaped(anchor(entry.reference())),
            escaped(title),
            entry.reference().kind() == Reference.Kind.GROUP
                ? "features"
                : entry.reference().kind().word(),
            escaped(title),
            badges,
            doc(entry.doc()),
            content);
  }

  /**
   * A table of an entry's parts, one a row.
   *
   * @param what the parts are called
   */
  String table(String what, Entry entry) {
    if (entry.values().isEmpty()) {
      return "";
    }
    return entry.values().stream()
        .map(value -> row(entry, value))
        .collect(
            Collectors.joining(
                "",
                "<div class=\"scroll\"><table>\n<thead><tr><th>"
                    + what
                    + "</th><th>type</th><th>what it is</th></tr></thead>\n<tbody>\n",
                "</tbody>\n</table></div>\n"));
  }

  private String row(Entry entry, Value value) {
    Reference self = entry.reference().member(value.name());
    String marks =
        value.marks().stream()
            .map(mark -> "<span class=\"mark\">" + escaped(mark) + "</span>")
            .collect(Collectors.joining());
    String definition =
        value.definition().isEmpty() || value.definition().equals(value.name())
            ? ""
            : code(value.definition());
    return "<tr id=\"%s\"><td>%s%s</td><td class=\"type\">%s</td><td>%s%s%s</td></tr>\n"
        .formatted(
            escaped(anchor(self)),
            code(value.name()),
            marks,
            code(value.typeText()),
            doc(value.doc()),
            definition,
            relations(value.reads(), lineage.usersOf(self)));
  }

  /** Of the one feature that a column is, so that nobody needs to follow the link for it. */
  private String definition(List<Reference> reads) {
    return reads.size() == 1
        ? lineage.feature(reads.get(0)).map(it -> ": " + code(it.definition())).orElse("")
        : "";
  }

  private String relations(List<Reference> reads, List<Reference> users) {
    String from = reads.isEmpty() ? "" : "from " + links(reads) + definition(reads);
    String to = users.isEmpty() ? "" : "used by " + links(users);
    String both = from + (from.isEmpty() || to.isEmpty() ? "" : "; ") + to;
    return both.isEmpty() ? "" : "<div class=\"links\">" + both + "</div>";
  }
}
