package dev.semblance.streaming.topology;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.column.RowLayout;
import java.util.List;

/**
 * The way of one event's rows. The stages that add columns to them run in waves: those of one wave
 * do not read each other's columns and run side by side. Between two waves stands a junction, where
 * the rows' columns are at hand and rows are sent on; the first junction is the front, the last the
 * rows' end.
 *
 * @param trigger whether the rows' end is the vector
 * @param waves for each wave the indexes of its stages
 * @param gathered for each wave whether its stages' columns are gathered; if not, the wave is a
 *     single stage and the next junction stands behind it
 * @param layouts for each junction the columns that are read there or later; of the front, the
 *     declared fields
 */
record EventFlow(
    EventSchema schema,
    boolean trigger,
    List<List<Integer>> waves,
    List<Boolean> gathered,
    List<RowLayout> layouts) {
  EventFlow {
    waves = List.copyOf(waves);
    gathered = List.copyOf(gathered);
    layouts = List.copyOf(layouts);
  }

  String event() {
    return schema.name();
  }

  int lastJunction() {
    return waves.size();
  }

  boolean hasGather() {
    return gathered.contains(true);
  }

  /**
   * Whether the front tells the gather of each row, because the first to come there with columns is
   * another: rows leave a gather in their order at the front.
   */
  boolean hasTicket() {
    return hasGather() && !gathered.get(0);
  }

  /** The last wave whose columns are gathered; -1 if there is none. */
  int lastGathered() {
    return gathered.lastIndexOf(true);
  }
}
