package dev.semblance.runtime.aggregate;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.util.List;

/** An event as an aggregate sees it: time in microseconds, and its arguments, which may be null. */
public record TestEvent(long time, List<Object> arguments) {

  static EventColumns columns(Aggregate aggregate, List<TestEvent> events) {
    ColumnVector times = new ColumnVector(Type.TIMESTAMP, events.size());
    ColumnVector[] columns =
        aggregate.arguments().stream()
            .map(argument -> new ColumnVector(argument.type(), events.size()))
            .toArray(ColumnVector[]::new);
    for (int row = 0; row < events.size(); row++) {
      times.setLong(row, events.get(row).time());
      for (int i = 0; i < columns.length; i++) {
        columns[i].setValue(row, events.get(row).arguments().get(i));
      }
    }
    return new EventColumns(times, columns);
  }
}
