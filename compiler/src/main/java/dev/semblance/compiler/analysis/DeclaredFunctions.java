package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.function.FunctionLibrary;
import dev.semblance.compiler.syntax.Declaration.FunctionDeclaration;
import dev.semblance.compiler.type.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions that a program declares, typed, and those written in Java that it can call. */
final class DeclaredFunctions {

  /**
   * A parameter.
   *
   * @param type empty where what is written is no type
   */
  record Parameter(String name, Optional<Type> type, boolean nullable) {
    String text() {
      return name + ": " + type.map(Type::toString).orElse("?") + (nullable ? "?" : "");
    }
  }

  /**
   * A function.
   *
   * @param body over columns named like the parameters; empty where it has a mistake
   */
  record Function(
      FunctionDeclaration declaration,
      List<Parameter> parameters,
      Optional<ScalarExpression> body) {
    Function {
      parameters = List.copyOf(parameters);
    }

    String signature() {
      String list = String.join(", ", parameters.stream().map(Parameter::text).toList());
      return declaration.name().name() + "(" + list + ")";
    }
  }

  private final Map<String, Function> functions = new LinkedHashMap<>();
  private final FunctionLibrary library = FunctionLibrary.current();

  void add(Function function) {
    functions.put(function.declaration().name().name(), function);
  }

  Optional<Function> find(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  Set<String> names() {
    return functions.keySet();
  }

  /** Those written in Java. */
  FunctionLibrary library() {
    return library;
  }
}
