package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How far back before its earliest trigger a plan reads each event: the longest window, and on top
 * of it the longest look-back of the joins that feed it; and how far ahead of its latest trigger:
 * the longest label. A backfill of a range of triggers needs no other events.
 */
public final class Horizon {
  private final Map<String, OptionalLong> lookBack = new LinkedHashMap<>();
  private final Map<String, Long> lookAhead = new LinkedHashMap<>();

  /** The columns behind labels, whose lookups have to be made for rows after the last trigger. */
  private final Set<String> readAhead = new HashSet<>();

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

  /** Microseconds after the latest trigger until which rows of {@code event} can matter. */
  public long lookAheadMicros(String event) {
    return lookAhead.getOrDefault(event, 0L);
  }

  private void addStage(Stage stage) {
    if (stage.looksAhead()) {
      for (Stage.Source source : stage.sources()) {
        extendAhead(source.event(), stage.aheadMicros());
        readAhead(source);
      }
      return;
    }
    for (Stage.Answer answer : stage.subject().answers()) {
      Stage.Source source = stage.sources().get(answer.source());
      for (Aggregate aggregate : source.aggregates()) {
        extend(source.event(), lengthOf(aggregate.window()));
      }
    }
    for (Stage.Lookup lookup : stage.subject().lookups()) {
      String right = stage.sources().get(lookup.source()).event();
      extend(right, sum(lookBack.get(stage.subject().event()), lookup.withinMicros()));
      if (isReadAhead(stage.subject().event(), lookup)) {
        extendAhead(right, lookAheadMicros(stage.subject().event()));
        stage.subject().key().forEach(part -> readAhead(stage.subject().event(), part));
        lookup.columns().forEach(column -> readAhead(right, column.expression()));
        readAhead(stage.sources().get(lookup.source()));
      }
    }
  }

  private boolean isReadAhead(String event, Stage.Lookup lookup) {
    return readAhead.contains(event + " " + lookup.matchedColumn())
        || lookup.columns().stream()
            .anyMatch(column -> readAhead.contains(event + " " + column.name()));
  }

  private void readAhead(Stage.Source source) {
    source.key().forEach(part -> readAhead(source.event(), part));
    source.condition().ifPresent(condition -> readAhead(source.event(), condition));
    for (Aggregate aggregate : source.aggregates()) {
      aggregate.arguments().forEach(argument -> readAhead(source.event(), argument));
    }
  }

  private void readAhead(String event, ScalarExpression expression) {
    expression.forEachColumn(column -> readAhead.add(event + " " + column.name()));
  }

  private void extendAhead(String event, long micros) {
    lookAhead.merge(event, micros, Math::max);
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
