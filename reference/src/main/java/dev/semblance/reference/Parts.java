package dev.semblance.reference;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.DurationText;
import dev.semblance.compiler.expression.ReadableText;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.compiler.type.Field;
import dev.semblance.compiler.type.Type;
import dev.semblance.reference.Explainer.Seen;
import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Named;
import dev.semblance.reference.why.Occurrence;
import dev.semblance.reference.why.Part;
import dev.semblance.reference.why.Rule;
import dev.semblance.reference.why.Verdict;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts what a trigger's row gained of the stages into words. */
final class Parts {
  private static final ReadableText TEXT =
      new ReadableText(column -> ReadableText.Piece.whole(column.name()));
  private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final Plan plan;
  private final Row trigger;
  private final Map<Stage, Seen> seen;

  Parts(Plan plan, Row trigger, Map<Stage, Seen> seen) {
    this.plan = plan;
    this.trigger = trigger;
    this.seen = seen;
  }

  static Occurrence occurrence(Row row) {
    EventSchema schema = row.schema();
    List<Named> id =
        schema.hasHashedId()
            ? List.of(new Named(EventSchema.HASHED_ID, Type.STRING, row.id().get(0)))
            : schema.idFields().stream().map(name -> field(row, name)).toList();
    return new Occurrence(
        schema.name(), id, row.time(), schema.arrivalField().map(name -> field(row, name)));
  }

  private static Named field(Row row, String name) {
    Field field = row.schema().field(name).orElseThrow();
    return new Named(name, field.type(), row.columns().get(name));
  }

  Explanation.Column column(Plan.OutputColumn column, Map<String, Object> values) {
    return new Explanation.Column(
        new Named(column.name(), column.expression().type(), values.get(column.name())),
        TEXT.of(column.expression()),
        read(List.of(column.expression()), trigger.columns()));
  }

  /** The columns that expressions read, with their values, each once. */
  private static List<Named> read(
      Collection<ScalarExpression> expressions, Map<String, Object> columns) {
    Set<ScalarExpression.Column> read = new LinkedHashSet<>();
    expressions.forEach(expression -> expression.forEachColumn(read::add));
    return read.stream()
        .map(column -> new Named(column.name(), column.type(), columns.get(column.name())))
        .toList();
  }

  /**
   * What columns are made of, and what led to its keys.
   *
   * @param features gets those features behind the columns that are computed from others
   */
  List<Part> behind(List<Plan.OutputColumn> columns, List<Explanation.Column> features) {
    Set<String> needed = new HashSet<>();
    columns.forEach(column -> addNames(List.of(column.expression()), needed));
    List<Seen> stages = plan.stages().stream().filter(seen::containsKey).map(seen::get).toList();
    List<List<Part>> parts = new ArrayList<>();
    // The last stage first: its key may be what an earlier one looked up.
    for (int i = stages.size() - 1; i >= 0; i--) {
      List<Part> ofStage = parts(stages.get(i), needed);
      parts.add(0, ofStage);
      if (!ofStage.isEmpty()) {
        addNames(stages.get(i).stage().subject().key(), needed);
      }
    }
    stages.forEach(stage -> features.addAll(derived(stage, needed)));
    return parts.stream().flatMap(List::stream).toList();
  }

  private static List<Explanation.Column> derived(Seen stage, Set<String> needed) {
    Map<String, Map<String, Object>> slots = new HashMap<>();
    stage
        .added()
        .folds()
        .forEach(
            fold ->
                slots
                    .computeIfAbsent(fold.answer().alias(), alias -> new HashMap<>())
                    .put(fold.aggregate().slot(), fold.value()));
    List<Explanation.Column> derived = new ArrayList<>();
    for (Stage.Answer answer : stage.stage().subject().answers()) {
      for (Stage.AddedColumn column : answer.columns()) {
        ScalarExpression expression = column.expression();
        if (needed.contains(column.name()) && !(expression instanceof ScalarExpression.Column)) {
          derived.add(
              new Explanation.Column(
                  added(stage, column.name(), expression.type()),
                  TEXT.of(expression),
                  read(List.of(expression), slots.getOrDefault(answer.alias(), Map.of()))));
        }
      }
    }
    return derived;
  }

  private static void addNames(Collection<ScalarExpression> expressions, Set<String> names) {
    expressions.forEach(expression -> expression.forEachColumn(column -> names.add(column.name())));
  }

  private List<Part> parts(Seen stage, Set<String> needed) {
    Stream<Part> joins =
        stage.added().matches().stream()
            .filter(match -> isNeeded(match.lookup(), needed))
            .map(match -> join(stage, match, needed));
    Stream<Part> aggregates =
        stage.added().folds().stream()
            .filter(fold -> slots(fold.answer(), needed).contains(fold.aggregate().slot()))
            .map(fold -> aggregate(stage, fold));
    return Stream.concat(joins, aggregates).toList();
  }

  private static boolean isNeeded(Stage.Lookup lookup, Set<String> needed) {
    return needed.contains(lookup.matchedColumn()) || !taken(lookup, needed).isEmpty();
  }

  private static List<Stage.AddedColumn> taken(Stage.Lookup lookup, Set<String> needed) {
    return lookup.columns().stream().filter(column -> needed.contains(column.name())).toList();
  }

