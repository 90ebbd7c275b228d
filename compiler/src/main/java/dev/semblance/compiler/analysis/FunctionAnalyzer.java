package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DECLARATION_CYCLE;
import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.syntax.Declaration.FunctionDeclaration;
import dev.semblance.compiler.syntax.Declaration.Parameter;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types the functions that a program declares, each after those that it calls. */
final class FunctionAnalyzer {
  private final Map<String, FunctionDeclaration> declarations;
  private final Context context;
  private final TypeResolver types;

  private FunctionAnalyzer(Map<String, FunctionDeclaration> declarations, Context context) {
    this.declarations = declarations;
    this.context = context;
    this.types = new TypeResolver(context.diagnostics());
  }

  /** Types all declarations into the context's functions. */
  static void analyze(Map<String, FunctionDeclaration> declarations, Context context) {
    new FunctionAnalyzer(declarations, context).all();
  }

  private void all() {
    DependencyOrder order = DependencyOrder.of(declarations.keySet(), this::called);
    for (List<String> cycle : order.cycles()) {
      context.report(
          Diagnostic.at(
                  DECLARATION_CYCLE,
                  declarations.get(cycle.get(0)).name().span(),
                  cycle.size() == 1
                      ? "the function `" + cycle.get(0) + "` calls itself"
                      : "functions call each other in a circle: " + DependencyOrder.text(cycle))
              .help("a function is a name for an expression, and has no end if it calls itself"));
    }
    for (String name : order.order()) {
      declare(declarations.get(name), order.isCyclic(name));
    }
  }

  private List<String> called(String name) {
    return SyntaxWalk.calls(declarations.get(name).body()).stream()
        .map(call -> call.function().name())
        .toList();
  }

  private void declare(FunctionDeclaration function, boolean cyclic) {
    new OwnFunctionTyping(context.functions(), context.diagnostics())
        .clashesWithDeclared(function.name());
    Map<String, DeclaredFunctions.Parameter> parameters = new LinkedHashMap<>();
    for (Parameter parameter : function.parameters()) {
      parameter(function, parameter, parameters);
    }
    // A doubled parameter is reported, but still counts where the function is called.
    List<DeclaredFunctions.Parameter> all = new ArrayList<>(parameters.values());
    while (all.size() < function.parameters().size()) {
      all.add(new DeclaredFunctions.Parameter("?", Optional.empty(), true));
    }
    Optional<ScalarExpression> body =
        cyclic
            ? Optional.empty()
            : context
                .expressions(path -> resolve(function, parameters, path))
                .value(function.body());
    context.functions().add(new DeclaredFunctions.Function(function, all, body));
  }

  private void parameter(
      FunctionDeclaration function,
      Parameter parameter,
      Map<String, DeclaredFunctions.Parameter> parameters) {
    String name = parameter.name().name();
    Optional<Type> type = types.resolve(parameter.type());
    if (parameters.containsKey(name)) {
      context.report(
          Diagnostic.at(
              DUPLICATE_NAME,
              parameter.name().span(),
              "`" + function.name().name() + "` has two parameters `" + name + "`"));
      return;
    }
    parameters.put(name, new DeclaredFunctions.Parameter(name, type, parameter.type().nullable()));
  }

  private Operand resolve(
      FunctionDeclaration function,
      Map<String, DeclaredFunctions.Parameter> parameters,
      Expression.Path path) {
    DeclaredFunctions.Parameter parameter = parameters.get(path.text());
    if (parameter != null) {
      return Operand.of(
          path.span(),
          parameter
              .type()
              .map(
                  type ->
                      new ScalarExpression.Column(parameter.name(), type, parameter.nullable())));
    }
    Diagnostic plain =
        AbsoluteTime.isClock(path.text())
            ? AbsoluteTime.clock(path.span(), path.text())
            : Diagnostic.at(
                UNKNOWN_NAME,
                path.span(),
                "`"
                    + function.name().name()
                    + "` has no parameter `"
                    + path.text()
                    + "`, and a function sees nothing else");
    context.report(
        NearNames.nearest(path.text(), parameters.keySet())
            .map(near -> plain.help("did you mean `" + near + "`?"))
            .orElse(plain));
    return Operand.error(path.span());
  }
}
