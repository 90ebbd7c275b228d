package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateText;
import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a plan means, as text that does not depend on how it was written: comments, layout, the
 * names of streams, groups and aliases, the order of independent definitions and the cut into
 * stages leave no trace. Names of events, their fields and the output columns do count.
 *
 * <p>The text starts from the output's columns, in order. What they are computed from is written
 * once, where it is first needed, and called {@code $1}, {@code $2}, ... from then on. {@link
 * #hash()} is the SHA-256 of the text. Labels are no part of what is served: they leave no trace,
 * and have a form of their own.
 */
public final class CanonicalForm {
  private static final String FORMAT = "semblance plan, canonical form 1";

  private final Plan plan;
  private final Map<String, AddedBy> added = new HashMap<>();
  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final TreeSet<String> events = new TreeSet<>();

  /** Where an added column comes from; no expression for a lookup's matched column. */
  private record AddedBy(
      Stage stage, int source, Stage.Lookup lookup, Optional<ScalarExpression> expression) {}

  private CanonicalForm(Plan plan, boolean labels) {
    this.plan = plan;
    plan.stages().forEach(this::learn);
    writeOutput(labels);
  }

  public static CanonicalForm of(Plan plan) {
    return new CanonicalForm(plan, false);
  }

  /** The form of the labels of a plan that has some. */
  public static CanonicalForm ofLabels(Plan plan) {
    return new CanonicalForm(plan, true);
  }

  /** The canonical text. */
  public String text() {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    for (String name : events) {
      text.append(eventLine(plan.event(name))).append('\n');
    }
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** SHA-256 of the text, in lower-case hex. */
  public String hash() {
    return sha256(text());
  }

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private void learn(Stage stage) {
    String event = stage.subject().event();
    for (Stage.Lookup lookup : stage.subject().lookups()) {
      AddedBy matched = new AddedBy(stage, lookup.source(), lookup, Optional.empty());
      added.put(event + " " + lookup.matchedColumn(), matched);
      for (Stage.AddedColumn column : lookup.columns()) {
        Optional<ScalarExpression> value = Optional.of(column.expression());
        added.put(event + " " + column.name(), new AddedBy(stage, lookup.source(), lookup, value));
      }
    }
    for (Stage.Answer answer : stage.subject().answers()) {
      for (Stage.AddedColumn column : answer.columns()) {
        Optional<ScalarExpression> value = Optional.of(column.expression());
        added.put(event + " " + column.name(), new AddedBy(stage, answer.source(), null, value));
      }
    }
  }

  private void writeOutput(boolean labels) {
    Plan.VectorOutput output = plan.output();
    events.add(output.event());
    String where =
        output.condition().map(c -> " where " + expression(output.event(), c)).orElse("");
    List<String> columns = new ArrayList<>();
    List<Plan.OutputColumn> written =
        output.columns().stream().filter(column -> column.label() == labels).toList();
    for (Plan.OutputColumn column : written) {
      columns.add(
          (labels ? "label " : "column ")
              + column.name()
              + " : "
              + column.expression().type()
              + " = "
              + expression(output.event(), column.expression()));
    }
    String name = plan.namespace().isEmpty() ? "" : plan.namespace() + ".";
    lines.add(
        "vector "
            + name
            + output.vector()
            + " v"
            + output.version()
            + " on "
            + output.event()
            + where);
    lines.addAll(columns);
  }

  private String expression(String event, ScalarExpression expression) {
    return expression.accept(texts(event));
  }

  private ExpressionText texts(String event) {
    return new ExpressionText(column -> column(event, column.name()));
  }

  private String column(String event, String name) {
    AddedBy by = added.get(event + " " + name);
    if (by == null) {
      return event + "." + name;
    }
    return by.lookup() == null ? answered(by) : lookedUp(by);
  }

  private String answered(AddedBy by) {
    Stage.Source source = by.stage().sources().get(by.source());
    String entity = entity(by.stage(), source);
    Map<String, Aggregate> slots = new HashMap<>();
    source.aggregates().forEach(aggregate -> slots.put(aggregate.slot(), aggregate));
    ExpressionText features =
        new ExpressionText(
            slot -> {
              Aggregate aggregate = slots.get(slot.name());
              return number(AggregateText.of(aggregate, texts(source.event())) + " of " + entity);
            });
    // A null key makes the whole feature null, so the feature and not only its parts has a number.
    String kind = by.stage().looksAhead() ? "what follows " : "feature ";
    return number(kind + by.expression().orElseThrow().accept(features));
  }

  private String lookedUp(AddedBy by) {
    Stage.Source source = by.stage().sources().get(by.source());
    String within =
        by.lookup().withinMicros().isPresent()
            ? " within " + by.lookup().withinMicros().getAsLong() + "us"
            : "";
    String found = number("latest of " + entity(by.stage(), source) + within);
    return by.expression()
        .map(value -> number("field " + expression(source.event(), value) + " of " + found))
        .orElseGet(() -> number("found " + found));
  }

  private String entity(Stage stage, Stage.Source source) {
    events.add(source.event());
    String stream = source.stream().map(c -> " if " + expression(source.event(), c)).orElse("");
    String where =
        source.condition().map(c -> " where " + expression(source.event(), c)).orElse("");
    return number(
        "rows of "
            + source.event()
            + stream
            + " by "
            + key(source.event(), source.key())
            + where
            + " for "
            + key(stage.subject().event(), stage.subject().key()));
  }

  private String key(String event, List<ScalarExpression> key) {
    return "["
        + String.join(", ", key.stream().map(part -> expression(event, part)).toList())
        + "]";
  }

  private String number(String text) {
    String known = numbers.get(text);
    if (known != null) {
      return known;
    }
    String number = "$" + (numbers.size() + 1);
    numbers.put(text, number);
    lines.add(number + " = " + text);
    return number;
  }

  static String eventLine(EventSchema event) {
    StringBuilder line = new StringBuilder("event ").append(event.name());
    for (Field field : event.fields()) {
      line.append(' ').append(field.name()).append(':');
      line.append(field.type().toString().replace(" ", "")).append(field.nullable() ? "?" : "");
    }
    line.append(" id").append(event.idFields()).append(" time[").append(event.timeField());
    return line.append("]")
        .append(event.arrivalField().map(a -> " arrival[" + a + "]").orElse(""))
        .toString();
  }
}
