package dev.semblance.reference.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The vectors of a run, in an order that depends on nothing but themselves.
 *
 * @param columns names, in output order, without id and time
 * @param rows by time, id and then values
 */
public record VectorSet(List<String> columns, List<VectorRow> rows) {

  private static final int MOST_DIFFERENCES_SHOWN = 12;

  private static final Comparator<VectorRow> ORDER =
      Comparator.comparingLong(VectorRow::time)
          .thenComparing(VectorRow::id, Values::compareParts)
          .thenComparing(row -> new ArrayList<>(row.values().values()), Values::compareParts);

  public VectorSet {
    columns = List.copyOf(columns);
    rows = rows.stream().sorted(ORDER).toList();
  }

  /** The vectors that pass. */
  public VectorSet only(Predicate<VectorRow> kept) {
    return new VectorSet(columns, rows.stream().filter(kept).toList());
  }

  /** How many values there are. */
  public long cells() {
    return (long) columns.size() * rows.size();
  }

  /**
   * How {@code actual} differs from this, cell by cell and bit by bit, for people to read; empty if
   * it does not.
   */
  public Optional<String> differenceTo(VectorSet actual) {
    List<String> differences = new ArrayList<>();
    if (!columns.equals(actual.columns)) {
      differences.add("columns: expected " + columns + " but was " + actual.columns);
    } else if (rows.size() != actual.rows.size()) {
      addRowDifferences(actual, differences);
    } else {
      for (int i = 0; i < rows.size(); i++) {
        addCellDifferences(rows.get(i), actual.rows.get(i), differences);
      }
    }
    return differences.isEmpty() ? Optional.empty() : Optional.of(text(differences));
  }

  private void addRowDifferences(VectorSet actual, List<String> differences) {
    differences.add("rows: expected " + rows.size() + " but were " + actual.rows.size());
    List<String> missing = new ArrayList<>(rows.stream().map(VectorSet::place).toList());
    List<String> unexpected = new ArrayList<>(actual.rows.stream().map(VectorSet::place).toList());
    for (String place : List.copyOf(missing)) {
      if (unexpected.remove(place)) {
        missing.remove(place);
      }
    }
    missing.forEach(place -> differences.add(place + ": missing"));
    unexpected.forEach(place -> differences.add(place + ": not expected"));
  }

  private static void addCellDifferences(
      VectorRow expected, VectorRow actual, List<String> differences) {
    if (!place(expected).equals(place(actual))) {
      differences.add(place(expected) + ": missing, instead " + place(actual));
      return;
    }
    for (Map.Entry<String, Object> cell : expected.values().entrySet()) {
      Object value = actual.values().get(cell.getKey());
      if (!Values.same(cell.getValue(), value)) {
        differences.add(
            "%s, %s: expected %s but was %s"
                .formatted(place(expected), cell.getKey(), shown(cell.getValue()), shown(value)));
      }
    }
  }

  private static String place(VectorRow row) {
    return "id " + row.id() + " at " + row.time();
  }

  /** The value with what tells it from others that print alike. */
  private static String shown(Object value) {
    if (value instanceof Double number) {
      return number + " (" + Double.toHexString(number) + ")";
    }
    return value == null ? "null" : value + " (" + value.getClass().getSimpleName() + ")";
  }

  private static String text(List<String> differences) {
    int shown = Math.min(differences.size(), MOST_DIFFERENCES_SHOWN);
    String text = String.join("\n", differences.subList(0, shown));
    int left = differences.size() - shown;
    return left == 0 ? text : text + "\n... and " + left + " more";
  }
}
