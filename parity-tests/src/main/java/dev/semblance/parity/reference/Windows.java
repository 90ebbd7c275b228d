package dev.semblance.parity.reference;

import dev.semblance.compiler.expression.Window;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which events a window covers. */
final class Windows {
  private Windows() {}

  /**
   * The events that count for a trigger at {@code time}, in order.
   *
   * @param past those that pass every filter and lie before {@code time}, in order
   * @param self the trigger, where it is an event of the source and passes every filter
   */
  static List<Row> covered(Window window, long time, List<Row> past, Optional<Row> self) {
    BigInteger t = BigInteger.valueOf(time);
    return window.accept(
        new Window.Visitor<List<Row>>() {
          @Override
          public List<Row> visitAllHistory(Window.AllHistory allHistory) {
            return joined(past, self);
          }

          @Override
          public List<Row> visitTrailing(Window.Trailing trailing) {
            BigInteger end = t.subtract(BigInteger.valueOf(trailing.endingMicros()));
            BigInteger start = end.subtract(BigInteger.valueOf(trailing.lengthMicros()));
            List<Row> between =
                past.stream().filter(row -> from(start, row) && !from(end, row)).toList();
            return trailing.endingMicros() > 0 ? between : joined(between, self);
          }

          @Override
          public List<Row> visitStepped(Window.Stepped stepped) {
            BigInteger step = BigInteger.valueOf(stepped.stepMicros());
            BigInteger far = t.subtract(BigInteger.valueOf(stepped.lengthMicros()));
            BigInteger start = far.subtract(far.mod(step));
            return joined(past.stream().filter(row -> from(start, row)).toList(), self);
          }

          @Override
          public List<Row> visitLastEvents(Window.LastEvents lastEvents) {
            List<Row> all = joined(past, self);
            return all.subList(Math.max(0, all.size() - lastEvents.count()), all.size());
          }

          @Override
          public List<Row> visitSession(Window.Session session) {
            return joined(sinceLastGap(past, t, BigInteger.valueOf(session.gapMicros())), self);
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
