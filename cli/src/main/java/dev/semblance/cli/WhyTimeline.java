package dev.semblance.cli;

import static dev.semblance.cli.page.Markup.escaped;

import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Part;
import dev.semblance.reference.why.Rule;
import dev.semblance.reference.why.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The events behind one aggregate or join on an axis of time, a lane for each rule. */
final class WhyTimeline {
  static final int WIDTH = 960;

  private static final int LEFT = 200;
  private static final int RIGHT = WIDTH - 60;
  private static final int TOP = 34;
  private static final int LANE = 26;
  private static final int BOTTOM = 48;
  private static final int TICKS = 4;
  private static final double SECOND = 1e6;

  private final Explanation explanation;
  private final Part part;
  private final List<Rule> lanes;
  private final double first;
  private final double last;

  WhyTimeline(Explanation explanation, Part part) {
    this.explanation = explanation;
    this.part = part;
    this.lanes = part.events().stream().map(Verdict::rule).distinct().sorted().toList();
    double[] ends = ends();
    double margin = Math.max(SECOND, (ends[1] - ends[0]) * 0.04);
    this.first = ends[0] - margin;
    this.last = ends[1] + margin;
  }

  /** What is drawn: all there is, but no more than a window's length around the window. */
  private double[] ends() {
    double time = explanation.trigger().time();
    double from = part.span().from().orElse(explanation.trigger().time());
    double earliest = Math.min(time, from);
    double latest = time;
    for (Verdict verdict : part.events()) {
      earliest = Math.min(earliest, verdict.event().time());
      latest = Math.max(latest, verdict.event().time());
    }
    double around = time - from;
    return around > 0
        ? new double[] {Math.max(earliest, from - around), Math.min(latest, time + around)}
        : new double[] {earliest, latest};
  }

  int height() {
    return TOP + LANE * Math.max(1, lanes.size()) + BOTTOM;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    int bottom = height() - BOTTOM;
    svg.append(text("title", 12, 20, "start", WhyRows.title(part)));
    double from = x(part.span().from().isPresent() ? part.span().from().getAsLong() : first);
    double to = Math.max(from + 1, x(part.span().to()));
    svg.append(
        "<rect class=\"band\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"><title>%s</title></rect>\n"
            .formatted(
                number(from),
                TOP,
                number(to - from),
                bottom - TOP,
                escaped("window " + WhyValues.text(part.span()))));
    for (int i = 0; i < lanes.size(); i++) {
      lane(svg, lanes.get(i), TOP + LANE * i + LANE / 2);
    }
    if (lanes.isEmpty()) {
      svg.append(text("faint", 12, TOP + LANE / 2 + 4, "start", "no events of this key"));
    }
    axis(svg, bottom);
    double trigger = x(explanation.trigger().time());
    svg.append(
        "<line class=\"trigger\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"><title>%s</title></line>\n"
            .formatted(
                number(trigger),
                TOP - 4,
                number(trigger),
                bottom,
                escaped("trigger " + WhyText.heading(explanation))));
    svg.append(text("faint", trigger, bottom + 34, "middle", "trigger"));
    return svg.toString();
  }

  private void lane(StringBuilder svg, Rule rule, int y) {
    svg.append(text("", 12, y + 4, "start", rule.text()));
    Map<Long, List<Verdict>> places = new TreeMap<>();
    int earlier = 0;
    int later = 0;
    for (Verdict verdict : part.events()) {
      double time = verdict.event().time();
      if (verdict.rule() == rule) {
        if (time < first) {
          earlier++;
        } else if (time > last) {
          later++;
        } else {
          places.computeIfAbsent(Math.round(x(time)), x -> new ArrayList<>()).add(verdict);
        }
      }
    }
    places.forEach((x, verdicts) -> svg.append(mark(rule, x, y, title(verdicts))));
    if (earlier > 0) {
      svg.append(text("faint", LEFT - 6, y + 4, "end", "\u2190 " + earlier));
    }
    if (later > 0) {
      svg.append(text("faint", RIGHT + 6, y + 4, "start", later + " \u2192"));
    }
  }

  private static String title(List<Verdict> verdicts) {
    Verdict one = verdicts.get(0);
    String more = verdicts.size() > 1 ? " and " + (verdicts.size() - 1) + " more" : "";
    String values = one.values().isEmpty() ? "" : ", " + WhyValues.pairs(one.values());
    return "%s at %s%s%s: %s"
        .formatted(
            WhyValues.text(one.event()),
            WhyValues.instant(one.event().time()),
            values,
            more,
            one.rule().text());
  }

  /**
   * What counts is a full disc; what does not is an outline, whose shape tells the kind of rule.
   */
  private static String mark(Rule rule, long x, int y, String title) {
    String shape =
        switch (rule) {
          case COUNTED, FOUND -> "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z";
          case NULL_ARGUMENT, TRIGGER_ITSELF -> "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z";
          case NOT_OF_STREAM, NOT_OF_GROUP, NOT_OF_DEFINITION -> "M-4 -4h8v8h-8z";
          case BEFORE_WINDOW, AFTER_WINDOW, OLDER_THAN_FOUND -> "M-4 -4l8 8M-4 4l8 -8";
          case SAME_INSTANT, AFTER_TRIGGER -> "M-4 4h8l-4 -8z";
          case DUPLICATE, TOO_LATE, TRIGGER_TOO_LATE, NOT_YET_ARRIVED -> "M0 -5l5 5l-5 5l-5 -5z";
        };
    return "<path class=\"%s\" transform=\"translate(%d,%d)\" d=\"%s\"><title>%s</title></path>\n"
        .formatted(rule.counts() ? "yes" : "no", x, y, shape, escaped(title));
  }

  private void axis(StringBuilder svg, int y) {
    svg.append(
        "<line class=\"line\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n"
            .formatted(LEFT, y, RIGHT, y));
    for (int i = 0; i < TICKS; i++) {
      double time = first + (last - first) * i / (TICKS - 1);
      svg.append(
          "<line class=\"line\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"/>\n"
              .formatted(number(x(time)), y, number(x(time)), y + 4));
      // Of stretches that long, seconds are enough.
      double shown = last - first > 100 * SECOND ? Math.floor(time / SECOND) * SECOND : time;
      String anchor = i == 0 ? "start" : i == TICKS - 1 ? "end" : "middle";
      svg.append(text("faint", x(time), y + 18, anchor, WhyValues.instant((long) shown)));
    }
  }

  private static String text(String style, double x, int y, String anchor, String text) {
    return "<text class=\"%s\" x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
        .formatted(style, number(x), y, anchor, escaped(text));
  }

  private double x(double time) {
    double within = Math.max(0, Math.min(1, (time - first) / (last - first)));
    return LEFT + within * (RIGHT - LEFT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
