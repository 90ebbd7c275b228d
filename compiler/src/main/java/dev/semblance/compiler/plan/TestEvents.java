package dev.semblance.compiler.plan;

import static dev.semblance.compiler.source.DiagnosticCode.TEST_EVENT_INCOMPLETE;

import dev.semblance.compiler.analysis.NearNames;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedTest;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sees to it that no vector comes of values that nobody wrote: a field that is never null may be
 * left out of a test only where the vector does not read it.
 */
public final class TestEvents {
  private TestEvents() {}

  /**
   * Whether all tests tell of their events what their vectors read.
   *
   * @param diagnostics gets those that do not
   */
  public static boolean areComplete(ResolvedProgram program, Diagnostics diagnostics) {
    Map<ResolvedVector, Plan> plans = new IdentityHashMap<>();
    boolean complete = true;
    for (ResolvedTest test : program.tests()) {
      ResolvedVector vector =
          program.vectors().stream().filter(test::isOf).findFirst().orElseThrow();
      Plan plan = plans.computeIfAbsent(vector, known -> Planner.planWithLabels(program, known));
      for (ResolvedTest.TestEvent event : test.events()) {
        List<String> missing = missing(plan, event);
        complete &= missing.isEmpty();
        if (!missing.isEmpty()) {
          diagnostics.report(diagnostic(test, event, missing));
        }
      }
    }
    return complete;
  }

  private static List<String> missing(Plan plan, ResolvedTest.TestEvent event) {
    if (event.leftOut().isEmpty() || !plan.events().contains(event.schema())) {
      return List.of();
    }
    List<String> missing = new ArrayList<>(ColumnUse.declaredFields(plan, event.schema().name()));
    missing.retainAll(event.leftOut());
    return missing;
  }

  private static Diagnostic diagnostic(
      ResolvedTest test, ResolvedTest.TestEvent event, List<String> missing) {
    return Diagnostic.at(
            TEST_EVENT_INCOMPLETE,
            event.span(),
            "`%s` reads %s of this `%s`, and a field without `?` is never null"
                .formatted(test.vector(), NearNames.listed(missing), event.schema().name()))
        .help("write " + (missing.size() == 1 ? "it" : "them") + " into the braces");
  }
}
