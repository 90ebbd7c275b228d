package dev.semblance.cli;

import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Named;
import dev.semblance.reference.why.Part;
import dev.semblance.reference.why.Rule;
import dev.semblance.reference.why.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events behind a value as rows of a table: of each rule those nearest to the trigger.
 *
 * @param header names of the cells
 * @param counted by row, whether the event counts
 * @param left how many more there are of a rule
 */
record WhyRows(
    List<String> header, List<List<String>> rows, List<Boolean> counted, Map<Rule, Integer> left) {

  /**
   * @param limit most rows of each rule
   */
  static WhyRows of(Explanation explanation, Part part, int limit) {
    Map<Rule, Integer> left = new EnumMap<>(Rule.class);
    Set<Integer> shown = new HashSet<>();
    byRule(part).forEach((rule, places) -> shown.addAll(nearest(explanation, part, places, limit)));
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < part.events().size(); i++) {
      Verdict verdict = part.events().get(i);
      if (shown.contains(i)) {
        verdicts.add(verdict);
      } else {
        left.merge(verdict.rule(), 1, Integer::sum);
      }
    }
    return new WhyRows(
        part.events().isEmpty() ? List.of() : header(part.events().get(0)),
        verdicts.stream().map(WhyRows::cells).toList(),
        verdicts.stream().map(verdict -> verdict.rule().counts()).toList(),
        left);
  }

  private static Map<Rule, List<Integer>> byRule(Part part) {
    Map<Rule, List<Integer>> places = new EnumMap<>(Rule.class);
    for (int i = 0; i < part.events().size(); i++) {
      places.computeIfAbsent(part.events().get(i).rule(), rule -> new ArrayList<>()).add(i);
    }
    return places;
  }

  private static List<Integer> nearest(
      Explanation explanation, Part part, List<Integer> places, int limit) {
    double time = explanation.trigger().time();
    Comparator<Integer> byDistance =
        Comparator.comparingDouble(
            place -> Math.abs(part.events().get(place).event().time() - time));
    return places.stream().sorted(byDistance).limit(limit).toList();
  }

  private static List<String> header(Verdict verdict) {
    List<String> header = new ArrayList<>();
    verdict.event().id().forEach(part -> header.add(part.name()));
    header.add("time");
    verdict.event().arrival().ifPresent(arrival -> header.add(arrival.name()));
    verdict.values().forEach(value -> header.add(value.name()));
    header.add("rule");
    return header;
  }

  private static List<String> cells(Verdict verdict) {
    List<String> cells = new ArrayList<>();
    verdict.event().id().forEach(part -> cells.add(WhyValues.text(part)));
    cells.add(WhyValues.instant(verdict.event().time()));
    verdict.event().arrival().ifPresent(arrival -> cells.add(WhyValues.text(arrival)));
    verdict.values().forEach(value -> cells.add(WhyValues.text(value)));
    cells.add(verdict.rule().text());
    return cells;
  }

  /** {@code 12 more before the window, 3 more after the trigger}; empty if all are shown. */
  String rest() {
    return left.entrySet().stream()
        .map(entry -> entry.getValue() + " more " + entry.getKey().text())
        .collect(Collectors.joining(", "));
  }

  /** The key of a part, or that there is none. */
  static String key(Part part) {
    boolean whole = part.key().stream().map(Named::value).allMatch(value -> value != null);
    return whole
        ? "events of " + part.source() + " by " + WhyValues.pairs(part.key())
        : "no events: the key has a null, " + WhyValues.pairs(part.key());
  }

  /** The filters that left events out. */
  static List<String> conditions(Part part) {
    return part.conditions().entrySet().stream()
        .filter(entry -> part.events().stream().anyMatch(one -> one.rule() == entry.getKey()))
        .map(entry -> entry.getKey().text() + ": where " + entry.getValue())
        .toList();
  }

  /** {@code card_activity v1.spent: sum(price) over 1d}. */
  static String title(Part part) {
    String kind = part.kind() == Part.Kind.JOIN ? "join " : "";
    return kind + part.name() + ": " + part.definition();
  }

  /** {@code 3 of 7 events count}. */
  static String count(Part part) {
    return part.counted().size() + " of " + part.events().size() + " count";
  }
}
