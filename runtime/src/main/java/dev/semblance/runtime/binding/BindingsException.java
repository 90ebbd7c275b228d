package dev.semblance.runtime.binding;

import java.util.List;
import java.util.stream.Collectors;

/** Bindings are wrong; the message lists every problem, one a line. */
public final class BindingsException extends RuntimeException {
  private final List<BindingProblem> problems;

  public BindingsException(List<BindingProblem> problems) {
    super(problems.stream().map(BindingProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of the file. */
  public List<BindingProblem> problems() {
    return problems;
  }
}
