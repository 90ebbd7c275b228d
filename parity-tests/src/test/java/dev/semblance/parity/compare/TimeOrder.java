package dev.semblance.parity.compare;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arrivals that respect time: nothing comes before what is older, or before what it looks up. */
final class TimeOrder {
  private final Plan plan;

  private TimeOrder(Plan plan) {
    this.plan = plan;
  }

  /**
   * The arrivals that the plan reads, sorted by time, and at equal times the right sides of joins
   * first. Where events of one instant look each other up, only some of them are left.
   */
  static Arrivals of(Plan plan, Arrivals arrivals) {
    return arrivals.with(new TimeOrder(plan).sorted(arrivals.inOrder()));
  }

  private List<Arrived> sorted(List<Arrived> arrivals) {
    Map<String, Integer> ranks = ranks();
    List<Arrived> sorted =
        new ArrayList<>(
            arrivals.stream().filter(arrived -> ranks.containsKey(arrived.name())).toList());
    sorted.sort(
        Comparator.comparing(this::time).thenComparing(arrived -> ranks.get(arrived.name())));
    Optional<Arrived> late = tooLateToBeFound(sorted);
    while (late.isPresent()) {
      sorted.removeAll(List.of(late.get()));
      late = tooLateToBeFound(sorted);
    }
    return sorted;
  }

  private long time(Arrived arrived) {
    return (Long) arrived.event().get(plan.event(arrived.name()).timeField());
  }

  /** How many joins lie between an event and those that need nobody else, where none goes round. */
  private Map<String, Integer> ranks() {
    Map<String, Integer> ranks = new HashMap<>();
    plan.events().forEach(event -> ranks.put(event.name(), 0));
    for (int round = 0; round < plan.events().size(); round++) {
      for (Stage stage : plan.stages()) {
        String left = stage.subject().event();
        rightSides(stage).forEach(right -> ranks.merge(left, ranks.get(right) + 1, Integer::max));
      }
    }
    return ranks;
  }

  private static List<String> rightSides(Stage stage) {
    return stage.subject().lookups().stream()
        .map(lookup -> stage.sources().get(lookup.source()).event())
        .toList();
  }

  /** An event of a join's right side that comes after another event of its instant on the left. */
  private Optional<Arrived> tooLateToBeFound(List<Arrived> sorted) {
    for (int i = 0; i < sorted.size(); i++) {
      Arrived left = sorted.get(i);
      for (int k = i + 1; k < sorted.size() && time(sorted.get(k)) == time(left); k++) {
        Arrived right = sorted.get(k);
        if (!left.equals(right) && looksUp(left.name(), right.name())) {
          return Optional.of(right);
        }
      }
    }
    return Optional.empty();
  }

  private boolean looksUp(String left, String right) {
    return plan.stages().stream()
        .anyMatch(
            stage -> stage.subject().event().equals(left) && rightSides(stage).contains(right));
  }
}
