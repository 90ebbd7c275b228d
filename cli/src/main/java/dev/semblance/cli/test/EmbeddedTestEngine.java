package dev.semblance.cli.test;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Planner;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.EventLog;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.streaming.FeatureEngine;
import dev.semblance.streaming.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * The engine that serves. It waits until it has seen all events of a test before it answers, so
 * that none is late, in whatever order they are written.
 */
final class EmbeddedTestEngine implements TestEngine {

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public Plan plan(ResolvedProgram program, ResolvedVector vector) {
    return Planner.plan(program, vector);
  }

  @Override
  public VectorSet run(Plan plan, EventLog log) {
    List<VectorRow> rows = new ArrayList<>();
    long span = span(plan, log);
    try (FeatureEngine engine =
        FeatureEngine.builder(List.of(plan)).lateness(event -> span).emitAfterLateness().build()) {
      for (EventSchema schema : plan.events()) {
        for (Event event : log.of(schema.name())) {
          engine.process(schema.name(), event.fields()).forEach(given -> rows.add(row(given)));
        }
      }
      engine.release().forEach(given -> rows.add(row(given)));
    }
    return new VectorSet(
        plan.output().columns().stream().map(Plan.OutputColumn::name).toList(), rows);
  }

  /** From the first event to the last, in microseconds. */
  private static long span(Plan plan, EventLog log) {
    LongSummaryStatistics times = new LongSummaryStatistics();
    for (EventSchema schema : plan.events()) {
      log.of(schema.name()).forEach(event -> times.accept((Long) event.get(schema.timeField())));
    }
    return times.getCount() == 0 ? 0 : times.getMax() - times.getMin();
  }

  private static VectorRow row(FeatureVector vector) {
    return new VectorRow(vector.id(), vector.time(), vector.asMap());
  }
}
