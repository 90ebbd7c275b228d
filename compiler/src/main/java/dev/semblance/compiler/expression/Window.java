package dev.semblance.compiler.expression;

/**
 * Which of an entity's past events an aggregate covers, for a trigger at time t. All lengths are in
 * microseconds and positive.
 *
 * <p>Whatever the window, an event of the trigger's own instant is never in it, the trigger itself
 * apart.
 */
public sealed interface Window {

  <R> R accept(Visitor<R> visitor);

  /** One method a kind. */
  interface Visitor<R> {
    R visitAllHistory(AllHistory allHistory);

    R visitTrailing(Trailing trailing);

    R visitStepped(Stepped stepped);

    R visitLastEvents(LastEvents lastEvents);

    R visitSession(Session session);
  }

  /** Every event with time &lt; t. */
  record AllHistory() implements Window {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAllHistory(this);
    }
  }

  /**
   * {@code t - length - ending <= time < t - ending}. With {@code ending > 0} the trigger itself is
   * never covered.
   */
  record Trailing(long lengthMicros, long endingMicros) implements Window {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTrailing(this);
    }
  }

  /** {@code floor((t - length) / step) * step <= time < t}; floor is towards minus infinity. */
  record Stepped(long lengthMicros, long stepMicros) implements Window {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitStepped(this);
    }
  }

  /** The last {@code count} events that pass the filters, the trigger itself counting as one. */
  record LastEvents(int count) implements Window {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLastEvents(this);
    }
  }

  /**
   * Back from t, up to the first event that lies {@code gap} or more before its successor, t being
   * the first successor; only events that pass the filters count as successors.
   */
  record Session(long gapMicros) implements Window {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSession(this);
    }
  }
}
