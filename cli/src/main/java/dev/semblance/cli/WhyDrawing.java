package dev.semblance.cli;

import static dev.semblance.cli.page.Markup.escaped;

import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Part;
import java.util.List;

/** Timelines of the events behind a value, as SVG that can stand alone. */
final class WhyDrawing {

  /** For light and dark surroundings. */
  private static final String STYLE =
      """
      .why { --ink: #1f2933; --faint: #7b8794; --paper: #ffffff; --band: #d9f0ea; --yes: #0b7a63; --no: #b4530a; }
      @media (prefers-color-scheme: dark) {
        .why { --ink: #e4e7eb; --faint: #9aa5b1; --paper: #16191d; --band: #123b33; --yes: #4fd1b0; --no: #f0a35e; }
      }
      .why text { font: 12px system-ui, sans-serif; fill: var(--ink); }
      .why .title { font-weight: 600; font-size: 13px; }
      .why .faint { fill: var(--faint); }
      .why .paper { fill: var(--paper); }
      .why .band { fill: var(--band); }
      .why .line { stroke: var(--faint); stroke-width: 1; }
      .why .trigger { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
      .why .yes { fill: var(--yes); stroke: var(--yes); }
      .why .no { fill: none; stroke: var(--no); stroke-width: 1.5; }
      """;

  private WhyDrawing() {}

  /** All parts of an explanation, one below the other. */
  static String of(Explanation explanation) {
    return of(explanation, explanation.parts());
  }

  static String of(Explanation explanation, List<Part> parts) {
    StringBuilder lanes = new StringBuilder();
    int height = 0;
    for (Part part : parts) {
      WhyTimeline timeline = new WhyTimeline(explanation, part);
      lanes.append("<g transform=\"translate(0,%d)\">\n".formatted(height));
      lanes.append(timeline.svg()).append("</g>\n");
      height += timeline.height();
    }
    String title = escaped(WhyText.heading(explanation));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" class="why" role="img" aria-label="%s" \
    viewBox="0 0 %d %d">
    <style>
    %s</style>
    <rect class="paper" width="100%%" height="100%%"/>
    %s</svg>
    """
        .formatted(title, WhyTimeline.WIDTH, Math.max(1, height), STYLE, lanes);
  }
}
