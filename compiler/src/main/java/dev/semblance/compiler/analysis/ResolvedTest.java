package dev.semblance.compiler.analysis;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A test of a vector: what happens, and what the vector is to be then. It is no part of what a
 * program means.
 *
 * @param span the title's place
 * @param events in the order written, which says nothing about time
 */
public record ResolvedTest(
    String title,
    SourceSpan span,
    String vector,
    int version,
    List<TestEvent> events,
    List<Expectation> expectations) {

  /**
   * The moment {@code @0s} in microseconds since the epoch: Monday, 2024-01-01T00:00:00Z. Which one
   * it is only matters to functions of the calendar.
   */
  public static final long START = 1_704_067_200_000_000L;

  public ResolvedTest {
    requireNonNull(title, "title");
    requireNonNull(span, "span");
    events = List.copyOf(events);
    expectations = List.copyOf(expectations);
  }

  /** Whether it is a test of that vector. */
  public boolean isOf(ResolvedVector other) {
    return other.name().equals(vector) && other.version() == version;
  }

  /**
   * An event that happens.
   *
   * @param values of all declared fields, as an event's are; a field left out is null where it may
   *     be, an id made for the test, or a value that tells nothing: 0, false, an empty text
   * @param leftOut fields that are never null and have such a value
   */
  public record TestEvent(
      SourceSpan span, EventSchema schema, Map<String, Object> values, Set<String> leftOut) {
    public TestEvent {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // Nulls are values.
      leftOut = Set.copyOf(leftOut);
    }
  }

  /**
   * What is expected of one trigger.
   *
   * @param trigger one of the test's events
   * @param vector whether it is to have a vector at all
   * @param columns those that are compared; none are where no vector is expected
   */
  public record Expectation(
      SourceSpan span, TestEvent trigger, boolean vector, List<ExpectedColumn> columns) {
    public Expectation {
      columns = List.copyOf(columns);
    }
  }

  /**
   * The value that a column is to have.
   *
   * @param value of the column's type, or null
   */
  public record ExpectedColumn(SourceSpan span, String name, Type type, Object value) {}
}
