package dev.semblance.cli.test;

import dev.semblance.compiler.analysis.ResolvedTest;
import dev.semblance.reference.why.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of a test.
 *
 * @param engines on which it ran, by name
 * @param time for all of them together
 * @param errors of engines that gave no vectors, in words
 * @param disagreements between engines, in words: whatever is expected, one of them is wrong
 * @param unmet expectations
 */
public record TestOutcome(
    ResolvedTest test,
    List<String> engines,
    Duration time,
    List<String> errors,
    List<String> disagreements,
    List<Unmet> unmet) {

  /**
   * An expectation that was not met.
   *
   * @param engines which have an actual value in each cell
   * @param cells at least one
   * @param why what the reference knows of the trigger and these columns, if it was asked
   */
  public record Unmet(
      ResolvedTest.Expectation expectation,
      List<String> engines,
      List<Cell> cells,
      Optional<Explanation> why) {
    public Unmet {
      engines = List.copyOf(engines);
      cells = List.copyOf(cells);
    }
  }

  /**
   * A value that is not as expected, on one engine at least; values are written as in tests.
   *
   * @param column empty where it is the vector itself that is missing, or too much
   * @param actual by engine
   */
  public record Cell(Optional<String> column, String expected, List<String> actual) {
    public Cell {
      actual = List.copyOf(actual);
    }
  }

  public TestOutcome {
    engines = List.copyOf(engines);
    errors = List.copyOf(errors);
    disagreements = List.copyOf(disagreements);
    unmet = List.copyOf(unmet);
  }

  public boolean passed() {
    return errors.isEmpty() && disagreements.isEmpty() && unmet.isEmpty();
  }
}
