package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.AGGREGATE_MISPLACED;
import static dev.semblance.compiler.source.DiagnosticCode.LOOKS_FORWARD;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_FUNCTION;
import static dev.semblance.compiler.source.DiagnosticCode.WRONG_ARGUMENTS;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Types of calls: built-in functions, declared ones, those in Java, and what is none of them. */
final class CallTyping {
  /** What other languages call it. */
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("avg", "the mean is `mean(x)`"),
          Map.entry("average", "the mean is `mean(x)`"),
          Map.entry("std", "the standard deviation is `stddev(x)`"),
          Map.entry("var", "the variance is `variance(x)`"),
          Map.entry("nunique", "the number of different values is `distinct(x)`"),
          Map.entry("count_distinct", "the number of different values is `distinct(x)`"),
          Map.entry("lag", "the value before this event is `previous(x)`"),
          Map.entry("percentile", "a quantile is `quantile(x, 0.95)`"),
          Map.entry("len", "the length of a text is `length(s)`, that of a list `size(list)`"),
          Map.entry("coalesce", "the first that is not null is `a ?? b`"),
          Map.entry("ifnull", "the first that is not null is `a ?? b`"),
          Map.entry("nvl", "the first that is not null is `a ?? b`"),
          Map.entry("isnull", "ask `x is null`"),
          Map.entry("log", "the natural logarithm is `ln(x)`, that to base 10 `log10(x)`"),
          Map.entry("substr", "a part of a text is `substring(s, start, length)`"),
          Map.entry("least", "the least of several values is `min(x, y)`"),
          Map.entry("greatest", "the greatest of several values is `max(x, y)`"),
          Map.entry(
              "cast",
              "a conversion is `int(x)`, `double(x)`, `decimal(x, p, s)` or " + "`string(x)`"),
          Map.entry("iff", "a choice is `if c then a else b`"),
          Map.entry("hour", "the hour is `hour_of_day(t, \"UTC\")`"),
          Map.entry("weekday", "the day of the week is `day_of_week(t, \"UTC\")`"),
          Map.entry("float", "a double is `double(x)`"),
          Map.entry("str", "a text is `string(x)`"));

  /** How many declared functions are looked through for a near name. */
  private static final int MOST_NAMES = 1_000;

  private static final String WRITTEN_IN_JAVA =
      "`fn` declares one; if it is written in Java, its jar has to be on the class path, for"
          + " example by `--functions`";

  private static final Set<String> FORWARD = Set.of("lead", "next", "time_until", "time_to_next");

  private final DeclaredFunctions functions;
  private final OwnFunctionTyping own;
  private final ExpressionBudget budget;
  private final Diagnostics diagnostics;

  CallTyping(Context context) {
    this.functions = context.functions();
    this.budget = context.budget();
    this.diagnostics = context.diagnostics();
    this.own = new OwnFunctionTyping(functions, diagnostics);
  }

  /** Whether a call is one of a function of whatever kind; an aggregate is none. */
  boolean isFunction(Expression.Call call) {
    return isFunction(call, functions);
  }

  static boolean isFunction(Expression.Call call, DeclaredFunctions functions) {
    String name = call.function().name();
    boolean known =
        FunctionCatalogue.find(name).isPresent()
            || OwnFunctionTyping.isKnown(name, functions.library());
    return functions.find(name).isPresent()
        || (known && !isAggregate(name, call.arguments().size()));
  }

  /** Reports a call that is not one of a function. */
  Operand reject(Expression.Call call) {
    boolean aggregate = isAggregate(call.function().name(), call.arguments().size());
    diagnostics.report(aggregate ? misplaced(call) : unknown(call, functions));
    return Operand.error(call.span());
  }

  /** The typed form of a function's call. */
  Operand type(Expression.Call call, List<Operand> arguments) {
    String name = call.function().name();
    Optional<DeclaredFunctions.Function> declared = functions.find(name);
    if (declared.isPresent()) {
      return Operand.of(call.span(), inline(declared.get(), call, arguments));
    }
    Optional<BuiltIn> found = FunctionCatalogue.find(name);
    if (found.isEmpty()) {
      return own.type(call, arguments);
    }
    if (own.clashes(call.function())) {
      return Operand.error(call.span());
    }
    BuiltIn builtIn = found.get();
    CallSite site = new CallSite(builtIn.description(), call, arguments, diagnostics);
    return site.hasValues()
        ? Operand.of(call.span(), builtIn.rule().type(site))
        : Operand.error(call.span());
  }

  /** Whether a call is an aggregate's; {@code min} and {@code max} of several values are not. */
  static boolean isAggregate(String name, int arguments) {
    boolean both = FunctionCatalogue.find(name).isPresent();
    return AggregateCatalogue.find(name).isPresent() && (!both || arguments == 1);
  }

  private static Diagnostic misplaced(Expression.Call call) {
    String name = call.function().name();
    return Diagnostic.at(
            AGGREGATE_MISPLACED,
            call.span(),
            "the aggregate `" + name + "` cannot stand inside an expression")
        .help(
            "in a `features` group, give it a definition of its own, `x = "
                + name
                + "(...) over 7d`, and use `x` in its place");
  }

  /** What is wrong with a call of a function that does not exist. */
  static Diagnostic unknown(Expression.Call call, DeclaredFunctions functions) {
    String name = call.function().name();
    if (AbsoluteTime.isClock(name)) {
      return AbsoluteTime.clock(call.span(), name + "()");
    }
    if (AbsoluteTime.isCast(name)) {
      return AbsoluteTime.cast(call.span(), name + "(...)");
    }
    if (FORWARD.contains(name)) {
      return Diagnostic.at(LOOKS_FORWARD, call.span(), "`" + name + "` would look into the future")
          .help("a feature only sees events before the one that triggers it");
    }
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_FUNCTION, call.function().span(), "there is no function `" + name + "`");
    return advice(name, functions).map(plain::help).orElse(plain);
  }

  private static Optional<String> advice(String name, DeclaredFunctions functions) {
    if (ADVICE.containsKey(name)) {
      return Optional.of(ADVICE.get(name));
    }
    Set<String> names = new TreeSet<>(FunctionCatalogue.names());
    names.addAll(AggregateCatalogue.names());
    names.addAll(functions.library().names());
    functions.names().stream().limit(MOST_NAMES).forEach(names::add);
    return NearNames.nearest(name, names)
        .map(near -> "did you mean `" + near + "`?")
        .or(() -> OwnFunctionTyping.unusableProviders(functions.library()))
        .or(() -> Optional.of(WRITTEN_IN_JAVA));
  }

  private Optional<ScalarExpression> inline(
      DeclaredFunctions.Function function, Expression.Call call, List<Operand> arguments) {
    if (arguments.size() != function.parameters().size()) {
      diagnostics.report(
          Diagnostic.at(
                  WRONG_ARGUMENTS,
                  call.span(),
                  "`"
                      + function.declaration().name().name()
                      + "` has "
                      + count(function.parameters().size(), "parameter")
                      + ", and "
                      + count(arguments.size(), "argument")
                      + (arguments.size() == 1 ? " is" : " are")
                      + " given")
              .label(function.declaration().name().span(), "declared here")
              .help("write it as `" + function.signature() + "`"));
      return Optional.empty();
    }
    Map<String, ScalarExpression> values = new HashMap<>();
    List<Boolean> fits = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      DeclaredFunctions.Parameter parameter = function.parameters().get(i);
      Optional<ScalarExpression> value = argument(function, parameter, arguments.get(i));
      value.ifPresent(v -> values.put(parameter.name(), v));
      fits.add(value.isPresent());
    }
    if (fits.contains(false) || function.body().isEmpty()) {
      return Optional.empty();
    }
    ScalarExpression body = function.body().get();
    if (!budget.copies(body, call.span())) {
      return Optional.empty();
    }
    return Optional.of(body.replaceColumns(column -> values.get(column.name())));
  }

  private static String count(int number, String what) {
    return (number == 0 ? "no" : number) + " " + what + (number == 1 ? "" : "s");
  }

  private Optional<ScalarExpression> argument(
      DeclaredFunctions.Function function,
      DeclaredFunctions.Parameter parameter,
      Operand argument) {
    if (argument.isError() || parameter.type().isEmpty()) {
      return Optional.empty();
    }
    Type type = parameter.type().get();
    Optional<ScalarExpression> value = Conversions.widen(argument, type);
    if (value.isEmpty()) {
      Diagnostic plain =
          Diagnostic.at(
                  TYPE_MISMATCH,
                  argument.span(),
                  "the parameter `" + parameter.text() + "` does not take " + argument.describe())
              .label(function.declaration().name().span(), "declared here");
      diagnostics.report(Conversions.advice(argument, type).map(plain::help).orElse(plain));
      return Optional.empty();
    }
    if (value.get().nullable() && !parameter.nullable()) {
      diagnostics.report(nullArgument(function, parameter, argument));
      return Optional.empty();
    }
    return value;
  }

  private static Diagnostic nullArgument(
      DeclaredFunctions.Function function,
      DeclaredFunctions.Parameter parameter,
      Operand argument) {
    return Diagnostic.at(
            TYPE_MISMATCH,
            argument.span(),
            "this may be null, and the parameter `" + parameter.text() + "` takes no null")
        .label(function.declaration().name().span(), "declared here")
        .help(
            "declare the parameter `"
                + parameter.text()
                + "?`, or say with `??` what stands for null");
  }
}
