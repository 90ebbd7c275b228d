package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_WINDOW;
import static dev.semblance.compiler.source.DiagnosticCode.UNBOUNDED_STATE;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration.Definition;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.WindowClause;
import dev.semblance.compiler.type.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One definition that is an aggregate: its call and condition are typed once for all windows. */
final class AggregateAnalyzer {
  private final Definition definition;
  private final Expression.Call call;
  private final Context context;
  private final Scope events;
  private final Optional<AggregateShape> shape;
  private final Optional<ScalarExpression> condition;

  /**
   * @param definition of which {@link #isAggregate} holds
   */
  AggregateAnalyzer(Definition definition, StreamShape stream, Context context) {
    this.definition = definition;
    this.call = (Expression.Call) definition.expression();
    this.context = context;
    this.events = new FieldScope(stream, context.diagnostics());
    this.shape = shape();
    this.condition = definition.condition().flatMap(c -> context.expressions(events).condition(c));
    if (definition.windows().isEmpty()) {
      shape.ifPresent(this::warnOfAllHistory);
    }
  }

  /** Whether a definition is an aggregate. */
  static boolean isAggregate(Definition definition, Context context) {
    return definition.expression() instanceof Expression.Call call
        && context.functions().find(call.function().name()).isEmpty()
        && CallTyping.isAggregate(call.function().name(), call.arguments().size());
  }

  private Optional<AggregateShape> shape() {
    List<Operand> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      arguments.add(context.expressions(events).argument(argument));
    }
    Optional<AggregateCatalogue.Entry> entry = AggregateCatalogue.find(call.function().name());
    if (entry.isEmpty()) {
      context.report(CallTyping.unknown(call, context.functions()));
      return Optional.empty();
    }
    if (new OwnFunctionTyping(context.functions(), context.diagnostics())
        .clashes(call.function())) {
      return Optional.empty();
    }
    CallSite site = new CallSite(entry.get().description(), call, arguments, context.diagnostics());
    return site.hasValues() ? entry.get().rule().type(site) : Optional.empty();
  }

  private void warnOfAllHistory(AggregateShape aggregate) {
    boolean few = aggregate.arguments().stream().allMatch(x -> x.type().is(Kind.BOOL));
    if (aggregate.keepsValues() && !few) {
      String name = call.function().name();
      context.report(
          Diagnostic.at(
                  UNBOUNDED_STATE,
                  call.function().span(),
                  "`" + name + "` over all history keeps every value that a key has ever had")
              .help(
                  "give it a window: `"
                      + definition.name().name()
                      + " = "
                      + name
                      + "(...) over 90d`"));
    }
  }

  private Optional<Window> fitting(WindowClause clause) {
    Optional<Window> window = new WindowAnalyzer(context.diagnostics()).window(clause);
    Optional<Diagnostic> misfit =
        shape.flatMap(s -> window.flatMap(w -> misfit(s, clause.span(), w)));
    misfit.ifPresent(context::report);
    return misfit.isPresent() ? Optional.empty() : window;
  }

  private Optional<Diagnostic> misfit(AggregateShape aggregate, SourceSpan place, Window window) {
    String name = "`" + call.function().name() + "` ";
    return switch (aggregate.function()) {
      case DECAYED_COUNT, DECAYED_SUM ->
          Optional.of(
              Diagnostic.at(BAD_WINDOW, place, name + "covers all history, by ever less weight")
                  .help("leave `over` out: the half-life says how soon events fade"));
      case APPROX_DISTINCT ->
          window instanceof Window.Stepped
              ? Optional.empty()
              : Optional.of(
                  Diagnostic.at(
                          BAD_WINDOW, place, name + "covers all history or a window with a step")
                      .help(
                          "write for example `over 30d step 1h`, or count exactly by `distinct`"));
      default -> Optional.empty();
    };
  }

  /**
   * The aggregate over a window, or over all history where there is none; empty where any part of
   * it is wrong.
   *
   * @param window at most one
   */
  Optional<Aggregate> over(String slot, List<WindowClause> window) {
    Optional<Window> covered =
        window.isEmpty() ? Optional.of(new Window.AllHistory()) : fitting(window.get(0));
    boolean whole = condition.isPresent() == definition.condition().isPresent();
    return whole && covered.isPresent()
        ? shape.map(s -> s.over(covered.get(), slot, condition, definition.prior().isPresent()))
        : Optional.empty();
  }
}
