package dev.semblance.cli.catalog;

import static dev.semblance.cli.catalog.PageParts.badge;
import static dev.semblance.cli.catalog.PageParts.code;
import static dev.semblance.cli.catalog.PageParts.doc;
import static dev.semblance.cli.catalog.PageParts.fact;
import static dev.semblance.cli.page.Markup.escaped;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The entries of a program as sections of the page. */
final class EntrySections {
  private static final String FACTS = "<dl class=\"facts\">\n";

  private final Program program;
  private final PageParts parts;

  EntrySections(Program program, PageParts parts) {
    this.program = program;
    this.parts = parts;
  }

  String vector(Entry.Vector vector) {
    String uses =
        vector.uses().stream()
            .map(
                use ->
                    parts.link(use.group())
                        + " by "
                        + code(use.key())
                        + (use.alias().equals(use.group().name())
                            ? ""
                            : " as " + code(use.alias())))
            .collect(Collectors.joining("<br/>"));
    String facts =
        fact("one row for each", source(vector, vector.on(), vector.where()))
            + fact("uses", uses)
            + fact("used by", parts.links(parts.lineage().usersOf(vector.reference())))
            + fact("declared in", escaped(vector.place().toString()))
            + fact("meaning", code(vector.version().hash()))
            + fact("plan hash of outputs", code(vector.planHash()));
    String content =
        new LineageDrawing(program, vector, parts).svg()
            + FACTS
            + facts
            + "</dl>\n"
            + parts.table("column", vector)
            + tests(vector.tests());
    return versioned(vector, vector.version(), content);
  }

  String group(Entry.Group group) {
    String key =
        group.key().stream()
            .map(
                part ->
                    code(
                        part.definition().equals(part.name())
                            ? part.name()
                            : part.name() + " = " + part.definition()))
            .collect(Collectors.joining(", "));
    String facts =
        fact("for each", key)
            + fact("from", source(group, group.from(), group.where()))
            + fact("remembers", escaped(group.state()))
            + fact("used by", parts.links(parts.lineage().wholesThatUse(group)))
            + fact("declared in", escaped(group.place().toString()))
            + fact("meaning", code(group.version().hash()));
    return versioned(
        group, group.version(), FACTS + facts + "</dl>\n" + parts.table("feature", group));
  }

  /** The stream that it is of, which its first source is, and its own condition. */
  private String source(Entry entry, String written, Optional<String> where) {
    return parts.link(entry.sources().get(0), written)
        + where.map(condition -> " where " + code(condition)).orElse("");
  }

  private String versioned(Entry entry, Entry.Version version, String content) {
    String locked = version.locked() ? badge("good", "locked") : badge("kind", "not locked");
    String badges =
        version.deprecated().map(any -> badge("warn", "deprecated")).orElse("") + locked;
    String advice =
        version
            .deprecated()
            .filter(text -> !text.isEmpty())
            .map(text -> "<p class=\"doc warn\">" + escaped(text) + "</p>\n")
            .orElse("");
    return parts.section(
        entry, program.qualified(entry.reference().title()), badges, advice + content);
  }

  private static String tests(List<String> titles) {
    return titles.stream()
        .map(title -> "<li>" + escaped(title) + "</li>\n")
        .reduce(String::concat)
        .map(items -> "<h4>tests</h4>\n<ul>\n" + items + "</ul>\n")
        .orElse("");
  }

  String stream(Entry.Stream stream) {
    List<Reference> wholes =
        stream.sources().stream().filter(source -> source.member().isEmpty()).toList();
    List<Reference> events = stream.events().stream().map(Reference::event).toList();
    String facts =
        fact("is", code(stream.definition()))
            + fact("made of", parts.links(wholes))
            + fact("events", events.equals(wholes) ? "" : parts.links(events))
            + fact("used by", parts.links(parts.lineage().wholesThatUse(stream)))
            + fact("declared in", escaped(stream.place().toString()));
    return parts.section(
        stream, stream.name(), "", FACTS + facts + "</dl>\n" + parts.table("added field", stream));
  }

  String event(Entry.Event event) {
    String facts =
        fact("used by", parts.links(parts.lineage().wholesThatUse(event)))
            + fact("declared in", escaped(event.place().toString()));
    return parts.section(
        event, event.name(), "", FACTS + facts + "</dl>\n" + parts.table("field", event));
  }

  /** All functions in one section. */
  String functions(String id) {
    StringBuilder rows = new StringBuilder();
    for (NamedFunction function : program.functions()) {
      String java = function.isJava() ? badge("kind", "Java, version " + function.version()) : "";
      rows.append("<tr><td>").append(code(function.signature())).append(java).append("</td><td>");
      rows.append(doc(function.doc()));
      if (!function.isJava()) {
        rows.append(code(function.definition()));
      }
      function
          .place()
          .map(Place::toString)
          .ifPresent(
              place ->
                  rows.append("<div class=\"links\">").append(escaped(place)).append("</div>"));
      rows.append("</td></tr>\n");
    }
    return """
    <section id="%s" data-name="function">
    <h3>Functions</h3>
    <div class="scroll"><table>
    <thead><tr><th>function</th><th>what it is</th></tr></thead>
    <tbody>
    %s</tbody>
    </table></div>
    </section>
    """
        .formatted(id, rows);
  }
}
