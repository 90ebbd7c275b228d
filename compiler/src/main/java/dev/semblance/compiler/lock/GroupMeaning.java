package dev.semblance.compiler.lock;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateText;
import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ReadableText;
import dev.semblance.compiler.expression.ReadableText.Piece;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import dev.semblance.compiler.expression.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a group means: each of its features, from the events up. Names of streams, functions and
 * keys leave no trace, and neither does the order of the definitions.
 */
final class GroupMeaning {
  private final ResolvedGroup group;
  private final RowTexts row;
  private final String entity;
  private final Map<String, Aggregate> slots = new HashMap<>();
  private final Map<String, Part> features = new TreeMap<>();

  GroupMeaning(ResolvedGroup group, Joins joins) {
    this.group = group;
    this.row = new RowTexts(group.stream(), joins);
    this.entity =
        Digest.shortOf(
            "rows of "
                + row.identity()
                + " if "
                + row.exact(group.stream().condition())
                + " where "
                + row.exact(group.condition())
                + " by "
                + row.exact(keys()));
    group.aggregates().forEach(aggregate -> slots.put(aggregate.slot(), aggregate));
    for (ResolvedGroup.Feature feature : group.features()) {
      features.put(feature.name(), part(feature));
    }
  }

  /** A feature of the group. */
  Part feature(String name) {
    return features.get(name);
  }

  Meaning meaning(String namespace) {
    List<Part> parts = new ArrayList<>();
    parts.add(from());
    group.stream().lookups().stream()
        .sorted(Comparator.comparing(ResolvedLookup::name))
        .forEach(lookup -> parts.add(row.part(lookup)));
    parts.add(by());
    parts.add(reads());
    parts.addAll(features.values());
    return new Meaning(
        VersionName.of(VersionName.Kind.GROUP, namespace, group.name(), group.version()), parts);
  }

  private List<ScalarExpression> keys() {
    return group.keys().stream().map(ResolvedGroup.Key::expression).toList();
  }

  private Part from() {
    String event = group.stream().event().name();
    String text = group.condition().map(c -> event + " where " + row.readable(c)).orElse(event);
    String exact =
        row.identity()
            + " if "
            + row.exact(group.stream().condition())
            + " where "
            + row.exact(group.condition());
    return new Part(Part.Kind.FROM, event, Digest.shortOf(exact), text);
  }

  private Part by() {
    String names =
        group.keys().stream().map(ResolvedGroup.Key::name).collect(Collectors.joining(","));
    return new Part(Part.Kind.BY, names, Digest.shortOf(row.exact(keys())), row.readable(keys()));
  }

  private Part reads() {
    List<ScalarExpression> all = new ArrayList<>(keys());
    group.condition().ifPresent(all::add);
    for (Aggregate aggregate : group.aggregates()) {
      all.addAll(aggregate.arguments());
      aggregate.condition().ifPresent(all::add);
    }
    String text = row.reads(all);
    return new Part(Part.Kind.READS, group.stream().event().name(), Digest.shortOf(text), text);
  }

  private Part part(ResolvedGroup.Feature feature) {
    ExpressionText exact =
        new ExpressionText(
            slot ->
                "("
                    + AggregateText.of(slots.get(slot.name()), new ExpressionText(row::exactColumn))
                    + " of "
                    + entity
                    + ")");
    ReadableText readable = new ReadableText(this::readableSlot);
    String text =
        feature.expression() instanceof Column slot
            ? new ReadableText(row::readableColumn).of(slots.get(slot.name()))
            : readable.of(feature.expression());
    String meaning =
        "feature " + feature.expression().type() + " " + feature.expression().accept(exact);
    return new Part(Part.Kind.FEATURE, feature.name(), Digest.shortOf(meaning), text);
  }

  private Piece readableSlot(Column slot) {
    Aggregate aggregate = slots.get(slot.name());
    boolean clauses =
        aggregate.condition().isPresent()
            || aggregate.prior()
            || !(aggregate.window() instanceof Window.AllHistory);
    String text = new ReadableText(row::readableColumn).of(aggregate);
    return clauses ? Piece.loose(text) : Piece.whole(text);
  }
}
