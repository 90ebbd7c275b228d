package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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

  /** The columns behind labels, which have to be added to rows after the last trigger. */
  private final Set<String> readAhead = new HashSet<>();

  /** How far before the earliest trigger a column of an event's rows is read; empty: all past. */
  private final Map<String, OptionalLong> readPast = new HashMap<>();

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

  /**
   * Whether the stage's answers are read of other rows than the triggers in question, because other
   * features or labels are made of them.
   */
  public boolean answersOthers(Stage stage) {
    String event = stage.subject().event();
    return stage.subject().answers().stream()
        .flatMap(answer -> answer.columns().stream())
        .anyMatch(column -> readPast.containsKey(event + " " + column.name()));
  }

  private void addStage(Stage stage) {
    if (stage.looksAhead()) {
      for (Stage.Source source : stage.sources()) {
        extendAhead(source.event(), stage.aheadMicros());
        readAhead(source);
        readPast(source, OptionalLong.of(0));
      }
      return;
    }
    stage.subject().answers().forEach(answer -> addAnswer(stage, answer));
    for (Stage.Lookup lookup : stage.subject().lookups()) {
      String right = stage.sources().get(lookup.source()).event();
      OptionalLong past = sum(lookBack.get(stage.subject().event()), lookup.withinMicros());
      extend(right, past);
      lookup.columns().forEach(column -> readPast(right, column.expression(), past));
      readPast(stage.sources().get(lookup.source()), past);
      stage
          .subject()
          .key()
          .forEach(
              part ->
                  readPast(stage.subject().event(), part, lookBack.get(stage.subject().event())));
      if (isReadAhead(stage.subject().event(), lookup)) {
        extendAhead(right, lookAheadMicros(stage.subject().event()));
        stage.subject().key().forEach(part -> readAhead(stage.subject().event(), part));
        lookup.columns().forEach(column -> readAhead(right, column.expression()));
        readAhead(stage.sources().get(lookup.source()));
      }
    }
  }

  private void addAnswer(Stage stage, Stage.Answer answer) {
    Stage.Subject subject = stage.subject();
    Stage.Source source = stage.sources().get(answer.source());
    OptionalLong answered = OptionalLong.of(0);
    boolean ahead = false;
    for (Stage.AddedColumn column : answer.columns()) {
      String name = subject.event() + " " + column.name();
      answered = farther(answered, readPast.getOrDefault(name, answered));
      ahead |= readAhead.contains(name);
    }
    OptionalLong past = answered;
    List<ScalarExpression> asked = new ArrayList<>(subject.key());
    subject.condition().ifPresent(asked::add);
    if (answersOthers(stage)) {
      asked.forEach(expression -> readPast(subject.event(), expression, past));
    }
    if (ahead) {
      extendAhead(source.event(), lookAheadMicros(subject.event()));
      asked.forEach(expression -> readAhead(subject.event(), expression));
      readAhead(source);
    }
    for (Aggregate aggregate : source.aggregates()) {
      OptionalLong reach = sum(past, lengthOf(aggregate.window()));
      extend(source.event(), reach);
      readPast(source, reach);
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
      aggregate.condition().ifPresent(condition -> readAhead(source.event(), condition));
    }
  }

  private void readPast(Stage.Source source, OptionalLong micros) {
    List<ScalarExpression> read = new ArrayList<>(source.key());
    source.stream().ifPresent(read::add);
    source.condition().ifPresent(read::add);
    for (Aggregate aggregate : source.aggregates()) {
      read.addAll(aggregate.arguments());
      aggregate.condition().ifPresent(read::add);
    }
    read.forEach(expression -> readPast(source.event(), expression, micros));
  }

  private void readPast(String event, ScalarExpression expression, OptionalLong micros) {
    expression.forEachColumn(
        column -> readPast.merge(event + " " + column.name(), micros, Horizon::farther));
  }

  private void readAhead(String event, ScalarExpression expression) {
    expression.forEachColumn(column -> readAhead.add(event + " " + column.name()));
  }

  private void extendAhead(String event, long micros) {
    lookAhead.merge(event, micros, Math::max);
  }

  private void extend(String event, OptionalLong length) {
    lookBack.put(event, farther(lookBack.get(event), length));
  }

  private static OptionalLong farther(OptionalLong left, OptionalLong right) {
    return left.isEmpty() || right.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(left.getAsLong(), right.getAsLong()));
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
