package dev.semblance.parity.laws;

import dev.semblance.parity.cases.ParityCase;
import dev.semblance.parity.compare.CompiledProgram.DoesNotCompile;
import dev.semblance.parity.compare.KeptFailure;
import dev.semblance.parity.compare.Shrinker;
import dev.semblance.parity.compare.Trial;
import dev.semblance.parity.engine.OrderlessEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must hold on every engine, whatever the program and the events. These laws need no
 * reference, only two runs: they would find a mistake that all engines share with it.
 *
 * <p>A training row that knows of what came later, or of what belongs to somebody else, makes a
 * model that is good in training and bad in use.
 */
class LawsTest {
  @TempDir private static Path folder;

  static List<LawEngine> engines() {
    return LawEngine.all();
  }

  static List<LawEngine> arrivalEngines() {
    return LawEngine.all().stream().filter(LawEngine::isInArrivalOrder).toList();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anotherFutureChangesNoRow(LawEngine engine) {
    check(engine, NoLeak::anotherFutureChangesNoRow);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anotherEventOfTheInstantChangesNoRow(LawEngine engine) {
    check(engine, NoLeak::anotherEventOfTheInstantChangesNoRow);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void strangersChangeNoRow(LawEngine engine) {
    check(engine, NoLeak::strangersChangeNoRow);
  }

  @ParameterizedTest
  @MethodSource("arrivalEngines")
  void whatComesLaterChangesNoRow(LawEngine engine) {
    check(engine, NoLeak::whatComesLaterChangesNoRow);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void stopsAndStartsChangeNothing(LawEngine engine) {
    check(engine, NoTrace::stopsAndStartsChangeNothing);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void replayingChangesNothing(LawEngine engine) {
    check(engine, NoTrace::replayingChangesNothing);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anotherWritingChangesNothing(LawEngine engine) {
    check(engine, NoTrace::anotherWritingChangesNothing);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void removalChangesNoOtherColumn(LawEngine engine) {
    check(engine, NoTrace::removalChangesNoOtherColumn);
  }

  private static void check(LawEngine engine, Consumer<LawTrial> law) {
    engine
        .seeds()
        .forEach(
            seed -> {
              if (isBroken(engine, seed, engine.trial(seed), law)) {
                throw kept(engine, seed, law);
              }
            });
  }

  /** What is wrong with the smallest program and the fewest events that break the law. */
  private static AssertionError kept(LawEngine engine, long seed, Consumer<LawTrial> law) {
    Shrinker shrinker = new Shrinker(trial -> isBroken(engine, seed, trial, law));
    Trial small = shrinker.shrink(engine.trial(seed));
    try {
      law.accept(new LawTrial(engine, folder, seed, small));
    } catch (RuntimeException | AssertionError e) {
      ParityCase shown =
          small.shown(
              "# " + engine.name() + " breaks a law when this is changed.",
              engine.isInArrivalOrder()
                  ? new ReferenceArrivalEngine()
                  : new OrderlessEngine(new ReferenceEngine()),
              engine.isInArrivalOrder());
      return new AssertionError(
          e.getMessage() + "\nkept in " + KeptFailure.keep(engine.name(), shown), e);
    }
    throw new IllegalStateException("seed " + seed + " broke the law only once");
  }

  private static boolean isBroken(
      LawEngine engine, long seed, Trial trial, Consumer<LawTrial> law) {
    try {
      law.accept(new LawTrial(engine, folder, seed, trial));
      return false;
    } catch (DoesNotCompile e) {
      return false;
    } catch (RuntimeException | AssertionError e) {
      return true;
    }
  }
}
