package dev.semblance.reference;

import dev.semblance.compiler.plan.Horizon;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.plan.StageInput;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.reference.EntityLog.Reception;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Outcome;
import dev.semblance.reference.data.Rejected;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The slow, obvious truth in arrival order: event by event, through all stages, it keeps everything
 * that ever came and filters it anew for every trigger.
 */
public final class ArrivalInterpreter {

  /** The vectors that these arrivals trigger, and what of them is turned away. */
  public Outcome run(Plan plan, Arrivals arrivals) {
    return run(plan, arrivals, Witness.OF_ALL);
  }

  static Outcome run(Plan plan, Arrivals arrivals, Witness witness) {
    Run run = new Run(plan, arrivals, witness);
    arrivals.inOrder().forEach(run::take);
    List<String> columns = plan.output().columns().stream().map(Plan.OutputColumn::name).toList();
    return new Outcome(new VectorSet(columns, run.vectors), Optional.of(run.rejected));
  }

  private static final class Run {
    private final Plan plan;
    private final Arrivals arrivals;
    private final Witness witness;
    private final Horizon horizon;

    /** For each stage, what it knows by key. */
    private final List<Map<List<Object>, EntityLog>> entities = new ArrayList<>();

    private final List<VectorRow> vectors = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    Run(Plan plan, Arrivals arrivals, Witness witness) {
      this.plan = plan;
      this.arrivals = arrivals;
      this.witness = witness;
      this.horizon = Horizon.of(plan);
      plan.stages().forEach(stage -> entities.add(new HashMap<>()));
    }

    void take(Arrived arrived) {
      Optional<EventSchema> schema =
          plan.events().stream().filter(event -> event.name().equals(arrived.name())).findFirst();
      if (schema.isEmpty()) {
        return;
      }
      Row row = new Row(schema.get(), arrived.event());
      List<Reception> receptions = new ArrayList<>();
      boolean goesOn = true;
      for (int i = 0; i < plan.stages().size() && goesOn; i++) {
        goesOn = pass(i, arrived.name(), row, receptions);
      }
      boolean refused = receptions.stream().anyMatch(Reception::refused);
      Optional<VectorRow> vector =
          goesOn && arrived.name().equals(plan.output().event())
              ? AddedColumns.vector(plan.output(), row)
              : Optional.empty();
      if (!refused) {
        vector.ifPresent(vectors::add);
      }
      if (witness.wants(row)) {
        witness.ended(row, vector, refusedBy(receptions));
      }
      reason(receptions, refused && vector.isPresent())
          .map(reason -> new Rejected(reason, arrived.name(), row.id(), row.time()))
          .ifPresent(rejected::add);
    }

    private static Set<String> refusedBy(List<Reception> receptions) {
      return receptions.stream()
          .flatMap(reception -> reception.refusedBy().stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether the row goes on to the next stage: as a subject, a repetition does not. */
    private boolean pass(int index, String name, Row row, List<Reception> receptions) {
      Stage stage = plan.stages().get(index);
      List<StageInput> inputs = StageInput.of(stage);
      for (int i = 0; i < inputs.size(); i++) {
        StageInput input = inputs.get(i);
        if (input.event().equals(name)) {
          Optional<EntityLog> entity =
              AddedColumns.key(input.key(), row)
                  .map(
                      key ->
                          entities
                              .get(index)
                              .computeIfAbsent(key, k -> new EntityLog(stage, arrivals::lateness)));
          if (input.subject()) {
            return passAsSubject(stage, i, row, entity, receptions);
          }
          if (entity.isPresent()) {
            receptions.add(entity.get().arrive(i, row));
          }
        }
      }
      return true;
    }

    private boolean passAsSubject(
        Stage stage, int input, Row row, Optional<EntityLog> entity, List<Reception> receptions) {
      boolean answered = witness.wants(row) || horizon.answersOthers(stage);
      AddedColumns added = new AddedColumns(stage, row, answered);
      boolean duplicate = false;
      if (entity.isPresent()) {
        Reception reception = entity.get().arrive(input, row, added);
        receptions.add(reception);
        duplicate = reception.duplicate();
      } else {
        EntityLog.addNothing(stage, added);
      }
      if (witness.wants(row)) {
        boolean asks = Expressions.passes(stage.subject().condition(), row.columns());
        witness.gained(
            stage,
            row,
            added,
            source -> entity.filter(log -> asks).map(log -> log.known(source)).orElse(List.of()));
      }
      row.add(added.values());
      return !duplicate;
    }

    private static Optional<Rejected.Reason> reason(
        List<Reception> receptions, boolean refusedTrigger) {
      if (receptions.stream().anyMatch(Reception::duplicate)) {
        return Optional.of(Rejected.Reason.DUPLICATE);
      }
      if (refusedTrigger) {
        return Optional.of(Rejected.Reason.TRIGGER_TOO_LATE);
      }
      return receptions.stream().allMatch(reception -> reception.lateFor().isEmpty())
          ? Optional.empty()
          : Optional.of(Rejected.Reason.TOO_LATE);
    }
  }
}
