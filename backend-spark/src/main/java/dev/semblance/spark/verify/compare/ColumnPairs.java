package dev.semblance.spark.verify.compare;

import dev.semblance.spark.output.VectorColumn.Role;
import dev.semblance.spark.verify.UnknownColumnException;
import dev.semblance.spark.verify.VectorDescription;
import dev.semblance.spark.verify.VectorField;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns are compared.
 *
 * @param pairs of both sides, in the order of the left
 * @param onlyLeft names of those that only the left has
 * @param onlyRight names of those that only the right has
 */
public record ColumnPairs(List<Pair> pairs, List<String> onlyLeft, List<String> onlyRight) {

  /** A column as each side has it. */
  public record Pair(VectorField left, VectorField right) {
    /** Whether both have it of one type. */
    public boolean isOfOneType() {
      return left.typeText().equals(right.typeText());
    }
  }

  /**
   * The columns of two sides.
   *
   * @param wanted names; empty for all
   * @throws UnknownColumnException if a name is on neither side
   */
  public static ColumnPairs of(
      VectorDescription left, VectorDescription right, List<String> wanted) {
    for (String name : wanted) {
      if (!has(left, name) && !has(right, name)) {
        throw new UnknownColumnException(
            "neither side has a column %s; the columns are %s"
                .formatted(
                    name,
                    String.join(", ", left.values().stream().map(VectorField::name).toList())));
      }
    }
    List<Pair> pairs = new ArrayList<>();
    List<String> onlyLeft = new ArrayList<>();
    for (VectorField field : left.values()) {
      if (!isWanted(field, wanted)) {
        continue;
      }
      if (has(right, field.name())) {
        pairs.add(new Pair(field, right.column(field.name()).orElseThrow()));
      } else if (!isLabel(field)) {
        onlyLeft.add(field.name());
      }
    }
    List<String> onlyRight =
        right.values().stream()
            .filter(field -> isWanted(field, wanted) && !has(left, field.name()))
            .filter(field -> !isLabel(field))
            .map(VectorField::name)
            .toList();
    return new ColumnPairs(pairs, onlyLeft, onlyRight);
  }

  private static boolean has(VectorDescription side, String name) {
    return side.values().stream().anyMatch(field -> field.name().equals(name));
  }

  /** Labels are in backfill only: that a log of what was served lacks them is no difference. */
  private static boolean isLabel(VectorField field) {
    return field.role() == Role.LABEL;
  }

  private static boolean isWanted(VectorField field, List<String> wanted) {
    return wanted.isEmpty() || wanted.contains(field.name());
  }

  /** The left side's columns, in the order of the pairs. */
  public List<VectorField> left() {
    return pairs.stream().map(Pair::left).toList();
  }

  /** The right side's columns, in the order of the pairs. */
  public List<VectorField> right() {
    return pairs.stream().map(Pair::right).toList();
  }
}
