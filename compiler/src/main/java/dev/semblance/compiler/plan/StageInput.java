package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Stage.Lookup;
import dev.semblance.compiler.plan.Stage.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One kind of row that flows into a stage: an event's rows under one key. A source with the event
 * and the key of the subject needs no input of its own, unless the stage looks ahead: the subject's
 * rows are remembered as they pass.
 *
 * @param event whose rows
 * @param key over the row
 * @param subject whether these are the rows that pass through; true for exactly one input, the last
 * @param sources indexes of the sources that remember these rows
 * @param columns names of the row's columns that the stage itself reads, sorted; the key's are not
 *     among them unless read otherwise
 */
public record StageInput(
    String event,
    List<ScalarExpression> key,
    boolean subject,
    List<Integer> sources,
    List<String> columns) {
  public StageInput {
    key = List.copyOf(key);
    sources = List.copyOf(sources);
    columns = List.copyOf(columns);
  }

  /** The inputs of a stage: sources by first appearance, the subject last. */
  public static List<StageInput> of(Stage stage) {
    List<StageInput> inputs = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < stage.sources().size(); i++) {
      Source source = stage.sources().get(i);
      if (!taken.contains(i) && !sharesSubject(stage, source)) {
        List<Integer> alike = sourcesLike(stage, source.event(), source.key());
        taken.addAll(alike);
        inputs.add(input(stage, source.event(), source.key(), false, alike));
      }
    }
    Stage.Subject subject = stage.subject();
    List<Integer> own =
        stage.looksAhead() ? List.of() : sourcesLike(stage, subject.event(), subject.key());
    inputs.add(input(stage, subject.event(), subject.key(), true, own));
    return inputs;
  }

  private static boolean sharesSubject(Stage stage, Source source) {
    // What looks ahead takes the rows in at other times than those at which they pass.
    return !stage.looksAhead()
        && source.event().equals(stage.subject().event())
        && source.key().equals(stage.subject().key());
  }

  private static List<Integer> sourcesLike(Stage stage, String event, List<ScalarExpression> key) {
    List<Integer> alike = new ArrayList<>();
    for (int i = 0; i < stage.sources().size(); i++) {
      Source source = stage.sources().get(i);
      if (source.event().equals(event) && source.key().equals(key)) {
        alike.add(i);
      }
    }
    return alike;
  }

  private static StageInput input(
      Stage stage,
      String event,
      List<ScalarExpression> key,
      boolean subject,
      List<Integer> sources) {
    Set<String> columns = new TreeSet<>();
    for (int index : sources) {
      addColumnsOf(stage, index, columns);
    }
    if (subject) {
      stage.subject().condition().ifPresent(condition -> addColumns(condition, columns));
    }
    return new StageInput(event, key, subject, sources, List.copyOf(columns));
  }

  private static void addColumnsOf(Stage stage, int index, Set<String> columns) {
    Source source = stage.sources().get(index);
    source.stream().ifPresent(stream -> addColumns(stream, columns));
    source.condition().ifPresent(condition -> addColumns(condition, columns));
    for (Aggregate aggregate : source.aggregates()) {
      aggregate.arguments().forEach(argument -> addColumns(argument, columns));
      aggregate.condition().ifPresent(condition -> addColumns(condition, columns));
    }
    for (Lookup lookup : stage.subject().lookups()) {
      if (lookup.source() == index) {
        lookup.columns().forEach(column -> addColumns(column.expression(), columns));
      }
    }
  }

  private static void addColumns(ScalarExpression expression, Set<String> columns) {
    expression.forEachColumn(column -> columns.add(column.name()));
  }
}
