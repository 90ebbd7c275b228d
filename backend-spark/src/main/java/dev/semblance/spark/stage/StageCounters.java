package dev.semblance.spark.stage;

import dev.semblance.spark.task.Tally;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/** Under which names a stage's tasks report what they counted, by input. */
public final class StageCounters implements Serializable {
  /** Before the name of a counter of repeated rows, the counter of those that differ. */
  public static final String CONFLICTS = "conflicts beside ";

  private static final long serialVersionUID = 1L;

  private final Tally tally;
  private final TreeMap<Integer, String> duplicates;
  private final TreeMap<Integer, String> late;

  /**
   * @param duplicates for inputs whose repeated rows are to be counted, the counter
   * @param late for inputs whose late rows are to be counted, the counter
   */
  public StageCounters(Tally tally, Map<Integer, String> duplicates, Map<Integer, String> late) {
    this.tally = tally;
    this.duplicates = new TreeMap<>(duplicates);
    this.late = new TreeMap<>(late);
  }

  /** In all of a partition, inputs had so many repeated rows. */
  void reportDuplicates(int partition, IntToLongFunction ofInput) {
    duplicates.forEach((input, name) -> tally.report(name, partition, ofInput.applyAsLong(input)));
  }

  /** In all of a partition, inputs had so many rows with the time and id of a different one. */
  void reportConflicts(int partition, IntToLongFunction ofInput) {
    duplicates.forEach(
        (input, name) -> tally.report(CONFLICTS + name, partition, ofInput.applyAsLong(input)));
  }

  /** In all of a partition, inputs had so many late rows. */
  void reportLate(int partition, IntToLongFunction ofInput) {
    late.forEach((input, name) -> tally.report(name, partition, ofInput.applyAsLong(input)));
  }
}
