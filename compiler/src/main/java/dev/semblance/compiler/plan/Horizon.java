package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far back before its earliest trigger a plan reads each event: the longest window, and on top
 * of it the longest look-back of the joins that feed it. A backfill of a range of triggers needs no
 * older events.
 */
public final class Horizon {
  private final Map<String, OptionalLong> lookBack = new LinkedHashMap<>();

  private Horizon(Plan plan) {
    plan.events().forEach(event -> lookBack.put(event.name(), OptionalLong.of(0)));
    // Later stages read what earlier ones looked up, so what they need is known first.
    List<Stage> backwards = new ArrayList<>(plan.stages());
    Collections.reverse(backwards);
    backwards.forEach(this::addStage);
  }

  public static Horizon of(Plan plan) {
    return new Horizon(plan);
  }

  /**
   * Microseconds before the earliest trigger from which on rows of {@code event} can matter; empty
   * when all of its past can.
   */
  public OptionalLong lookBackMicros(String event) {
    return lookBack.get(event);
  }

  private void addStage(Stage stage) {
    for (Stage.Answer answer : stage.subject().answers()) {
      Stage.Source source = stage.sources().get(answer.source());
      for (Aggregate aggregate : source.aggregates()) {
        extend(source.event(), lengthOf(aggregate.window()));
      }
    }
    for (Stage.Lookup lookup : stage.subject().lookups()) {
      String right = stage.sources().get(lookup.source()).event();
      extend(right, sum(lookBack.get(stage.subject().event()), lookup.withinMicros()));
    }
  }

  private void extend(String event, OptionalLong length) {
    OptionalLong known = lookBack.get(event);
    if (known.isEmpty() || length.isEmpty()) {
      lookBack.put(event, OptionalLong.empty());
    } else {
      lookBack.put(event, OptionalLong.of(Math.max(known.getAsLong(), length.getAsLong())));
    }
  }

  private static OptionalLong lengthOf(Window window) {
    return window.accept(
        new Window.Visitor<OptionalLong>() {
          @Override
          public OptionalLong visitAllHistory(Window.AllHistory allHistory) {
            return OptionalLong.empty();
          }

          @Override
          public OptionalLong visitTrailing(Window.Trailing trailing) {
            return sum(
                OptionalLong.of(trailing.lengthMicros()), OptionalLong.of(trailing.endingMicros()));
          }

          @Override
          public OptionalLong visitStepped(Window.Stepped stepped) {
            return sum(
                OptionalLong.of(stepped.lengthMicros()), OptionalLong.of(stepped.stepMicros()));
          }

          @Override
          public OptionalLong visitLastEvents(Window.LastEvents lastEvents) {
            return OptionalLong.empty();
          }

          @Override
          public OptionalLong visitSession(Window.Session session) {
            return OptionalLong.empty();
          }
        });
  }

  private static OptionalLong sum(OptionalLong left, OptionalLong right) {
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalLong.empty();
    }
    long sum = left.getAsLong() + right.getAsLong();
    return sum < 0 ? OptionalLong.empty() : OptionalLong.of(sum);
  }
}
