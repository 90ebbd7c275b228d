package dev.semblance.compiler.lock;

import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.ScalarExpression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a vector means: its rows, and each of its columns with the features behind it. Names of
 * groups and aliases leave no trace but in the names of the columns.
 */
final class VectorMeaning {
  private final ResolvedVector vector;
  private final RowTexts row;
  private final Joins joins;

  VectorMeaning(ResolvedVector vector, Joins joins) {
    this.vector = vector;
    this.row = new RowTexts(vector.trigger(), vector.uses(), joins);
    this.joins = joins;
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
    String meaning = "column " + value.type() + " " + row.exact(value);
    return new Part(Part.Kind.COLUMN, column.name(), Digest.shortOf(meaning), row.readable(value));
  }

  private Part part(ResolvedVector.Label label) {
    return new LabelMeaning(label, joins)
        .part(row.exact(label.triggerKey()), row.readable(label.triggerKey()));
  }
}
