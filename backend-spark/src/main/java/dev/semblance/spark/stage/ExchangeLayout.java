package dev.semblance.spark.stage;

import dev.semblance.spark.plan.InputStep;
import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.LaneLayout;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Where things stand in the rows that a stage exchanges. All inputs share one layout: beside what
 * the order needs there are slots for longs and slots for bytes, as many as the widest input has,
 * and each input puts its columns into them as they come.
 */
final class ExchangeLayout implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int KEY_HASH = 0;

  /** Bytes that are equal for equal keys; null for a row without a key. */
  static final int KEY = 1;

  static final int TIME = 2;

  /** Index of the input that the row belongs to. */
  static final int INPUT = 3;

  static final int IDENTITY = 4;

  private static final int FIRST_SLOT = 5;

  /** Names of the columns by which rows are spread and sorted, in the order of sorting. */
  static final String[] ORDER = {"key_hash", "key", "time", "input", "identity"};

  private int longs;
  private int bytes;
  private final ArrayList<HashMap<String, Integer>> positions = new ArrayList<>();

  private ExchangeLayout() {}

  /**
   * @param lanes layouts of the inputs' rows before the exchange
   */
  static ExchangeLayout of(StageStep step, List<LaneLayout> lanes) {
    ExchangeLayout layout = new ExchangeLayout();
    List<List<String>> longColumns = new ArrayList<>();
    List<List<String>> byteColumns = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      longColumns.add(columns(step.inputs().get(i), lanes.get(i), true));
      byteColumns.add(columns(step.inputs().get(i), lanes.get(i), false));
      layout.longs = Math.max(layout.longs, longColumns.get(i).size());
      layout.bytes = Math.max(layout.bytes, byteColumns.get(i).size());
    }
    for (int i = 0; i < lanes.size(); i++) {
      HashMap<String, Integer> places = new HashMap<>();
      places.put(lanes.get(i).timeField(), TIME);
      place(longColumns.get(i), FIRST_SLOT, places);
      place(byteColumns.get(i), FIRST_SLOT + layout.longs, places);
      layout.positions.add(places);
    }
    return layout;
  }

  private static List<String> columns(InputStep input, LaneLayout lane, boolean longs) {
    return input.carried().stream()
        .filter(column -> lane.position(column) != LaneLayout.TIME)
        .filter(column -> lane.isLong(lane.position(column)) == longs)
        .toList();
  }

  private static void place(List<String> columns, int first, Map<String, Integer> places) {
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i), first + i);
    }
  }

  int width() {
    return FIRST_SLOT + longs + bytes;
  }

  /** Where the column of an input stands. */
  int position(int input, String column) {
    return positions.get(input).get(column);
  }

  /** For each position, the place of its content in the input's rows; -1 where there is none. */
  int[] sources(int input, LaneLayout lane) {
    int[] sources = new int[width()];
    Arrays.fill(sources, -1);
    positions
        .get(input)
        .forEach(
            (column, position) -> {
              if (position >= FIRST_SLOT) {
                sources[position] = lane.position(column);
              }
            });
    return sources;
  }

  StructType schema() {
    StructType schema =
        new StructType()
            .add(ORDER[KEY_HASH], DataTypes.LongType, false)
            .add(ORDER[KEY], DataTypes.StringType, true)
            .add(ORDER[TIME], DataTypes.LongType, false)
            .add(ORDER[INPUT], DataTypes.LongType, false)
            .add(ORDER[IDENTITY], DataTypes.StringType, false);
    for (int i = 0; i < longs; i++) {
      schema = schema.add("l" + i, DataTypes.LongType, true);
    }
    for (int i = 0; i < bytes; i++) {
      schema = schema.add("b" + i, DataTypes.StringType, true);
    }
    return schema;
  }
}
