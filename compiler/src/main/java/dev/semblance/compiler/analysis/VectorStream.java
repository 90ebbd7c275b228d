package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A vector as a stream: one event for each of its rows, with its columns as fields. */
final class VectorStream {
  private VectorStream() {}

  /**
   * The stream that a vector without a mistake is.
   *
   * @param trigger what the vector is on
   */
  static StreamShape of(ResolvedVector vector, StreamShape trigger) {
    ResolvedVector base = vector.asBase();
    Map<String, Optional<ScalarExpression>> fields = new LinkedHashMap<>();
    EventSchema event = trigger.event();
    event.idFields().forEach(id -> addField(event, id, fields));
    addField(event, event.timeField(), fields);
    base.columns().forEach(c -> fields.put(c.name(), Optional.of(c.expression())));
    List<ResolvedVector> bases = new ArrayList<>(trigger.bases());
    bases.add(base);
    return new StreamShape(
        vector.name(),
        event,
        vector.condition(),
        fields,
        trigger.lookups(),
        Set.of(),
        Set.of(),
        Set.of(),
        vector.labels().stream().map(ResolvedVector.Label::name).collect(Collectors.toSet()),
        bases);
  }

  private static void addField(
      EventSchema event, String name, Map<String, Optional<ScalarExpression>> fields) {
    Optional<ScalarExpression> value =
        event.field(name).map(f -> new ScalarExpression.Column(name, f.type(), f.nullable()));
    fields.put(Field.columnOf(name), value);
  }
}
