package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a vector: fewer rows or fewer columns, each value that is left as it would be among all
 * of them. A row that is left out is still an event to all groups.
 */
public final class VectorSelection {

  /** How finely samples are told apart: in millionths of all. */
  public static final int SAMPLE_PARTS = 1_000_000;

  /** Stands between the texts of several fields. */
  private static final String SEPARATOR = "\u001f";

  private static final Set<Type.Kind> WITH_TEXT =
      Set.of(
          Type.Kind.STRING,
          Type.Kind.BOOL,
          Type.Kind.INT,
          Type.Kind.DECIMAL,
          Type.Kind.TIMESTAMP,
          Type.Kind.DURATION);

  private VectorSelection() {}

  /**
   * The rows of the vector that satisfy a condition, too.
   *
   * @param condition over the trigger's base row
   */
  public static ResolvedVector where(ResolvedVector vector, ScalarExpression condition) {
    return with(
        vector,
        ScalarExpression.and(vector.condition(), Optional.of(condition)),
        vector.columns(),
        vector.labels());
  }

  /**
   * The vector with some of its columns only, in its own order; id and time of the trigger are not
   * among them, and always there.
   */
  public static ResolvedVector columns(ResolvedVector vector, Collection<String> names) {
    return with(
        vector,
        vector.condition(),
        vector.columns().stream().filter(column -> names.contains(column.name())).toList(),
        vector.labels().stream().filter(label -> names.contains(label.name())).toList());
  }

  private static ResolvedVector with(
      ResolvedVector vector,
      Optional<ScalarExpression> condition,
      List<ResolvedVector.OutputColumn> columns,
      List<ResolvedVector.Label> labels) {
    return new ResolvedVector(
        vector.name(),
        vector.version(),
        vector.doc(),
        vector.deprecated(),
        vector.trigger(),
        condition,
        vector.uses(),
        columns,
        labels);
  }

  /**
   * That a trigger belongs to a sample: {@code hash_bucket} of its fields' text, of {@link
   * #SAMPLE_PARTS} buckets, lies in {@code from} until {@code to}. Triggers with equal fields are
   * all in, or all out; samples whose bounds do not overlap have no trigger in common. A field that
   * is null has an empty text.
   *
   * @param fields of the trigger stream; at least one
   * @throws IllegalArgumentException if there is no such field, or it has a type without text; the
   *     message says which
   */
  public static ScalarExpression sample(
      ResolvedVector vector, List<String> fields, int from, int to) {
    List<ScalarExpression> texts = new ArrayList<>();
    for (String field : fields) {
      if (!texts.isEmpty()) {
        texts.add(ScalarExpression.literal(Type.STRING, SEPARATOR));
      }
      texts.add(text(field(vector, field), field));
    }
    ScalarExpression text =
        texts.size() == 1
            ? texts.get(0)
            : new ScalarExpression.Call(Operator.CONCAT, texts, Type.STRING, false);
    ScalarExpression bucket =
        new ScalarExpression.Call(
            Operator.HASH_BUCKET, List.of(text, integer(SAMPLE_PARTS)), Type.INT, true);
    return ScalarExpression.and(
            Optional.of(compare(Operator.GREATER_EQUAL, bucket, from)),
            Optional.of(compare(Operator.LESS, bucket, to)))
        .orElseThrow();
  }

  private static ScalarExpression field(ResolvedVector vector, String name) {
    ScalarExpression field = vector.trigger().fields().get(name);
    EventSchema event = vector.trigger().event();
    if (field == null && event.idFields().contains(name)) {
      // A vector as a stream calls the parts of an id as its output does.
      field = vector.trigger().fields().get(Field.columnOf(name));
    }
    if (field == null) {
      throw new IllegalArgumentException(
          "`%s` has no field `%s`".formatted(vector.trigger().name(), name)
              + NearNames.advice(name, "its fields are", vector.trigger().fields().keySet())
                  .map(advice -> ": " + advice)
                  .orElse(""));
    }
    return field;
  }

  private static ScalarExpression text(ScalarExpression value, String name) {
    if (!WITH_TEXT.contains(value.type().kind())) {
      throw new IllegalArgumentException(
          "`%s` is %s, which has no text of its own to sample by".formatted(name, value.type()));
    }
    ScalarExpression text =
        value.type().is(Type.Kind.STRING)
            ? value
            : new ScalarExpression.Call(
                Operator.TO_STRING, List.of(value), Type.STRING, value.nullable());
    return value.nullable()
        ? new ScalarExpression.Call(
            Operator.COALESCE,
            List.of(text, ScalarExpression.literal(Type.STRING, "")),
            Type.STRING,
            false)
        : text;
  }

  private static ScalarExpression compare(Operator operator, ScalarExpression bucket, int bound) {
    return new ScalarExpression.Call(
        operator, List.of(bucket, integer(bound)), Type.BOOL, bucket.nullable());
  }

  private static ScalarExpression integer(long value) {
    return ScalarExpression.literal(Type.INT, value);
  }
}
