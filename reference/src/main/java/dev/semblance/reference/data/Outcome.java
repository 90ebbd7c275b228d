package dev.semblance.reference.data;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of arrivals.
 *
 * @param vectors a trigger that was answered twice has two rows
 * @param rejected what was turned away, in an order of its own; empty where the engine does not
 *     tell
 */
public record Outcome(VectorSet vectors, Optional<List<Rejected>> rejected) {
  public Outcome {
    requireNonNull(vectors, "vectors");
    rejected = rejected.map(list -> list.stream().sorted(Rejected.ORDER).toList());
  }

  /** How {@code actual} differs from this, for people to read; empty if it does not. */
  public Optional<String> differenceTo(Outcome actual) {
    Optional<String> difference = vectors.differenceTo(actual.vectors);
    if (difference.isPresent() || rejected.isEmpty() || actual.rejected.isEmpty()) {
      return difference;
    }
    List<Rejected> missing = new ArrayList<>(rejected.get());
    List<Rejected> unexpected = new ArrayList<>();
    for (Rejected one : actual.rejected.get()) {
      if (!missing.remove(one)) {
        unexpected.add(one);
      }
    }
    return missing.isEmpty() && unexpected.isEmpty()
        ? Optional.empty()
        : Optional.of("not rejected: " + missing + "\nrejected unexpectedly: " + unexpected);
  }
}
