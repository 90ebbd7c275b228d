package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_WINDOW;
import static dev.semblance.compiler.source.DiagnosticCode.CLAUSE_MISPLACED;
import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.KEY_MISMATCH;
import static dev.semblance.compiler.source.DiagnosticCode.LABEL_LOOKS_BACK;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.syntax.Declaration.Definition;
import dev.semblance.compiler.syntax.Declaration.KeyDefinition;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.VectorItem.LabelItem;
import dev.semblance.compiler.syntax.WindowClause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the labels of one vector, which aggregate what comes after the trigger. */
final class LabelAnalyzer {

  /** Aggregates that only make sense looking back, and what to write instead. */
  private static final Map<String, String> LOOKING_BACK =
      Map.of(
          "time_since_last", "the moments themselves can be had: `last(<time field>)`",
          "time_since_first", "the moments themselves can be had: `first(<time field>)`",
          "previous", "the latest of the events ahead is `last(x)`, the next one `first(x)`",
          "decayed_count", "all events up to the end of a label count alike: `count()`",
          "decayed_sum", "all events up to the end of a label count alike: `sum(x)`",
          "approx_distinct", "count exactly: `distinct(x)`");

  private final StreamTable streams;
  private final VectorScope trigger;
  private final Context context;

  /**
   * @param trigger what the vector's items above the label see
   */
  LabelAnalyzer(StreamTable streams, VectorScope trigger, Context context) {
    this.streams = streams;
    this.trigger = trigger;
    this.context = context;
  }

  /** The label; empty where it has a mistake, which has then been reported. */
  Optional<ResolvedVector.Label> analyze(LabelItem label) {
    StreamShape stream = streams.find(label.stream());
    Scope events = new FieldScope(stream, context.diagnostics());
    Optional<ScalarExpression> where =
        label.condition().flatMap(c -> context.expressions(events).condition(c));
    Optional<Aggregate> aggregate = aggregate(label, stream);
    List<ResolvedGroup.Key> key = new ArrayList<>();
    List<ScalarExpression> triggerKey = new ArrayList<>();
    boolean keyed = keys(label, events, key, triggerKey);
    boolean whole =
        keyed && !stream.isUnknown() && where.isPresent() == label.condition().isPresent();
    return aggregate
        .filter(any -> whole)
        .map(
            value ->
                new ResolvedVector.Label(
                    label.name().name(),
                    label.doc(),
                    stream.resolved(),
                    ScalarExpression.and(stream.condition(), where),
                    key,
                    triggerKey,
                    value,
                    label.within().micros()));
  }

  private Optional<Aggregate> aggregate(LabelItem label, StreamShape stream) {
    // A label's window begins with the trigger, as a feature's ends with it.
    WindowClause ahead =
        new WindowClause.Trailing(
            label.within().span(), label.within(), Optional.empty(), Optional.empty());
    Definition definition =
        new Definition(
            label.span(),
            label.doc(),
            label.name(),
            label.aggregate(),
            Optional.empty(),
            List.of(ahead),
            Optional.empty());
    if (!AggregateAnalyzer.isAggregate(definition, context)) {
      context.report(
          Diagnostic.at(
                  CLAUSE_MISPLACED,
                  label.aggregate().span(),
                  "a label is an aggregate of what comes after the trigger, and this is none")
              .help("write for example `exists()`, `count()` or `sum(x)`"));
      return Optional.empty();
    }
    Expression.Call call = (Expression.Call) definition.expression();
    String help = LOOKING_BACK.get(call.function().name());
    if (help != null) {
      context.report(
          Diagnostic.at(
                  LABEL_LOOKS_BACK,
                  call.function().span(),
                  "`" + call.function().name() + "` looks back, and a label looks forward")
              .help(help));
      return Optional.empty();
    }
    if (label.within().micros() > WindowAnalyzer.LONGEST) {
      context.report(
          Diagnostic.at(
                  BAD_WINDOW,
                  label.within().span(),
                  "a label looks at most " + WindowAnalyzer.LONGEST_DAYS + "d ahead")
              .help("it is null until all of that has passed: write for example `within 90d`"));
      return Optional.empty();
    }
    return new AggregateAnalyzer(definition, stream, context)
        .over(label.name().name(), definition.windows());
  }

  /** Whether all keys are found on both sides. */
  private boolean keys(
      LabelItem label,
      Scope events,
      List<ResolvedGroup.Key> key,
      List<ScalarExpression> triggerKey) {
    Set<String> seen = new HashSet<>();
    for (KeyDefinition part : label.keys()) {
      String name = part.name().name();
      if (!seen.add(name)) {
        context.report(
            Diagnostic.at(
                DUPLICATE_NAME, part.name().span(), "the label has two keys `" + name + "`"));
        continue;
      }
      Expression.Path path = new Expression.Path(part.name().span(), List.of(part.name()));
      Optional<ScalarExpression> ofEvents =
          context.expressions(events).value(part.expression().orElse(path));
      Operand ofTrigger = trigger.resolve(path);
      if (ofEvents.isPresent() && !ofTrigger.isError()) {
        typed(part, ofEvents.get(), ofTrigger)
            .ifPresent(
                value -> {
                  key.add(new ResolvedGroup.Key(name, ofEvents.get()));
                  triggerKey.add(value);
                });
      }
    }
    return key.size() == label.keys().size();
  }

  private Optional<ScalarExpression> typed(
      KeyDefinition part, ScalarExpression ofEvents, Operand ofTrigger) {
    if (!ofEvents.type().isScalar()) {
      context.report(Maps.noKey(TYPE_MISMATCH, part.span(), ofEvents.type()));
      return Optional.empty();
    }
    Optional<ScalarExpression> fitting = KeyBinder.fit(ofTrigger, ofEvents.type());
    if (fitting.isEmpty()) {
      context.report(
          Diagnostic.at(
                  KEY_MISMATCH,
                  part.span(),
                  "the key `"
                      + part.name().name()
                      + "` is "
                      + ofEvents.type()
                      + " in the label's stream, and "
                      + ofTrigger.describe()
                      + " in the trigger")
              .help("convert it: `by " + part.name().name() + " = <expression>`"));
    }
    return fitting;
  }
}
