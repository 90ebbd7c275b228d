package dev.semblance.parity.compare;

import dev.semblance.compiler.Compilation;
import dev.semblance.compiler.Compiler;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticPrinter;
import dev.semblance.compiler.source.Severity;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.type.EventSchema;
import java.util.List;

/**
 * A program and the plan of each of its vectors.
 *
 * @param events all that are declared, read by a plan or not
 * @param plans what is served, in arrival order
 * @param plansWithLabels what a backfill in event order computes
 */
public record CompiledProgram(
    List<EventSchema> events, List<Plan> plans, List<Plan> plansWithLabels) {
  public CompiledProgram {
    events = List.copyOf(events);
    plans = List.copyOf(plans);
    plansWithLabels = List.copyOf(plansWithLabels);
  }

  /**
   * Compiles a {@code .feature} text.
   *
   * @throws DoesNotCompile with what the compiler says about it
   */
  public static CompiledProgram of(String definition) {
    Compilation compilation = Compiler.compile(new SourceFile("case.feature", definition));
    if (compilation.hasErrors()) {
      throw new DoesNotCompile(DiagnosticPrinter.print(errors(compilation), false));
    }
    ResolvedProgram program = compilation.program().orElseThrow();
    List<Plan> plans =
        program.vectors().stream().map(vector -> Planner.plan(program, vector)).toList();
    List<Plan> withLabels =
        program.vectors().stream().map(vector -> Planner.planWithLabels(program, vector)).toList();
    return new CompiledProgram(program.events(), plans, withLabels);
  }

  private static List<Diagnostic> errors(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .toList();
  }

  /** The text is no program. */
  public static final class DoesNotCompile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoesNotCompile(String message) {
      super(message);
    }
  }
}
