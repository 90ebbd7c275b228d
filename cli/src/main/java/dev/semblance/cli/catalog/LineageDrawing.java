package dev.semblance.cli.catalog;

import static dev.semblance.cli.page.Markup.escaped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a vector comes from, drawn: events on the left, groups in the middle, the vector on the
 * right. Drawn only while it is small enough to be read.
 */
final class LineageDrawing {
  private static final int MOST_NODES = 24;
  private static final int WIDTH = 230;
  private static final int HEIGHT = 26;
  private static final int STEP = 36;
  private static final int GAP = 90;
  private static final int LETTERS = 29;

  private final Program program;
  private final Entry.Vector vector;
  private final PageParts parts;
  private final Map<Reference, int[]> at = new LinkedHashMap<>();
  private final StringBuilder edges = new StringBuilder();
  private final StringBuilder nodes = new StringBuilder();

  LineageDrawing(Program program, Entry.Vector vector, PageParts parts) {
    this.program = program;
    this.vector = vector;
    this.parts = parts;
  }

  /** The drawing, or nothing where it would be of no help. */
  String svg() {
    List<Entry.Group> groups = groups();
    Set<Reference> events = new LinkedHashSet<>();
    vector.events().forEach(event -> events.add(Reference.event(event)));
    groups.forEach(group -> group.events().forEach(event -> events.add(Reference.event(event))));
    Set<Reference> ahead = ahead();
    events.addAll(ahead);
    if (groups.size() > MOST_NODES || events.size() > MOST_NODES) {
      return "";
    }
    place(List.copyOf(events), 0, 0);
    // The first row is the way of the trigger itself.
    place(groups.stream().map(Entry::reference).toList(), 1, 1);
    place(List.of(vector.reference()), 2, 0);
    draw(groups, ahead);
    int rows = Math.max(events.size(), groups.size() + 1);
    int width = 3 * WIDTH + 2 * GAP + 2;
    int height = rows * STEP;
    return """
    <svg class="lineage" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="lineage">
    %s%s</svg>
    """
        .formatted(width, height, width, height, edges, nodes);
  }

  private List<Entry.Group> groups() {
    Set<Reference> used =
        vector.uses().stream()
            .map(Entry.Use::group)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    // A vector that is made of another may read features through it.
    for (Value column : vector.values()) {
      column.reads().stream()
          .filter(read -> read.kind() == Reference.Kind.GROUP)
          .forEach(read -> used.add(read.whole()));
    }
    List<Entry.Group> groups = new ArrayList<>();
    for (Reference reference : used) {
      program.groups().stream()
          .filter(group -> group.reference().equals(reference))
          .forEach(groups::add);
    }
    return groups;
  }

  /** The events that labels look at. */
  private Set<Reference> ahead() {
    Set<Reference> ahead = new LinkedHashSet<>();
    for (Value column : vector.values()) {
      if (column.marks().contains("label")) {
        column.reads().stream()
            .filter(read -> read.kind() == Reference.Kind.EVENT)
            .forEach(read -> ahead.add(read.whole()));
      }
    }
    return ahead;
  }

  private void place(List<Reference> references, int column, int firstRow) {
    for (int i = 0; i < references.size(); i++) {
      int x = 1 + column * (WIDTH + GAP);
      int y = (firstRow + i) * STEP + (STEP - HEIGHT) / 2;
      at.put(references.get(i), new int[] {x, y});
      node(references.get(i), x, y);
    }
  }

  private void node(Reference reference, int x, int y) {
    boolean self = reference.equals(vector.reference());
    nodes.append(
        """
        <a href="#%s"%s><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="6"/><text x="%d" y="%d">%s</text></a>
        """
            .formatted(
                escaped(parts.anchor(reference)),
                self ? " class=\"self\"" : "",
                escaped(reference.title()),
                x,
                y,
                WIDTH,
                HEIGHT,
                x + 10,
                y + 17,
                escaped(shortened(reference.title()))));
  }

  private static String shortened(String title) {
    return title.length() <= LETTERS ? title : title.substring(0, LETTERS - 1) + "\u2026";
  }

  private void draw(List<Entry.Group> groups, Set<Reference> ahead) {
    for (Entry.Group group : groups) {
      group.events().forEach(event -> edge(Reference.event(event), group.reference(), ""));
      edge(group.reference(), vector.reference(), "");
    }
    vector.events().forEach(event -> edge(Reference.event(event), vector.reference(), ""));
    ahead.forEach(event -> edge(event, vector.reference(), " class=\"ahead\""));
  }

  private void edge(Reference from, Reference to, String style) {
    int x1 = at.get(from)[0] + WIDTH;
    int y1 = at.get(from)[1] + HEIGHT / 2;
    int x2 = at.get(to)[0];
    int y2 = at.get(to)[1] + HEIGHT / 2;
    int bend = Math.min(GAP, x2 - x1) / 2;
    edges.append(
        "<path%s d=\"M%d %dC%d %d %d %d %d %d\"/>\n"
            .formatted(style, x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2));
  }
}
