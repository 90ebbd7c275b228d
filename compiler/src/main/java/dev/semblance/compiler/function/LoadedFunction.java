package dev.semblance.compiler.function;

import static java.util.Objects.requireNonNull;

import dev.semblance.compiler.expression.OwnFunction;
import dev.semblance.function.FeatureFunctions;
import java.lang.reflect.Method;

/**
 * A function with its code.
 *
 * @param method public, of a public class; may be static
 * @param provider what to call it on
 */
public record LoadedFunction(OwnFunction function, Method method, FeatureFunctions provider) {
  public LoadedFunction {
    requireNonNull(function, "function");
    requireNonNull(method, "method");
    requireNonNull(provider, "provider");
  }

  /** The class and method, {@code com.acme.Cards.network}. */
  public String place() {
    return place(method);
  }

  static String place(Method method) {
    return method.getDeclaringClass().getName() + "." + method.getName();
  }
}
