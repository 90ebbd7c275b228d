package dev.semblance.compiler.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.AggregateText;
import dev.semblance.compiler.expression.ExpressionText;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.EventSchema;
import java.util.List;
import java.util.OptionalLong;

/** A plan for tools to read: what {@link Explain} says, as JSON. Durations are in microseconds. */
public final class ExplainJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ExpressionText TEXT = new ExpressionText(ScalarExpression.Column::name);

  private final Plan plan;

  private ExplainJson(Plan plan) {
    this.plan = plan;
  }

  /** The plan as one indented JSON object that ends with a line break. */
  public static String json(Plan plan) {
    try {
      ObjectNode root = new ExplainJson(plan).root();
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can be written", e);
    }
  }

  private ObjectNode root() {
    Plan.VectorOutput output = plan.output();
    ObjectNode root = JSON.createObjectNode();
    root.put("namespace", plan.namespace());
    root.put("vector", output.vector());
    root.put("version", output.version());
    root.put("hash", CanonicalForm.of(plan).hash());
    if (plan.hasLabels()) {
      root.put("labels_hash", CanonicalForm.ofLabels(plan).hash());
    }
    root.put("trigger", output.event());
    output.condition().ifPresent(condition -> root.put("where", condition.accept(TEXT)));
    ArrayNode reads = root.putArray("reads");
    plan.events().forEach(event -> event(reads.addObject(), event));
    ArrayNode stages = root.putArray("stages");
    plan.stages().forEach(stage -> stage(stages.addObject(), stage));
    ArrayNode columns = root.putArray("columns");
    output.columns().forEach(column -> column(columns.addObject(), column));
    root.put("time_zone_rules", ZoneRules.version());
    return root;
  }

  private void event(ObjectNode node, EventSchema event) {
    node.put("event", event.name());
    ArrayNode fields = node.putArray("fields_used");
    ColumnUse.declaredFields(plan, event.name()).forEach(fields::add);
    OptionalLong lookBack = Horizon.of(plan).lookBackMicros(event.name());
    if (lookBack.isPresent()) {
      node.put("look_back_micros", lookBack.getAsLong());
    } else {
      node.putNull("look_back_micros");
    }
    long ahead = Horizon.of(plan).lookAheadMicros(event.name());
    if (ahead > 0) {
      node.put("look_ahead_micros", ahead);
    }
  }

  private static void stage(ObjectNode node, Stage stage) {
    node.put("name", stage.name());
    if (stage.looksAhead()) {
      node.put("ahead_micros", stage.aheadMicros());
    }
    ArrayNode key = node.putArray("key");
    for (Stage.KeyPart part : stage.key()) {
      key.addObject().put("name", part.name()).put("type", part.type().toString());
    }
    ArrayNode inputs = node.putArray("exchanges");
    for (StageInput input : StageInput.of(stage)) {
      ObjectNode exchange = inputs.addObject().put("event", input.event());
      addAll(exchange.putArray("key"), input.key());
      exchange.put("passes_through", input.subject());
      ArrayNode columns = exchange.putArray("columns");
      input.columns().forEach(columns::add);
    }
    ArrayNode sources = node.putArray("sources");
    stage.sources().forEach(source -> source(sources.addObject(), source));
    ArrayNode lookups = node.putArray("lookups");
    stage.subject().lookups().forEach(lookup -> lookup(lookups.addObject(), lookup));
    ArrayNode answers = node.putArray("answers");
    for (Stage.Answer answer : stage.subject().answers()) {
      ObjectNode added = answers.addObject().put("group", answer.group());
      added.put("alias", answer.alias()).put("source", answer.source());
      added(added.putObject("columns"), answer.columns());
    }
  }

  private static void source(ObjectNode node, Stage.Source source) {
    node.put("event", source.event());
    source.condition().ifPresent(condition -> node.put("where", condition.accept(TEXT)));
    ObjectNode aggregates = node.putObject("aggregates");
    for (Aggregate aggregate : source.aggregates()) {
      aggregates.put(aggregate.slot(), AggregateText.of(aggregate, TEXT));
    }
    StateSize size = StateSize.of(source);
    ObjectNode state = node.putObject("state");
    state.put("log_micros", size.logMicros()).put("log_events", size.logEvents());
    state.put("session_micros", size.sessionMicros());
    state.put("bytes_per_event", size.bytesPerEvent());
    state.put("running_values", size.constant());
    ArrayNode growing = state.putArray("grows_with_history");
    size.growing().forEach(growing::add);
  }

  private static void lookup(ObjectNode node, Stage.Lookup lookup) {
    node.put("name", lookup.name()).put("source", lookup.source());
    lookup.withinMicros().ifPresent(within -> node.put("within_micros", within));
    added(node.putObject("columns"), lookup.columns());
  }

  private static void column(ObjectNode node, Plan.OutputColumn column) {
    node.put("name", column.name());
    node.put("type", column.expression().type().toString());
    node.put("nullable", column.expression().nullable());
    node.put("expression", column.expression().accept(TEXT));
    if (column.label()) {
      node.put("label", true);
    }
    if (!column.doc().isEmpty()) {
      node.put("doc", column.doc());
    }
  }

  private static void added(ObjectNode node, List<Stage.AddedColumn> columns) {
    columns.forEach(column -> node.put(column.name(), column.expression().accept(TEXT)));
  }

  private static void addAll(ArrayNode node, List<ScalarExpression> expressions) {
    expressions.forEach(expression -> node.add(expression.accept(TEXT)));
  }
}
