package dev.semblance.compiler;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.lock.Lock;
import dev.semblance.compiler.lock.LockCheck;
import dev.semblance.compiler.lock.LockReader;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticPrinter;
import dev.semblance.compiler.source.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a feature file to plans in one step, for services that embed an engine. A lock that lies
 * beside the file holds here, too.
 */
public final class Plans {
  private Plans() {}

  /**
   * The plans of all vectors that a file and its imports declare.
   *
   * @throws IllegalArgumentException if something is wrong with the definitions or the lock; the
   *     message names each place, what is wrong and how to mend it
   */
  public static List<Plan> read(Path file) {
    ResolvedProgram program = compile(file);
    return program.vectors().stream().map(vector -> Planner.plan(program, vector)).toList();
  }

  /**
   * The plan of one vector.
   *
   * @param vector its name, or {@code name@v2} where there are several versions
   * @throws IllegalArgumentException if something is wrong with the definitions, or there is not
   *     exactly one such vector
   */
  public static Plan read(Path file, String vector) {
    ResolvedProgram program = compile(file);
    List<ResolvedVector> named =
        program.vectors().stream()
            .filter(known -> known.name().equals(vector) || text(known).equals(vector))
            .toList();
    if (named.size() != 1) {
      throw new IllegalArgumentException(
          "%s: %s vector %s; it has %s"
              .formatted(
                  file,
                  named.isEmpty() ? "there is no" : "there is more than one",
                  vector,
                  String.join(", ", program.vectors().stream().map(Plans::text).toList())));
    }
    return Planner.plan(program, named.get(0));
  }

  private static String text(ResolvedVector vector) {
    return vector.name() + "@v" + vector.version();
  }

  private static ResolvedProgram compile(Path file) {
    Compilation compilation = Compiler.compile(file, Optional.empty());
    ResolvedProgram program =
        compilation.program().orElseThrow(() -> failure(compilation.diagnostics()));
    Diagnostics reading = new Diagnostics();
    Lock lock = LockReader.read(file.resolveSibling(Lock.FILE_NAME), reading);
    List<Diagnostic> wrong = new ArrayList<>(reading.sorted());
    wrong.addAll(LockCheck.check(compilation, lock));
    if (!wrong.isEmpty()) {
      throw failure(wrong);
    }
    return program;
  }

  private static IllegalArgumentException failure(List<Diagnostic> diagnostics) {
    return new IllegalArgumentException(DiagnosticPrinter.print(diagnostics, false));
  }
}
