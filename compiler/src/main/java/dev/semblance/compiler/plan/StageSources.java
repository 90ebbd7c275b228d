package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Stage.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sources of a stage in the making: equal ones, and equal aggregates of one, are shared. */
final class StageSources {
  private final List<Source> sources = new ArrayList<>();

  /** Index of the source with these rows, added if it is new. */
  int source(
      String event,
      List<ScalarExpression> key,
      Optional<ScalarExpression> stream,
      Optional<ScalarExpression> condition) {
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      if (source.event().equals(event)
          && source.key().equals(key)
          && source.stream().equals(stream)
          && source.condition().equals(condition)) {
        return i;
      }
    }
    sources.add(new Source(event, key, stream, condition, List.of()));
    return sources.size() - 1;
  }

  /** Slot of an aggregate over a source: an equal one's, or {@code proposed} when it is new. */
  String slot(int index, String proposed, Aggregate aggregate) {
    Source source = sources.get(index);
    Aggregate named = renamed(aggregate, proposed);
    for (Aggregate other : source.aggregates()) {
      if (renamed(other, proposed).equals(named)) {
        return other.slot();
      }
    }
    List<Aggregate> more = new ArrayList<>(source.aggregates());
    more.add(named);
    sources.set(
        index, new Source(source.event(), source.key(), source.stream(), source.condition(), more));
    return proposed;
  }

  List<Source> all() {
    return List.copyOf(sources);
  }

  private static Aggregate renamed(Aggregate aggregate, String slot) {
    return new Aggregate(
        slot,
        aggregate.function(),
        aggregate.arguments(),
        aggregate.parameter(),
        aggregate.condition(),
        aggregate.window(),
        aggregate.prior(),
        aggregate.type(),
        aggregate.nullable());
  }
}
