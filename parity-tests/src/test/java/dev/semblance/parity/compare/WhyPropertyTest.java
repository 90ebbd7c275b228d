package dev.semblance.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.plan.Horizon;
import dev.semblance.compiler.plan.Plan;
import dev.semblance.compiler.plan.Stage;
import dev.semblance.compiler.type.EventSchema;
import dev.semblance.parity.engine.EmbeddedEngine;
import dev.semblance.parity.engine.FoldEngine;
import dev.semblance.reference.Explainer;
import dev.semblance.reference.data.Arrivals;
import dev.semblance.reference.data.Arrived;
import dev.semblance.reference.data.Event;
import dev.semblance.reference.data.Values;
import dev.semblance.reference.data.VectorRow;
import dev.semblance.reference.data.VectorSet;
import dev.semblance.reference.why.Explanation;
import dev.semblance.reference.why.Named;
import dev.semblance.reference.why.Occurrence;
import dev.semblance.reference.why.Part;
import dev.semblance.reference.why.Rule;
import dev.semblance.reference.why.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** An explanation of another value than the one that was given explains nothing. */
class WhyPropertyTest {
  private static final int TRIES = 10;
  private static final int PROGRAMS = 60;
  private static final int MOST_EVENTS = 12;
  private static final int MOST_TRIGGERS = 3;

  /** What is explained is the fold's value, and what counts is enough for it. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void inEventOrder(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS)
        .forEach(
            seed -> {
              Trial trial = Trials.of(seed, MOST_EVENTS);
              for (Plan plan : CompiledProgram.of(trial.definition()).plans()) {
                VectorSet vectors = new FoldEngine(seed).run(plan, trial.log());
                check(
                    new Example(plan, trial, seed, vectors),
                    (arrivals, event) ->
                        Explainer.explain(plan, arrivals.log(), event, columns(plan)));
              }
            });
  }

  /** The same of what serving gave, late events and all. */
  @Property(
      seed = "1",
      tries = TRIES,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE)
  void inArrivalOrder(@ForAll long trySeed) {
    ProgramCount.seeds(trySeed, TRIES, PROGRAMS)
        .forEach(
            seed -> {
              Trial trial = Trials.inDisorder(seed, MOST_EVENTS);
              for (Plan plan : CompiledProgram.of(trial.definition()).plans()) {
                VectorSet vectors =
                    EmbeddedEngine.onHeap(seed).run(plan, trial.arrivals()).vectors();
                check(
                    new Example(plan, trial, seed, vectors),
                    (arrivals, event) -> Explainer.explain(plan, arrivals, event, columns(plan)));
              }
            });
  }

  private interface Explaining {
    Explanation of(Arrivals arrivals, Event trigger);
  }

  private record Example(Plan plan, Trial trial, long seed, VectorSet vectors) {
    String text(Explanation explanation) {
      return "%s%s%n%s%n%s"
          .formatted(
              ProgramCount.replay(WhyPropertyTest.class, seed),
              trial.definition(),
              trial.arrivals(),
              explanation);
    }
  }

  private static List<String> columns(Plan plan) {
    return plan.output().columns().stream().map(Plan.OutputColumn::name).toList();
  }

  private static void check(Example example, Explaining explaining) {
    List<Event> triggers = example.trial().log().of(example.plan().trigger().name());
    for (Event trigger : triggers.stream().limit(MOST_TRIGGERS).toList()) {
      Explanation explanation = explaining.of(example.trial().arrivals(), trigger);
      checkValues(example, explanation);
      for (Part part : explanation.parts()) {
        checkCounted(example, explanation, part, trigger, explaining);
      }
    }
  }

  private static void checkValues(Example example, Explanation explanation) {
    if (explanation.absence().isPresent()) {
      return;
    }
    List<Object> id = explanation.trigger().id().stream().map(Named::value).toList();
    Predicate<VectorRow> same =
        row ->
            row.time() == explanation.trigger().time()
                && Values.same(row.id(), id)
                && explanation.columns().stream()
                    .map(Explanation.Column::value)
                    .allMatch(value -> Values.same(row.values().get(value.name()), value.value()));
    assertThat(example.vectors().rows())
        .describedAs(() -> example.text(explanation))
        .anyMatch(same);
  }

  /** Without the events that do not count, the value is the same and the others count again. */
  private static void checkCounted(
      Example example, Explanation explanation, Part part, Event trigger, Explaining explaining) {
    if (isLookedUpToo(example.plan(), part)
        || isBehindOthers(example.plan(), part)
        || isDecidedByClocks(explanation, part)) {
      return;
    }
    EventSchema schema = example.plan().event(part.source());
    Set<Occurrence> kept =
        part.events().stream()
            .filter(verdict -> verdict.rule().counts() || holdsAPlace(part, verdict))
            .map(Verdict::event)
            .collect(Collectors.toCollection(HashSet::new));
    List<Arrived> fewer =
        example.trial().arrivals().inOrder().stream()
            .filter(
                arrived ->
                    !arrived.name().equals(part.source())
                        || kept.contains(Explainer.occurrence(schema, arrived.event()))
                        || isTrigger(example.plan(), arrived, trigger))
            .toList();
    Explanation again = explaining.of(example.trial().arrivals().with(fewer), trigger);
    Optional<Part> samePart =
        again.parts().stream().filter(other -> key(other).equals(key(part))).findFirst();
    assertThat(samePart).describedAs(() -> example.text(explanation)).isPresent();
    assertThat(samePart.get().values())
        .describedAs(() -> part.name() + "\n" + example.text(explanation))
        .isEqualTo(part.values());
    assertThat(samePart.get().counted())
        .describedAs(() -> part.name() + "\n" + example.text(explanation))
        .isEqualTo(part.counted());
  }

  private static String key(Part part) {
    return part.kind() + part.name() + part.group() + part.key();
  }

  /** Among the last n events, and in a session, one that has no argument is still one of them. */
  private static boolean holdsAPlace(Part part, Verdict verdict) {
    String definition = part.definition();
    return verdict.rule() == Rule.NULL_ARGUMENT
        && (definition.contains(" events") || definition.contains(" over session"));
  }

  /** Such events count in several ways, of which a part shows one. */
  private static boolean isLookedUpToo(Plan plan, Part part) {
    long lookups =
        plan.stages().stream()
            .flatMap(
                stage ->
                    stage.subject().lookups().stream()
                        .map(Stage.Lookup::source)
                        .map(source -> stage.sources().get(source).event()))
            .filter(part.source()::equals)
            .count();
    return lookups > (part.kind() == Part.Kind.JOIN ? 1 : 0);
  }

  /** Whether such events also count for what other events tell, by way of a vector. */
  private static boolean isBehindOthers(Plan plan, Part part) {
    Horizon horizon = Horizon.of(plan);
    return plan.stages().stream()
        .filter(horizon::answersOthers)
        .flatMap(stage -> stage.sources().stream())
        .anyMatch(source -> source.event().equals(part.source()));
  }

  /** Whether the trigger was too late because of events that do not count. */
  private static boolean isDecidedByClocks(Explanation explanation, Part part) {
    return part.events().stream()
        .anyMatch(
            verdict ->
                verdict.rule() == Rule.TRIGGER_TOO_LATE
                    || (verdict.rule() == Rule.TOO_LATE
                        && verdict.event().equals(explanation.trigger())));
  }

  private static boolean isTrigger(Plan plan, Arrived arrived, Event trigger) {
    return arrived.name().equals(plan.trigger().name()) && arrived.event().equals(trigger);
  }
}
