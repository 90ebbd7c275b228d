package dev.semblance.runtime.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one bindings file, so that one run reports everything. */
final class ProblemList {
  private final String file;
  private final List<BindingProblem> problems = new ArrayList<>();

  ProblemList(String file) {
    this.file = file;
  }

  void report(int line, String key, String message, String help) {
    problems.add(new BindingProblem(file, line, key, message, help));
  }

  /**
   * @throws BindingsException if anything was reported
   */
  void throwIfAny() {
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(BindingProblem::line));
      throw new BindingsException(problems);
    }
  }
}
