package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.UNBOUNDED_STATE;

import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.Window;
import dev.semblance.compiler.source.Diagnostic;
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

  /** Whether a definition is an aggregate, or an aggregate that is not compiled yet. */
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

  /**
   * The aggregate over a window, or over all history where there is none; empty where any part of
   * it is wrong.
   *
   * @param window at most one
   */
  Optional<Aggregate> over(String slot, List<WindowClause> window) {
    Optional<Window> covered =
        window.isEmpty()
            ? Optional.of(new Window.AllHistory())
            : new WindowAnalyzer(context.diagnostics()).window(window.get(0));
    boolean whole = condition.isPresent() == definition.condition().isPresent();
    return whole && covered.isPresent()
        ? shape.map(s -> s.over(covered.get(), slot, condition, definition.prior().isPresent()))
        : Optional.empty();
  }
}
