package dev.semblance.streaming.topology;

import dev.semblance.compiler.plan.CanonicalForm;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.StateForm;
import dev.semblance.runtime.binding.EventBinding;
import java.util.List;
import java.util.Map;

/**
 * A plan as a topology runs it.
 *
 * @param hash of the plan's meaning
 * @param stateForm hash of the form in which it keeps state
 * @param events by name
 */
record PlanFlow(
    Plan plan,
    String hash,
    String stateForm,
    List<StageFlow> stages,
    Map<String, EventFlow> events,
    Map<String, EventBinding> bindings) {
  PlanFlow {
    stages = List.copyOf(stages);
    events = Map.copyOf(events);
    bindings = Map.copyOf(bindings);
  }

  static PlanFlow of(Plan plan, Map<String, EventBinding> bindings) {
    FlowPlanner planner = new FlowPlanner(plan, bindings);
    return new PlanFlow(
        plan,
        CanonicalForm.of(plan).hash(),
        StateForm.hashOf(plan),
        planner.stages(),
        planner.events(),
        bindings);
  }

  String vector() {
    return plan.output().vector();
  }

  String topic(String event) {
    return bindings.get(event).topic().name();
  }

  long latenessMicros(String event) {
    return bindings.get(event).latenessMicros();
  }

  /**
   * Whether some stage reads several topics with nothing in between, so that their times matter.
   */
  boolean readsTopicsTogether() {
    return stages.stream()
        .filter(StageFlow::keyed)
        .anyMatch(
            stage ->
                stage.feeds().stream().map(feed -> feed.input().event()).distinct().count() > 1);
  }

  /** The feeds that leave a junction, in the order of stages and inputs. */
  List<Feed> feedsFrom(String event, int junction) {
    return stages.stream()
        .flatMap(stage -> stage.feeds().stream())
        .filter(feed -> feed.input().event().equals(event) && feed.junction() == junction)
        .toList();
  }
}
