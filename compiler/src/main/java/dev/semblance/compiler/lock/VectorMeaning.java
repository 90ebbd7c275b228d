package dev.semblance.compiler.lock;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ReadableText;
import dev.semblance.compiler.expression.ReadableText.Piece;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a vector means: its rows, and each of its columns with the features behind it. Names of
 * groups and aliases leave no trace but in the names of the columns.
 */
final class VectorMeaning {
  private final ResolvedVector vector;
  private final RowTexts row;
  private final Joins joins;
  private final Function<ResolvedGroup, GroupMeaning> groups;
  private final Map<String, Answer> answers = new HashMap<>();

  /** A column of the trigger's row that holds a feature. */
  private record Answer(ResolvedVector.Use use, String feature) {}

  /**
   * @param groups what the used groups mean
   */
  VectorMeaning(ResolvedVector vector, Joins joins, Function<ResolvedGroup, GroupMeaning> groups) {
    this.vector = vector;
    this.row = new RowTexts(vector.trigger(), joins);
    this.joins = joins;
    this.groups = groups;
    for (ResolvedVector.Use use : vector.uses()) {
      for (ResolvedGroup.Feature feature : use.group().features()) {
        answers.put(use.column(feature.name()), new Answer(use, feature.name()));
      }
    }
  }

  Meaning meaning(String namespace) {
    List<Part> parts = new ArrayList<>();
    parts.add(on());
    vector.trigger().lookups().stream()
        .sorted(Comparator.comparing(ResolvedLookup::name))
        .forEach(lookup -> parts.add(row.part(lookup)));
    parts.add(reads());
    vector.columns().forEach(column -> parts.add(part(column)));
    vector.labels().forEach(label -> parts.add(part(label)));
    return new Meaning(
        VersionName.of(VersionName.Kind.VECTOR, namespace, vector.name(), vector.version()), parts);
  }

  private Part on() {
    String event = vector.trigger().event().name();
    String text = vector.condition().map(c -> event + " where " + row.readable(c)).orElse(event);
    String exact = row.identity() + " where " + row.exact(vector.condition());
    return new Part(Part.Kind.ON, event, Digest.shortOf(exact), text);
  }

  private Part reads() {
    List<ScalarExpression> all = new ArrayList<>();
    vector.condition().ifPresent(all::add);
    vector.columns().forEach(column -> all.add(column.expression()));
    vector.uses().forEach(use -> all.addAll(use.key()));
    String text = row.reads(all);
    return new Part(Part.Kind.READS, vector.trigger().event().name(), Digest.shortOf(text), text);
  }

  private Part part(ResolvedVector.OutputColumn column) {
    ScalarExpression value = column.expression();
    String meaning = "column " + value.type() + " " + value.accept(new ExpressionText(this::exact));
    return new Part(
        Part.Kind.COLUMN,
        column.name(),
        Digest.shortOf(meaning),
        new ReadableText(this::readable).of(value));
  }

  private Part part(ResolvedVector.Label label) {
    List<String> exact =
        label.triggerKey().stream()
            .map(part -> part.accept(new ExpressionText(this::exact)))
            .toList();
    List<String> readable =
        label.triggerKey().stream().map(part -> new ReadableText(this::readable).of(part)).toList();
    return new LabelMeaning(label, joins).part(exact.toString(), String.join(", ", readable));
  }

  private String exact(Column column) {
    Answer answer = answers.get(column.name());
    if (answer == null) {
      return row.exactColumn(column);
    }
    Part feature = groups.apply(answer.use().group()).feature(answer.feature());
    return "(" + feature.hash() + " for " + row.exact(answer.use().key()) + ")";
  }

  private Piece readable(Column column) {
    Answer answer = answers.get(column.name());
    if (answer == null) {
      return row.readableColumn(column);
    }
    ResolvedGroup group = answer.use().group();
    return Piece.loose(
        group.name()
            + " v"
            + group.version()
            + "."
            + answer.feature()
            + " by "
            + row.readable(answer.use().key()));
  }
}
