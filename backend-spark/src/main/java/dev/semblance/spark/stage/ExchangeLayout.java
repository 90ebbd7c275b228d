package dev.semblance.spark.stage;

import dev.semblance.spark.plan.ArrivalOrder;
import dev.semblance.spark.plan.StageStep;
import dev.semblance.spark.row.ColumnFiller;
import dev.semblance.spark.row.LaneLayout;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Only in the order of arrival, as is the event's rank after it. */
  private static final int ARRIVAL = 5;

  private static final int RANK = 6;

  /** Name of the column by which rows are spread. */
  static final String SPREAD_BY = "key_hash";

  private static final List<String> HEAD = List.of(SPREAD_BY, "key", "time", "input", "identity");

  private static final List<String> ARRIVAL_HEAD = List.of("arrival", "rank");

  /** An entity's rows of one instant lie side by side, those of sources before the subject's. */
  private static final List<String> EVENT_ORDER = HEAD;

  /**
   * One event comes by all of its inputs before the next does. What arrived at one instant comes by
   * time, and events of different names at one time by their ranks.
   */
  private static final List<String> ARRIVAL_ORDER =
      List.of(SPREAD_BY, "key", "arrival", "time", "rank", "identity", "input");

  /** The ranks of the inputs' events in the order of arrival; null in that of events. */
  private int[] ranks;

  /** For each input, by how much its rows stand under a later time than their own. */
  private long[] later;

  private int firstSlot = HEAD.size();
  private int longs;
  private int bytes;
  private final ArrayList<HashMap<String, Integer>> positions = new ArrayList<>();

  private ExchangeLayout() {}

  /**
   * @param lanes layouts of the inputs' rows before the exchange
   */
  static ExchangeLayout of(StageStep step, List<LaneLayout> lanes) {
    ExchangeLayout layout = new ExchangeLayout();
    step.arrivals().ifPresent(order -> layout.setArrivalOrder(step, order));
    layout.later =
        step.inputs().stream()
            .mapToLong(input -> input.input().subject() ? step.stage().answeredAt(0) : 0)
            .toArray();
    List<List<String>> longColumns = new ArrayList<>();
    List<List<String>> byteColumns = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      longColumns.add(layout.columns(step, i, lanes.get(i), true));
      byteColumns.add(layout.columns(step, i, lanes.get(i), false));
      layout.longs = Math.max(layout.longs, longColumns.get(i).size());
      layout.bytes = Math.max(layout.bytes, byteColumns.get(i).size());
    }
    for (int i = 0; i < lanes.size(); i++) {
      HashMap<String, Integer> places = new HashMap<>();
      if (layout.ranks != null) {
        places.put(arrivalField(step, i).orElseThrow(), ARRIVAL);
      }
      if (layout.later[i] == 0) {
        places.put(lanes.get(i).timeField(), TIME);
      }
      place(longColumns.get(i), layout.firstSlot, places);
      place(byteColumns.get(i), layout.firstSlot + layout.longs, places);
      layout.positions.add(places);
    }
    return layout;
  }

  private void setArrivalOrder(StageStep step, ArrivalOrder order) {
    firstSlot = HEAD.size() + ARRIVAL_HEAD.size();
    ranks = step.inputs().stream().mapToInt(input -> order.rank(input.lane().event())).toArray();
  }

  private static Optional<String> arrivalField(StageStep step, int input) {
    return step.arrivals().map(order -> order.field(step.inputs().get(input).lane().event()));
  }

  private List<String> columns(StageStep step, int input, LaneLayout lane, boolean longs) {
    Optional<String> arrival = arrivalField(step, input);
    return step.inputs().get(input).carried().stream()
        // Where rows stand under another time than their own, that is a column like others.
        .filter(column -> later[input] > 0 || lane.position(column) != LaneLayout.TIME)
        .filter(column -> !arrival.equals(Optional.of(column)))
        .filter(column -> lane.isLong(lane.position(column)) == longs)
        .toList();
  }

  private static void place(List<String> columns, int first, Map<String, Integer> places) {
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i), first + i);
    }
  }

  /** By how much an input's rows stand under a later time than their own. */
  long later(int input) {
    return later[input];
  }

  /** Where the own time of an input's rows stands. */
  int timePosition(int input, LaneLayout lane) {
    return position(input, lane.timeField());
  }

  int width() {
    return firstSlot + longs + bytes;
  }

  /** Names of the columns by which rows are sorted, in that order. */
  List<String> order() {
    return ranks == null ? EVENT_ORDER : ARRIVAL_ORDER;
  }

  /** Where the rank of a row's event stands; -1 in the order of events. */
  int rankPosition() {
    return ranks == null ? -1 : RANK;
  }

  /** The rank of an input's event; 0 in the order of events. */
  long rank(int input) {
    return ranks == null ? 0 : ranks[input];
  }

  /** For each input of the stage, what decodes the columns that the stage reads. */
  ColumnFiller[] fillers(StageStep step, List<LaneLayout> lanes) {
    ColumnFiller[] fillers = new ColumnFiller[lanes.size()];
    for (int i = 0; i < fillers.length; i++) {
      int input = i;
      List<String> columns = step.inputs().get(i).input().columns();
      int[] places = columns.stream().mapToInt(column -> position(input, column)).toArray();
      fillers[i] = new ColumnFiller(lanes.get(i).filler(columns).layout(), places);
    }
    return fillers;
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
              if (position > IDENTITY) {
                sources[position] = lane.position(column);
              }
            });
    return sources;
  }

  StructType schema() {
    StructType schema =
        new StructType()
            .add(HEAD.get(KEY_HASH), DataTypes.LongType, false)
            .add(HEAD.get(KEY), DataTypes.StringType, true)
            .add(HEAD.get(TIME), DataTypes.LongType, false)
            .add(HEAD.get(INPUT), DataTypes.LongType, false)
            .add(HEAD.get(IDENTITY), DataTypes.StringType, false);
    if (ranks != null) {
      for (String name : ARRIVAL_HEAD) {
        schema = schema.add(name, DataTypes.LongType, false);
      }
    }
    for (int i = 0; i < longs; i++) {
      schema = schema.add("l" + i, DataTypes.LongType, true);
    }
    for (int i = 0; i < bytes; i++) {
      schema = schema.add("b" + i, DataTypes.StringType, true);
    }
    return schema;
  }
}
