package dev.semblance.compiler.plan;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.DurationText;
import dev.semblance.compiler.expression.ReadableText;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A plan for a person to read: what is read, what moves where, and what is remembered. */
public final class Explain {
  private static final ReadableText TEXT =
      new ReadableText(column -> ReadableText.Piece.whole(column.name()));

  private final Plan plan;
  private final StringBuilder out = new StringBuilder();

  private Explain(Plan plan) {
    this.plan = plan;
  }

  /** The plan as indented text that ends with a line break. */
  public static String text(Plan plan) {
    return new Explain(plan).text();
  }

  private String text() {
    Plan.VectorOutput output = plan.output();
    String namespace = plan.namespace().isEmpty() ? "" : plan.namespace() + ".";
    line(0, "vector %s%s v%d on %s", namespace, output.vector(), output.version(), output.event());
    line(0, "hash   %s", CanonicalForm.of(plan).hash());
    if (plan.hasLabels()) {
      line(0, "labels %s", CanonicalForm.ofLabels(plan).hash());
    }
    out.append('\n');
    line(0, "reads");
    plan.events().forEach(this::event);
    for (int i = 0; i < plan.stages().size(); i++) {
      out.append('\n');
      stage(i + 1, plan.stages().get(i));
    }
    out.append('\n');
    output(output);
    out.append('\n');
    engines();
    return out.toString();
  }

  private void event(EventSchema event) {
    List<String> used = ColumnUse.declaredFields(plan, event.name());
    line(
        1,
        "%s: %d of %d fields used (%s), %s",
        event.name(),
        used.size(),
        event.fields().size(),
        used.isEmpty() ? "none" : String.join(", ", used),
        lookBack(event.name()));
  }

  private String lookBack(String event) {
    Horizon horizon = Horizon.of(plan);
    OptionalLong micros = horizon.lookBackMicros(event);
    long ahead = horizon.lookAheadMicros(event);
    String after = ahead == 0 ? "" : " and " + DurationText.of(ahead) + " after the last";
    if (micros.isEmpty()) {
      return "all of its past" + after;
    }
    return (micros.getAsLong() == 0
            ? "nothing before the first trigger"
            : DurationText.of(micros.getAsLong()) + " before the first trigger")
        + after;
  }

  private void stage(int number, Stage stage) {
    String key =
        String.join(", ", stage.key().stream().map(k -> k.name() + ": " + k.type()).toList());
    line(0, "stage %d %s (%s)", number, stage.name(), key);
    if (stage.looksAhead()) {
      line(
          1,
          "looks %s ahead: its windows begin with each trigger; in backfill only",
          DurationText.of(stage.aheadMicros()));
    }
    for (StageInput input : StageInput.of(stage)) {
      line(
          1,
          "exchange %s by [%s]%s",
          input.event(),
          expressions(input.key()),
          input.subject() ? ", passing through" : "");
    }
    stage.subject().lookups().forEach(lookup -> lookup(stage, lookup));
    for (Stage.Source source : stage.sources()) {
      if (!source.aggregates().isEmpty()) {
        fold(source);
      }
    }
    for (Stage.Answer answer : stage.subject().answers()) {
      line(
          1,
          stage.looksAhead()
              ? "answer %s rows with %s %s"
              : "answer %s rows with %s as %s: %d features",
          stage.subject().event(),
          answer.group(),
          answer.alias(),
          answer.columns().size());
    }
  }

  private void lookup(Stage stage, Stage.Lookup lookup) {
    Stage.Source source = stage.sources().get(lookup.source());
    line(
        1,
        "look up %s: the latest %s%s%s, %d columns",
        lookup.name(),
        source.event(),
        where(source),
        lookup.withinMicros().isPresent()
            ? " within " + DurationText.of(lookup.withinMicros().getAsLong())
            : ", however old",
        lookup.columns().size());
    line(2, "state: the latest row a key");
  }

  private void fold(Stage.Source source) {
    line(1, "fold %s%s", source.event(), where(source));
    for (Aggregate aggregate : source.aggregates()) {
      line(2, "%s = %s", aggregate.slot(), TEXT.of(aggregate));
    }
    line(2, "state: %s", StateSize.of(source).text());
  }

  private void output(Plan.VectorOutput output) {
    EventSchema trigger = plan.trigger();
    String id = String.join(", ", trigger.idColumns());
    line(
        0,
        "output one row for each %s%s",
        output.event(),
        output.condition().map(condition -> " where " + TEXT.of(condition)).orElse(""));
    line(1, "%s, %s", id, trigger.timeColumn());
    for (Plan.OutputColumn column : output.columns()) {
      line(
          1,
          "%s%s: %s%s = %s",
          column.label() ? "label " : "",
          column.name(),
          column.expression().type(),
          column.expression().nullable() ? "?" : "",
          TEXT.of(column.expression()));
    }
  }

  private void engines() {
    int exchanges = plan.stages().size();
    line(0, "Spark          %d exchanges and sorts by key, 1 by date for the output", exchanges);
    line(0, "time zones     rules %s of this JVM", ZoneRules.version());
  }

  private static String where(Stage.Source source) {
    return source.condition().map(condition -> " where " + TEXT.of(condition)).orElse("");
  }

  private static String expressions(List<ScalarExpression> expressions) {
    return String.join(", ", expressions.stream().map(TEXT::of).toList());
  }

  private void line(int indent, String format, Object... arguments) {
    out.append("  ".repeat(indent)).append(String.format(Locale.ROOT, format, arguments));
    out.append('\n');
  }
}
