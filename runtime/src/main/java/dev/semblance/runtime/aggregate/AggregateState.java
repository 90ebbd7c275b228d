package dev.semblance.runtime.aggregate;

import dev.semblance.runtime.column.ColumnVector;

/**
 * What one aggregate remembers of the events in one window of one entity.
 *
 * <p>Events come in order, each newer than all before, and where the window moves on they leave in
 * the same order, the oldest first. The laws that every implementation keeps, to the last bit:
 *
 * <ul>
 *   <li>after any adding and removing, the value is that of a fresh state over the events that
 *       remain;
 *   <li>merging the states of the parts of a sequence, cut anywhere, gives the state of the whole,
 *       unless the aggregate can only be folded in order ({@code decayed_sum}): such a state merges
 *       into an empty one only;
 *   <li>a state written and read back is the same state, and equal states are written as equal
 *       bytes.
 * </ul>
 *
 * <p>An event whose argument is null is no event to an aggregate that takes one. A state belongs to
 * one thread. {@link #reset} keeps what memory is worth keeping, so that one state can serve
 * millions of entities in turn.
 */
public interface AggregateState {

  /** Takes in the events {@code from .. to - 1}, which are newer than all taken in before. */
  void add(EventColumns events, int from, int to);

  /**
   * Gives back the events {@code from .. to - 1}, the oldest of those held; {@code to .. end - 1}
   * are the ones that remain.
   *
   * @throws UnsupportedOperationException if the state was made for a window that nothing leaves
   */
  void remove(EventColumns events, int from, int to, int end);

  /**
   * Takes in all that {@code later} holds, a state of the same aggregate over events that are
   * newer; {@code later} stays as it is.
   *
   * @throws UnsupportedOperationException if both hold events and the aggregate can only be folded
   *     in order
   */
  void merge(AggregateState later);

  /**
   * Writes the value as of {@code asOf} into {@code out}, as if the event {@code self} had been
   * added last. What the state holds is not changed.
   *
   * @param self the row of the trigger itself, or -1 if it does not count
   * @param asOf time of the trigger, in microseconds
   */
  void writeResult(EventColumns events, int self, long asOf, ColumnVector out, int row);

  /** Forgets all events. */
  void reset();

  /** Appends the state's canonical bytes. */
  void write(StateOutput out);

  /** Becomes the state that {@link #write} wrote, whatever it was before. */
  void read(StateInput in);
}
