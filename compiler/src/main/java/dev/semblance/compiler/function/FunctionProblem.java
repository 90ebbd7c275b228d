package dev.semblance.compiler.function;

import static java.util.Objects.requireNonNull;

/**
 * Why a function cannot be used.
 *
 * @param place the class and method, {@code com.acme.Cards.network}
 * @param problem what is wrong there, as a sentence about the function
 * @param help how to mend it
 */
public record FunctionProblem(String place, String problem, String help) {
  public FunctionProblem {
    requireNonNull(place, "place");
    requireNonNull(problem, "problem");
    requireNonNull(help, "help");
  }
}
