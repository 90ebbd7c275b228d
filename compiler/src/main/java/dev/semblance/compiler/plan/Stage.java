package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything that shares one key: the rows that flow in, the groups folded, the joins looked up,
 * the triggers answered. Rows whose key has a null part belong to no entity.
 *
 * @param name for people, unique in the plan: {@code by card}
 * @param key names and types of the key's parts
 * @param subject the event whose rows pass through and gain columns
 * @param sources what the entity remembers
 * @param aheadMicros 0, or how far the stage looks ahead, for labels: a subject's row of time t is
 *     answered as of {@code t + aheadMicros + 1}, so that a window of {@code aheadMicros} covers
 *     the source rows with {@code t < time <= t + aheadMicros}. Never is the row itself among them
 */
public record Stage(
    String name, List<KeyPart> key, Subject subject, List<Source> sources, long aheadMicros) {
  public Stage {
    key = List.copyOf(key);
    sources = List.copyOf(sources);
  }

  /** A stage that looks back, as features do. */
  public Stage(String name, List<KeyPart> key, Subject subject, List<Source> sources) {
    this(name, key, subject, sources, 0);
  }

  /** Whether the stage computes labels. */
  public boolean looksAhead() {
    return aheadMicros > 0;
  }

  /**
   * The instant as of which a subject's row is answered. It may lie beyond the end of time and so
   * come out as one near its beginning: such a row never is mature.
   */
  public long answeredAt(long time) {
    return looksAhead() ? time + aheadMicros + 1 : time;
  }

  /**
   * This stage with answers only to subjects of which all is known that it looks ahead for.
   *
   * @param timeField of the subject's event
   * @param completeUntil until when, itself included, the sources are complete; empty where they
   *     have no event at all
   */
  public Stage answeringMature(String timeField, OptionalLong completeUntil) {
    ScalarExpression time = new ScalarExpression.Column(timeField, Type.TIMESTAMP, false);
    ScalarExpression end = ScalarExpression.literal(Type.TIMESTAMP, firstUnknown(completeUntil));
    ScalarExpression mature =
        new ScalarExpression.Call(Operator.LESS, List.of(time, end), Type.BOOL, false);
    Subject answered =
        new Subject(
            subject.event(),
            subject.key(),
            ScalarExpression.and(subject.condition(), Optional.of(mature)),
            subject.lookups(),
            subject.answers());
    return new Stage(name, key, answered, sources, aheadMicros);
  }

  private long firstUnknown(OptionalLong completeUntil) {
    if (completeUntil.isEmpty()) {
      return Long.MIN_VALUE;
    }
    // No label reaches the very end of time, after which there is no instant to answer at.
    long complete = Math.min(completeUntil.getAsLong(), Long.MAX_VALUE - 1);
    long last = complete - aheadMicros;
    return last > complete ? Long.MIN_VALUE : last + 1;
  }

  /** A part of the key. */
  public record KeyPart(String name, Type type) {}

  /**
   * The rows that pass through. Every row comes out, once, with the columns of all lookups and
   * answers added: for a row without a key or one that fails {@code condition}, lookups find
   * nothing (matched is false) and every other added column is null.
   *
   * @param event whose rows
   * @param key over the row, of the stage's key types
   * @param condition which rows are looked up and answered
   */
  public record Subject(
      String event,
      List<ScalarExpression> key,
      Optional<ScalarExpression> condition,
      List<Lookup> lookups,
      List<Answer> answers) {
    public Subject {
      key = List.copyOf(key);
      lookups = List.copyOf(lookups);
      answers = List.copyOf(answers);
    }
  }

  /**
   * Rows that an entity remembers: folded into groups, or kept to be looked up. Rows of the
   * subject's event may be a source too, under the same key or another.
   *
   * @param key over the row, of the stage's key types
   * @param stream which rows are events of the source's stream: those that move its clock, whether
   *     they count or not
   * @param condition which rows count: events of the stream that pass the group's {@code where}
   * @param aggregates slots are unique within the source
   */
  public record Source(
      String event,
      List<ScalarExpression> key,
      Optional<ScalarExpression> stream,
      Optional<ScalarExpression> condition,
      List<Aggregate> aggregates) {
    public Source {
      key = List.copyOf(key);
      aggregates = List.copyOf(aggregates);
    }
  }

  /**
   * The as-of lookup of a source row: the greatest by (time, identity) among the source's rows of
   * the same key with {@code t - within <= time <= t}, the same instant included.
   *
   * @param name the join, for people
   * @param source index into the stage's sources
   * @param matchedColumn the added bool column that tells whether a row was found
   */
  public record Lookup(
      String name,
      int source,
      OptionalLong withinMicros,
      String matchedColumn,
      List<AddedColumn> columns) {
    public Lookup {
      columns = List.copyOf(columns);
    }
  }

  /**
   * The values of a group's features as of the subject row: aggregates over the source's past rows,
   * and over the row itself where it is one of them (same event, same identity, same key, condition
   * satisfied).
   *
   * @param group for people: {@code card_activity v1}
   * @param source index into the stage's sources
   * @param columns over the source's aggregate slots
   * @param refuses whether a row that came too late for the group triggers no vector. Where it does
   *     not, the group's columns are null and no more: so it is for a vector that only gives events
   *     to groups and joins
   */
  public record Answer(
      String alias, String group, int source, List<AddedColumn> columns, boolean refuses) {
    public Answer {
      columns = List.copyOf(columns);
    }

    /** An answer without which there is no vector. */
    public Answer(String alias, String group, int source, List<AddedColumn> columns) {
      this(alias, group, source, columns, true);
    }
  }

  /**
   * A column that the subject's rows gain. In a lookup the expression reads the source row found;
   * in an answer it reads the source's aggregate slots.
   */
  public record AddedColumn(String name, ScalarExpression expression) {}
}
