package dev.semblance.spark.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.spark.BackfillException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Decides which files of an earlier output stay when a run writes to the same place. */
final class Replacement {
  private static final long DAY = Duration.ofDays(1).toMillis() * 1000;

  /** What must be the same for rows to lie side by side; in words for people. */
  private static final Map<String, String> IDENTITY =
      Map.of(
          "vector", "vector",
          "version", "version of the vector",
          "plan_hash", "plan hash",
          "labels_hash", "hash of the labels",
          "order", "order of events",
          "columns", "columns",
          "selection", "selection");

  private final OutputWish wish;

  Replacement(OutputWish wish) {
    this.wish = wish;
  }

  /**
   * The files that stay.
   *
   * @throws BackfillException if the run may not be written there; the message says why
   */
  List<DataFile> kept(Manifest there) {
    if (wish.range().isAll()) {
      requireOverwrite();
      return List.of();
    }
    requireSame(there.description());
    checkCutDate(there, wish.range().fromMicros(), wish.range().hasStart());
    checkCutDate(there, wish.range().toMicros(), wish.range().hasEnd());
    TreeSet<LocalDate> taken = new TreeSet<>();
    List<DataFile> kept = new ArrayList<>();
    for (DataFile file : there.files()) {
      if (file.meets(wish.range())) {
        taken.add(file.date());
      } else {
        kept.add(file);
      }
    }
    if (!taken.isEmpty() && !wish.overwrite()) {
      throw new BackfillException(
          "the output %s has rows of %s already: pass --overwrite to replace %s"
              .formatted(
                  wish.out(),
                  taken.size() == 1
                      ? taken.first()
                      : "%d of these dates, the first %s".formatted(taken.size(), taken.first()),
                  taken.size() == 1 ? "them" : "what is there of the range"));
    }
    return kept;
  }

  /** That an output without a manifest, or all of one, may be replaced. */
  void requireOverwrite() {
    if (!wish.overwrite()) {
      throw new BackfillException(
          "the output %s exists already: choose another place, or pass --overwrite to replace it"
              .formatted(wish.out()));
    }
  }

  private void requireSame(ObjectNode there) {
    ObjectNode ours = wish.description();
    Optional<String> other =
        List.of("vector", "version", "plan_hash", "labels_hash", "order", "columns", "selection")
            .stream()
            .filter(key -> !withoutDocs(ours.path(key)).equals(withoutDocs(there.path(key))))
            .findFirst();
    if (other.isPresent()) {
      throw new BackfillException(
          ("the output %s has another %s%s, so rows of a range cannot join it: choose another"
                  + " place, or leave the range out and pass --overwrite to replace all of it")
              .formatted(
                  wish.out(),
                  IDENTITY.get(other.get()),
                  List.of("columns", "selection").contains(other.get())
                      ? ""
                      : " (%s, not %s)"
                          .formatted(
                              there.path(other.get()).asText(), ours.path(other.get()).asText())));
    }
  }

  /** A comment may change at any time. */
  private static JsonNode withoutDocs(JsonNode description) {
    JsonNode copy = description.deepCopy();
    copy.forEach(
        column -> {
          if (column instanceof ObjectNode object) {
            object.remove("doc");
          }
        });
    return copy;
  }

  /** A date that the range cuts through would lose the rows on the other side of the cut. */
  private void checkCutDate(Manifest there, long bound, boolean isBound) {
    if (!isBound || Math.floorMod(bound, DAY) == 0) {
      return;
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(bound, DAY));
    if (there.dates().contains(date)) {
      throw new BackfillException(
          "the output %s has rows of %s, of which the range covers a part only: give whole dates"
              .formatted(wish.out(), date));
    }
  }
}
