package dev.semblance.streaming.topology;

import dev.semblance.runtime.column.ColumnBatch;
import dev.semblance.runtime.entity.Arrival;
import org.apache.kafka.common.header.Headers;

/** Sends bases to the event's gather. */
final class BaseSender implements Junction.BaseTaker {
  private final EventFlow event;
  private final Outlet outlet;

  BaseSender(EventFlow event, Outlet outlet) {
    this.event = event;
    this.outlet = outlet;
  }

  @Override
  public void take(
      int wave, long done, Origin origin, Arrival verdict, ColumnBatch row, Headers headers) {
    outlet.send(
        outlet.site().names().gather(event.event()),
        GatherKey.of(origin),
        GatherMessage.base(wave, done, origin, verdict, row),
        origin.timestamp(),
        headers);
  }
}