  /** Names of the aggregates that needed columns read. */
  private static Set<String> slots(Stage.Answer answer, Set<String> needed) {
    Set<String> slots = new HashSet<>();
    answer.columns().stream()
        .filter(column -> needed.contains(column.name()))
        .forEach(column -> addNames(List.of(column.expression()), slots));
    return slots;
  }

  private Part join(Seen seenStage, AddedColumns.Match match, Set<String> needed) {
    Stage.Lookup lookup = match.lookup();
    Stage.Source source = seenStage.stage().sources().get(lookup.source());
    List<ScalarExpression> fields =
        taken(lookup, needed).stream().map(Stage.AddedColumn::expression).toList();
    List<Named> values = new ArrayList<>();
    values.add(added(seenStage, lookup.matchedColumn(), Type.BOOL));
    taken(lookup, needed)
        .forEach(column -> values.add(added(seenStage, column.name(), column.expression().type())));
    OptionalLong from =
        lookup.withinMicros().isEmpty()
            ? OptionalLong.empty()
            : clipped(
                BigInteger.valueOf(trigger.time())
                    .subtract(BigInteger.valueOf(lookup.withinMicros().getAsLong())));
    String within =
        lookup.withinMicros().isEmpty()
            ? ""
            : " within " + DurationText.of(lookup.withinMicros().getAsLong());
    return new Part(
        Part.Kind.JOIN,
        lookup.name(),
        "",
        "the latest " + source.event() + within,
        source.event(),
        conditions(source, Optional.empty()),
        key(seenStage.stage()),
        values,
        new Part.Span(from, trigger.time(), true),
        verdicts(match.rows(), seenStage.known().apply(lookup.source()), fields));
  }

  private static Named added(Seen seenStage, String name, Type type) {
    return new Named(name, type, seenStage.added().values().get(name));
  }

  private Part aggregate(Seen seenStage, AddedColumns.Fold fold) {
    Stage.Source source = seenStage.stage().sources().get(fold.answer().source());
    Aggregate aggregate = fold.aggregate();
    return new Part(
        Part.Kind.AGGREGATE,
        aggregate.slot(),
        fold.answer().group(),
        TEXT.of(aggregate),
        source.event(),
        conditions(source, aggregate.condition()),
        key(seenStage.stage()),
        List.of(new Named(aggregate.slot(), aggregate.type(), fold.value())),
        span(aggregate.window(), fold.covered()),
        verdicts(
            fold.rows(), seenStage.known().apply(fold.answer().source()), aggregate.arguments()));
  }

  /** The last n events and a session begin with the first event in them. */
  private Part.Span span(Window window, List<Row> covered) {
    Windows.Edges edges = Windows.edges(window, trigger.time());
    boolean byEvents = window instanceof Window.LastEvents || window instanceof Window.Session;
    OptionalLong first = covered.stream().mapToLong(Row::time).min();
    OptionalLong from =
        byEvents ? first : edges.start().map(Parts::clipped).orElse(OptionalLong.empty());
    return new Part.Span(from, clipped(edges.end()).orElse(Long.MIN_VALUE), false);
  }

  /** The instant, unless it lies before all that can be told. */
  private static OptionalLong clipped(BigInteger micros) {
    return micros.negate().compareTo(LONGEST) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(micros.min(LONGEST).longValueExact());
  }

  private static Map<Rule, String> conditions(
      Stage.Source source, Optional<ScalarExpression> ofDefinition) {
    Map<Rule, String> conditions = new LinkedHashMap<>();
    source.stream().ifPresent(all -> conditions.put(Rule.NOT_OF_STREAM, TEXT.of(all)));
    if (!source.condition().equals(source.stream())) {
      source.condition().ifPresent(all -> conditions.put(Rule.NOT_OF_GROUP, TEXT.of(all)));
    }
    ofDefinition.ifPresent(all -> conditions.put(Rule.NOT_OF_DEFINITION, TEXT.of(all)));
    return conditions;
  }

  private List<Named> key(Stage stage) {
    return IntStream.range(0, stage.key().size())
        .mapToObj(
            i ->
                new Named(
                    stage.key().get(i).name(),
                    stage.key().get(i).type(),
                    Expressions.value(stage.subject().key().get(i), trigger.columns())))
        .toList();
  }

  /**
   * @param judged when the trigger was answered
   * @param all these, and what came later
   */
  private static List<Verdict> verdicts(
      List<Judged> judged, List<Judged> all, List<ScalarExpression> values) {
    Set<Row> known = new HashSet<>(judged.stream().map(Judged::row).toList());
    Stream<Judged> later =
        all.stream()
            .filter(one -> !known.contains(one.row()))
            .map(one -> new Judged(one.row(), Rule.NOT_YET_ARRIVED));
    return Stream.concat(judged.stream(), later)
        .sorted(Judged.ORDER)
        .map(one -> new Verdict(occurrence(one.row()), one.rule(), values(values, one.row())))
        .toList();
  }

  private static List<Named> values(List<ScalarExpression> expressions, Row row) {
    return expressions.stream()
        .map(
            expression ->
                new Named(
                    TEXT.of(expression),
                    expression.type(),
                    Expressions.value(expression, row.columns())))
        .toList();
  }
}
