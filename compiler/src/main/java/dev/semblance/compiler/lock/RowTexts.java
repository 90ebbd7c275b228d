package dev.semblance.compiler.lock;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.analysis.ResolvedStream;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.DurationText;
import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ReadableText;
import dev.semblance.compiler.expression.ReadableText.Piece;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Expressions over the row of one stream's base event, as texts: exact ones, in which no name of
 * the author's own is left, and readable ones.
 *
 * <p>What a lookup adds to the row stands in an exact text by its hash, and so does a feature, so
 * that texts stay short however deep streams are joined or made of vectors.
 */
final class RowTexts {
  private final EventSchema event;
  private final Map<String, Added> added = new LinkedHashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, String> exact = new HashMap<>();
  private final Joins joins;

  /** A column that a lookup adds; no path for the one that tells whether an event was found. */
  private record Added(ResolvedLookup lookup, Optional<String> path) {}

  /** A column that holds a feature. */
  private record Answer(ResolvedVector.Use use, String feature) {}

  RowTexts(ResolvedStream stream, Joins joins) {
    this(stream, List.of(), joins);
  }

  /**
   * @param uses groups whose features expressions may read, besides those of the vectors that the
   *     stream is made of
   */
  RowTexts(ResolvedStream stream, List<ResolvedVector.Use> uses, Joins joins) {
    this.event = stream.event();
    this.joins = joins;
    for (ResolvedLookup lookup : stream.lookups()) {
      added.put(lookup.matchedColumn(), new Added(lookup, Optional.empty()));
      for (String path : lookup.right().fields().keySet()) {
        added.put(lookup.column(path), new Added(lookup, Optional.of(path)));
      }
    }
    stream.bases().forEach(base -> base.uses().forEach(this::addAnswers));
    uses.forEach(this::addAnswers);
  }

  private void addAnswers(ResolvedVector.Use use) {
    for (ResolvedGroup.Feature feature : use.group().features()) {
      answers.put(use.column(feature.name()), new Answer(use, feature.name()));
    }
  }

  /** One text, one meaning. */
  String exact(ScalarExpression expression) {
    return expression.accept(new ExpressionText(this::exactColumn));
  }

  String exact(List<ScalarExpression> expressions) {
    return expressions.stream().map(this::exact).collect(Collectors.joining(", ", "[", "]"));
  }

  String exact(Optional<ScalarExpression> condition) {
    return condition.map(this::exact).orElse("true");
  }

  String exactColumn(Column column) {
    Answer answer = answers.get(column.name());
    if (answer != null) {
      Part feature = joins.group(answer.use().group()).feature(answer.feature());
      return "(" + feature.hash() + " for " + exact(answer.use().key()) + ")";
    }
    Added by = added.get(column.name());
    if (by == null) {
      return column.name() + ":" + compact(column);
    }
    String known = exact.get(column.name());
    if (known == null) {
      known = "@" + Digest.shortOf(text(by));
      exact.put(column.name(), known);
    }
    return known;
  }

  private static String compact(ScalarExpression value) {
    return value.type().toString().replace(" ", "") + (value.nullable() ? "?" : "");
  }

  private String text(Added by) {
    String found = joins.found(by.lookup(), this);
    RowTexts right = joins.right(by.lookup());
    return by.path()
        .map(path -> "field " + right.exact(by.lookup().right().fields().get(path)) + " of ")
        .orElse("found ")
        .concat(found);
  }

  /**
   * What makes the base event's records the same event, and orders them. Fields that no id needs
   * and nothing reads are left out: declaring one more changes no meaning.
   */
  String identity() {
    String id =
        event.hasHashedId()
            ? event.fields().stream()
                .filter(field -> !event.arrivalField().equals(Optional.of(field.name())))
                .map(field -> field.name() + ":" + type(field))
                .collect(Collectors.joining(" ", "hash of ", ""))
            : String.join(" ", event.idFields().stream().map(this::typed).toList());
    return "event " + event.name() + " time " + event.timeField() + " id " + id;
  }

  private String typed(String name) {
    return name + ":" + event.field(name).map(RowTexts::type).orElse("");
  }

  private static String type(Field field) {
    return field.type().toString().replace(" ", "") + (field.nullable() ? "?" : "");
  }

  /** For people. */
  String readable(ScalarExpression expression) {
    return new ReadableText(this::readableColumn).of(expression);
  }

  String readable(List<ScalarExpression> expressions) {
    return String.join(", ", expressions.stream().map(this::readable).toList());
  }

  Piece readableColumn(Column column) {
    Answer answer = answers.get(column.name());
    if (answer != null) {
      ResolvedGroup group = answer.use().group();
      return Piece.loose(
          group.name()
              + " v"
              + group.version()
              + "."
              + answer.feature()
              + " by "
              + readable(answer.use().key()));
    }
    Added by = added.get(column.name());
    if (by == null) {
      return Piece.whole(column.name());
    }
    String alias = alias(by.lookup());
    return by.path()
        .map(path -> field(alias, by.lookup().right(), path))
        .orElseGet(() -> Piece.whole("found(" + alias + ")"));
  }

  /** A computed field is shown as what it is computed from, one level deep. */
  private static Piece field(String alias, ResolvedStream right, String path) {
    ScalarExpression value = right.fields().get(path);
    return value instanceof Column
        ? Piece.whole(alias + "." + path)
        : value.accept(
            new ReadableText(column -> Piece.whole(alias + "." + column.name().replace('#', '.'))));
  }

  /** What the author calls the joined stream. */
  static String alias(ResolvedLookup lookup) {
    return lookup.name().substring(lookup.name().indexOf('.') + 1);
  }

  /** A lookup of the row, as a part of what a version means. */
  Part part(ResolvedLookup lookup) {
    return new Part(
        Part.Kind.JOIN, alias(lookup), joins.found(lookup, this).substring(1), readable(lookup));
  }

  private String readable(ResolvedLookup lookup) {
    RowTexts right = joins.right(lookup);
    return lookup.right().event().name()
        + lookup.right().condition().map(c -> " where " + right.readable(c)).orElse("")
        + " on "
        + readable(lookup.leftKey())
        + " = "
        + right.readable(lookup.rightKey())
        + (lookup.withinMicros().isPresent()
            ? " within " + DurationText.of(lookup.withinMicros().getAsLong())
            : "");
  }

  /** The event's own fields among what the expressions read, with their types. */
  String reads(List<ScalarExpression> expressions) {
    Map<String, String> fields = new TreeMap<>();
    for (ScalarExpression expression : expressions) {
      expression.forEachColumn(
          column ->
              event
                  .field(column.name())
                  .ifPresent(field -> fields.put(field.name(), field.name() + ": " + type(field))));
    }
    return String.join(", ", fields.values());
  }
}
