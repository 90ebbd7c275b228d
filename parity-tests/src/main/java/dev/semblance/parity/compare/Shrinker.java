package dev.semblance.parity.compare;

import dev.semblance.reference.data.Arrived;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a failing trial small: takes away declarations, lines and events for as long as it still
 * fails. What is left is what the failure needs.
 */
public final class Shrinker {
  private final Predicate<Trial> fails;

  /**
   * @param fails whether a trial still fails; false for one that does not compile
   */
  public Shrinker(Predicate<Trial> fails) {
    this.fails = fails;
  }

  /** The smallest failing trial that taking things away from {@code trial} finds. */
  public Trial shrink(Trial trial) {
    Trial before = trial;
    Trial smaller = round(trial);
    while (!smaller.equals(before)) {
      before = smaller;
      smaller = round(smaller);
    }
    return smaller;
  }

  private Trial round(Trial trial) {
    Trial fewer = withoutParts(trial, "\n\n");
    fewer = withoutEvents(fewer);
    return withoutParts(fewer, "\n");
  }

  private Trial withoutParts(Trial trial, String separator) {
    List<String> parts =
        least(
            List.of(trial.definition().split(separator)),
            kept -> fails.test(with(trial, String.join(separator, kept))));
    return with(trial, String.join(separator, parts));
  }

  private static Trial with(Trial trial, String definition) {
    return new Trial(definition + "\n", trial.arrivals());
  }

  private Trial withoutEvents(Trial trial) {
    return with(trial, least(trial.arrivals().inOrder(), kept -> fails.test(with(trial, kept))));
  }

  private static Trial with(Trial trial, List<Arrived> kept) {
    return new Trial(trial.definition(), trial.arrivals().with(kept));
  }

  /** Takes away runs of items, long ones first, while what is kept still fails. */
  private static <T> List<T> least(List<T> items, Predicate<List<T>> fails) {
    List<T> kept = new ArrayList<>(items);
    for (int length = Math.max(1, kept.size() / 2); length > 0; length /= 2) {
      for (int start = kept.size() - length; start >= 0; start--) {
        if (start + length > kept.size()) {
          continue;
        }
        List<T> fewer = new ArrayList<>(kept);
        fewer.subList(start, start + length).clear();
        if (fails.test(fewer)) {
          kept = fewer;
        }
      }
    }
    return kept;
  }
}
