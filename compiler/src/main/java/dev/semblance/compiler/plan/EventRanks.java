package dev.semblance.compiler.plan;

import dev.semblance.compiler.type.EventSchema;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which events come first within an instant: those that others look up, then by name. */
public final class EventRanks {
  private EventRanks() {}

  /** The names of the plan's events, in that order. */
  public static List<String> order(Plan plan) {
    List<String> names = plan.events().stream().map(EventSchema::name).toList();
    Map<String, Integer> ranks = new HashMap<>();
    names.forEach(name -> ranks.put(name, 0));
    // As often as the longest chain of joins can be; events that look each other up end there too.
    names.forEach(any -> plan.stages().forEach(stage -> raise(stage, names.size(), ranks)));
    return names.stream()
        .sorted(
            Comparator.<String>comparingInt(ranks::get).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static void raise(Stage stage, int most, Map<String, Integer> ranks) {
    String left = stage.subject().event();
    for (Stage.Lookup lookup : stage.subject().lookups()) {
      String right = stage.sources().get(lookup.source()).event();
      if (!right.equals(left)) {
        ranks.put(left, Math.min(most, Math.max(ranks.get(left), ranks.get(right) + 1)));
      }
    }
  }
}
