package dev.semblance.reference;

import dev.semblance.compiler.expression.Window;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which events a window covers. */
final class Windows {
  private Windows() {}

  /**
   * The time that a window covers: for the last n events and for a session all of the past, of
   * which they take no more than they say.
   *
   * @param start its first instant; empty where it has no beginning
   * @param end the first instant after it, the trigger apart
   */
  record Edges(Optional<BigInteger> start, BigInteger end) {
    boolean cover(Row row) {
      return (start.isEmpty() || from(start.get(), row)) && isBeforeEnd(row);
    }

    boolean isBeforeEnd(Row row) {
      return !from(end, row);
    }
  }

  /** The edges of a window for a trigger at {@code time}. */
  static Edges edges(Window window, long time) {
    BigInteger t = BigInteger.valueOf(time);
    Edges past = new Edges(Optional.empty(), t);
    return window.accept(
        new Window.Visitor<Edges>() {
          @Override
          public Edges visitAllHistory(Window.AllHistory allHistory) {
            return past;
          }

          @Override
          public Edges visitTrailing(Window.Trailing trailing) {
            BigInteger end = t.subtract(BigInteger.valueOf(trailing.endingMicros()));
            BigInteger start = end.subtract(BigInteger.valueOf(trailing.lengthMicros()));
            return new Edges(Optional.of(start), end);
          }

          @Override
          public Edges visitStepped(Window.Stepped stepped) {
            BigInteger step = BigInteger.valueOf(stepped.stepMicros());
            BigInteger far = t.subtract(BigInteger.valueOf(stepped.lengthMicros()));
            return new Edges(Optional.of(far.subtract(far.mod(step))), t);
          }

          @Override
          public Edges visitLastEvents(Window.LastEvents lastEvents) {
            return past;
          }

          @Override
          public Edges visitSession(Window.Session session) {
            return past;
          }
        });
  }

  /**
   * The events that count for a trigger at {@code time}, in order.
   *
   * @param past those that pass every filter and lie before {@code time}, in order
   * @param self the trigger, where it is an event of the source and passes every filter
   */
  static List<Row> covered(Window window, long time, List<Row> past, Optional<Row> self) {
    List<Row> between = past.stream().filter(edges(window, time)::cover).toList();
    return window.accept(
        new Window.Visitor<List<Row>>() {
          @Override
          public List<Row> visitAllHistory(Window.AllHistory allHistory) {
            return joined(between, self);
          }

          @Override
          public List<Row> visitTrailing(Window.Trailing trailing) {
            return trailing.endingMicros() > 0 ? between : joined(between, self);
          }

          @Override
          public List<Row> visitStepped(Window.Stepped stepped) {
            return joined(between, self);
          }

          @Override
          public List<Row> visitLastEvents(Window.LastEvents lastEvents) {
            List<Row> all = joined(between, self);
            return all.subList(Math.max(0, all.size() - lastEvents.count()), all.size());
          }

          @Override
          public List<Row> visitSession(Window.Session session) {
            return joined(
                sinceLastGap(
                    between, BigInteger.valueOf(time), BigInteger.valueOf(session.gapMicros())),
                self);
          }
        });
  }

  private static boolean from(BigInteger start, Row row) {
    return BigInteger.valueOf(row.time()).compareTo(start) >= 0;
  }

  private static List<Row> sinceLastGap(List<Row> past, BigInteger time, BigInteger gap) {
    BigInteger successor = time;
    int first = past.size();
    while (first > 0) {
      BigInteger candidate = BigInteger.valueOf(past.get(first - 1).time());
      if (successor.subtract(candidate).compareTo(gap) >= 0) {
        break;
      }
      successor = candidate;
      first--;
    }
    return past.subList(first, past.size());
  }

  private static List<Row> joined(List<Row> past, Optional<Row> self) {
    List<Row> all = new ArrayList<>(past);
    self.ifPresent(all::add);
    return all;
  }
}
