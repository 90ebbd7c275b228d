package dev.semblance.parity.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Plan;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A law that no engine could break says nothing: these engines break them. */
class BrokenLawsTest {
  private static final int PROGRAMS = 60;

  @TempDir private Path folder;

  /** What an engine lets into its whole numbers that does not belong there. */
  private interface Leak {
    long of(long seed, Plan plan, Arrivals arrivals);
  }

  private record LeakingEngine(long seed, Leak leak) implements ArrivalEngine {
    @Override
    public String name() {
      return "leaking engine";
    }

    @Override
    public Outcome run(Plan plan, Arrivals arrivals) {
      Outcome right = new ReferenceArrivalEngine().run(plan, arrivals);
      long more = leak.of(seed, plan, arrivals);
      List<VectorRow> rows = right.vectors().rows().stream().map(row -> with(row, more)).toList();
      return new Outcome(new VectorSet(right.vectors().columns(), rows), right.rejected());
    }

    private static VectorRow with(VectorRow row, long more) {
      Map<String, Object> values = new LinkedHashMap<>(row.values());
      values.replaceAll((column, value) -> value instanceof Long whole ? whole + more : value);
      return new VectorRow(row.id(), row.time(), values);
    }
  }

  static List<Arguments> breaches() {
    Leak allEvents = (seed, plan, arrivals) -> arrivals.inOrder().size();
    Leak itsSeed = (seed, plan, arrivals) -> seed;
    Leak localNames = (seed, plan, arrivals) -> plan.toString().hashCode();
    Leak otherColumns = (seed, plan, arrivals) -> plan.output().columns().size();
    return List.of(
        breach("another future", NoLeak::anotherFutureChangesNoRow, allEvents),
        breach("the same instant", NoLeak::anotherEventOfTheInstantChangesNoRow, allEvents),
        breach("strangers", NoLeak::strangersChangeNoRow, allEvents),
        breach("what comes later", NoLeak::whatComesLaterChangesNoRow, allEvents),
        breach("stops", NoTrace::stopsAndStartsChangeNothing, itsSeed),
        breach("replays", NoTrace::replayingChangesNothing, allEvents),
        breach("another writing", NoTrace::anotherWritingChangesNothing, localNames),
        breach("removal", NoTrace::removalChangesNoOtherColumn, otherColumns));
  }

  private static Arguments breach(String name, Consumer<LawTrial> law, Leak leak) {
    LawEngine engine =
        new LawEngine(
            name,
            PROGRAMS,
            LawEngine.Events.ARRIVING,
            (seed, folder) -> new LeakingEngine(seed, leak));
    return Arguments.of(engine, law);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaches")
  void theLawFindsIt(LawEngine engine, Consumer<LawTrial> law) {
    assertThat(LongStream.range(0, PROGRAMS)).anyMatch(seed -> isBroken(engine, seed, law));
  }

  private boolean isBroken(LawEngine engine, long seed, Consumer<LawTrial> law) {
    try {
      law.accept(new LawTrial(engine, folder, seed));
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
