package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.UNUSABLE_FUNCTION;

import dev.semblance.compiler.expression.OwnFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.function.FunctionLibrary;
import dev.semblance.compiler.function.FunctionProblem;
import dev.semblance.compiler.function.LoadedFunction;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types calls of functions that are written in Java, and says why one cannot be called. */
final class OwnFunctionTyping {
  private final FunctionLibrary library;
  private final Diagnostics diagnostics;

  OwnFunctionTyping(DeclaredFunctions functions, Diagnostics diagnostics) {
    this.library = functions.library();
    this.diagnostics = diagnostics;
  }

  /** Whether there is a function of that name, be it one that cannot be used. */
  static boolean isKnown(String name, FunctionLibrary library) {
    return library.find(name).isPresent() || library.problem(name).isPresent();
  }

  /** Reports a function of the name of a built-in one; whether there is such a function. */
  boolean clashes(Identifier builtIn) {
    Optional<String> place = place(builtIn.name());
    place.ifPresent(
        other ->
            diagnostics.report(
                Diagnostic.at(
                        UNUSABLE_FUNCTION,
                        builtIn.span(),
                        "`" + builtIn.name() + "` is built in, and " + other + " has the same name")
                    .help("rename the one written in Java, or leave its jar out")));
    return place.isPresent();
  }

  /** Reports a function of the name of one that the program declares. */
  void clashesWithDeclared(Identifier declared) {
    place(declared.name())
        .ifPresent(
            other ->
                diagnostics.report(
                    Diagnostic.at(
                            DUPLICATE_NAME,
                            declared.span(),
                            "`" + declared.name() + "` is a function written in Java, " + other)
                        .help("choose another name, or leave its jar out")));
  }

  private Optional<String> place(String name) {
    return library
        .find(name)
        .map(LoadedFunction::place)
        .or(() -> library.problem(name).map(FunctionProblem::place));
  }

  /** The typed call of a known function. */
  Operand type(Expression.Call call, List<Operand> arguments) {
    Optional<FunctionProblem> problem = library.problem(call.function().name());
    if (problem.isPresent()) {
      diagnostics.report(unusable(call, problem.get()));
      return Operand.error(call.span());
    }
    OwnFunction function = library.find(call.function().name()).orElseThrow().function();
    FunctionDescription description = FunctionDescription.of("", function.signature());
    CallSite site = new CallSite(description, call, arguments, diagnostics);
    return Operand.of(call.span(), type(site, function));
  }

  private static Diagnostic unusable(Expression.Call call, FunctionProblem problem) {
    return Diagnostic.at(
            UNUSABLE_FUNCTION,
            call.function().span(),
            "the function `"
                + call.function().name()
                + "` of "
                + problem.place()
                + " cannot be used: "
                + problem.problem())
        .help(problem.help());
  }

  private static Optional<ScalarExpression> type(CallSite site, OwnFunction function) {
    List<OwnFunction.Parameter> parameters = function.parameters();
    if (!site.takes(parameters.size(), parameters.size())) {
      return Optional.empty();
    }
    List<ScalarExpression> typed = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      argument(site, i, parameters.get(i)).ifPresent(typed::add);
    }
    return typed.size() == parameters.size()
        ? Optional.of(new ScalarExpression.OwnCall(function, typed))
        : Optional.empty();
  }

  private static Optional<ScalarExpression> argument(
      CallSite site, int index, OwnFunction.Parameter parameter) {
    Operand operand = site.arguments().get(index);
    if (operand.isError() || (operand.isNull() && !parameter.nullAllowed())) {
      site.hasValue(index);
      return Optional.empty();
    }
    return site.argument(index, parameter.type());
  }

  /** What to add to the message of an unknown function: it may be one of these. */
  static Optional<String> unusableProviders(FunctionLibrary library) {
    return library.unusable().stream()
        .findFirst()
        .map(why -> "some functions written in Java could not be loaded: " + why);
  }
}
