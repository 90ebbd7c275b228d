package dev.semblance.runtime.record;

import dev.semblance.compiler.type.EventSchema;
import dev.semblance.runtime.column.RowLayout;

/** The columns of an event's rows as they come in: all declared fields, in declared order. */
public final class EventLayout {
  private EventLayout() {}

  public static RowLayout of(EventSchema schema) {
    return new RowLayout(
        schema.fields().stream()
            .map(field -> new RowLayout.Column(field.name(), field.type()))
            .toList());
  }
}
