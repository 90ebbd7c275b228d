package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stream, seen from its base event: which rows of the base event belong to it, and what each of
 * its fields is, as expressions over the <em>row</em> of the base event.
 *
 * <p>That row has the event's declared fields as columns, and gains columns from lookups: for a
 * lookup {@code l}, {@code l.path} for each field of the right stream and {@link
 * ResolvedLookup#matchedColumn()}. {@code where} and {@code with} leave no trace but in the
 * expressions. A vector that the stream is made of adds the columns of the groups that it uses.
 *
 * @param event the base event, which gives the stream's events their time and identity
 * @param condition which rows belong; inner joins put their matched column into it
 * @param fields path as written (bare, or {@code other.field} through joins) to its expression, in
 *     declared order
 * @param lookups in the order they must be done: a later one's keys may read an earlier one's
 *     columns
 * @param bases the vectors that the stream is made of, as {@link ResolvedVector#asBase()} gives
 *     them, in the order in which they must be computed
 */
public record ResolvedStream(
    String name,
    EventSchema event,
    Optional<ScalarExpression> condition,
    Map<String, ScalarExpression> fields,
    List<ResolvedLookup> lookups,
    List<ResolvedVector> bases) {
  public ResolvedStream {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    lookups = List.copyOf(lookups);
    bases = List.copyOf(bases);
  }
}
