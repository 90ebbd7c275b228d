package dev.semblance.cli.catalog;

import static dev.semblance.cli.page.Markup.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A catalogue as one page that needs nothing else, well-formed as XML too. Without scripts it lacks
 * its search and no more.
 */
public final class CatalogPage {
  private final StringBuilder index = new StringBuilder();
  private final StringBuilder content = new StringBuilder();
  private final boolean several;

  private CatalogPage(boolean several) {
    this.several = several;
  }

  /** The page; the same catalogue gives the same text. */
  public static String of(Catalog catalog) {
    CatalogPage page = new CatalogPage(catalog.programs().size() > 1);
    for (int i = 0; i < catalog.programs().size(); i++) {
      page.add(catalog.programs().get(i), i);
    }
    String title =
        catalog.programs().stream().map(Program::title).collect(Collectors.joining(", "));
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
    <header>
    <h1>%s</h1>
    <input id="search" type="search" hidden="hidden" placeholder="search, or press /" aria-label="search"/>
    <span id="count" class="kind"></span>
    </header>
    <div class="layout">
    <nav>
    %s</nav>
    <main>
    %s</main>
    </div>
    <script>
    %s</script>
    </body>
    </html>
    """
        .formatted(
            escaped(title),
            resource("page.css"),
            escaped(title),
            page.index,
            page.content,
            resource("page.js"));
  }

  private static String resource(String name) {
    try (InputStream in = CatalogPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Program program, int number) {
    PageParts parts = new PageParts(several ? "p" + (number + 1) + "-" : "", new Lineage(program));
    EntrySections sections = new EntrySections(program, parts);
    for (StringBuilder part : List.of(index, content)) {
      part.append("<div class=\"program\">\n");
      part.append(several ? "<h2 class=\"title\">" + escaped(program.title()) + "</h2>\n" : "");
    }
    index("Vectors", program.vectors(), parts);
    index("Features", program.groups(), parts);
    index("Streams", program.streams(), parts);
    index("Events", program.events(), parts);
    program.vectors().forEach(vector -> content.append(sections.vector(vector)));
    program.groups().forEach(group -> content.append(sections.group(group)));
    program.streams().forEach(stream -> content.append(sections.stream(stream)));
    program.events().forEach(event -> content.append(sections.event(event)));
    if (!program.functions().isEmpty()) {
      String id = parts.at() + "functions";
      index
          .append("<h2>Functions</h2>\n<ul>\n<li><a href=\"#")
          .append(id)
          .append("\">all functions</a></li>\n</ul>\n");
      content.append(sections.functions(id));
    }
    index.append("</div>\n");
    content.append("</div>\n");
  }

  private void index(String title, List<? extends Entry> entries, PageParts parts) {
    if (entries.isEmpty()) {
      return;
    }
    index.append("<h2>").append(title).append("</h2>\n<ul>\n");
    for (Entry entry : entries) {
      index
          .append("<li>")
          .append(parts.link(entry.reference(), entry.reference().title()))
          .append("</li>\n");
    }
    index.append("</ul>\n");
  }
}
