package dev.semblance.reference.why;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How a trigger came by values of its vector.
 *
 * @param inArrivalOrder as serving saw the events; else by their times
 * @param absence why the trigger has no vector, if it has none; then there are no values
 * @param columns of the vector that were asked for, with their values
 * @param features those behind the columns that are computed from other features of their group
 * @param parts what they are made of, in the order in which it was computed
 */
public record Explanation(
    String vector,
    int version,
    boolean inArrivalOrder,
    Occurrence trigger,
    Optional<String> absence,
    List<Column> columns,
    List<Column> features,
    List<Part> parts) {

  /**
   * A column of the vector, or a feature, that is computed from others.
   *
   * @param definition its expression, as text
   * @param reads the fields and features in the expression, with their values
   */
  public record Column(Named value, String definition, List<Named> reads) {
    public Column {
      requireNonNull(value, "value");
      requireNonNull(definition, "definition");
      reads = List.copyOf(reads);
    }
  }

  public Explanation {
    requireNonNull(vector, "vector");
    requireNonNull(trigger, "trigger");
    requireNonNull(absence, "absence");
    columns = List.copyOf(columns);
    features = List.copyOf(features);
    parts = List.copyOf(parts);
  }
}
