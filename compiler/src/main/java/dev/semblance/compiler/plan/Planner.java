package dev.semblance.compiler.plan;

import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Stage.KeyPart;
import dev.semblance.compiler.plan.Stage.Subject;
import dev.semblance.compiler.type.EventSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a resolved vector into a plan: decides which lookups and answers share a stage, and in
 * which order the stages run.
 *
 * <p>Each lookup and each used group is an {@link Operation} on the rows of one event under one
 * key. Operations of one event and key whose inputs are all there share a stage. Of the stages that
 * could come next, the one that adds the fewest columns goes first, so that later exchanges stay
 * narrow.
 */
public final class Planner {
  private final ResolvedVector vector;
  private final Needs needs;
  private final List<EventSchema> schemas;
  private final List<Stage> stages = new ArrayList<>();

  private Planner(ResolvedProgram program, ResolvedVector vector) {
    this.vector = vector;
    this.schemas = program.events();
    this.needs = Needs.of(vector);
  }

  /**
   * The plan of one vector of {@code program}, holding only what the vector's columns need: what
   * can be served, which labels are not.
   */
  public static Plan plan(ResolvedProgram program, ResolvedVector vector) {
    return new Planner(program, vector.withoutLabels()).plan(program.namespace());
  }

  /**
   * The same for a backfill, with the vector's labels after its columns. Where there are none it is
   * the plan that is served; its hash is that plan's either way.
   */
  public static Plan planWithLabels(ResolvedProgram program, ResolvedVector vector) {
    return new Planner(program, vector).plan(program.namespace());
  }

  private Plan plan(String namespace) {
    List<Operation> waiting = operations();
    while (!waiting.isEmpty()) {
      List<Operation> next = nextStage(waiting);
      waiting.removeAll(next);
      stages.add(stage(next));
    }
    LabelStages.of(vector).forEach(stage -> stages.add(named(stage)));
    return new Plan(namespace, events(), stages, output(vector));
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Needs.NeededLookup lookup : needs.lookups()) {
      operations.add(new Operation.Find(lookup.event(), lookup.lookup(), needs));
    }
    for (Needs.NeededUse needed : needs.uses()) {
      ResolvedVector user = needed.user();
      if (user == vector) {
        operations.add(new Operation.Fold(vector, needed.use(), needs, "", true));
      } else {
        String name = user.name() + " v" + user.version();
        operations.add(new Operation.Fold(user, needed.use(), needs, name, isTriggerOf(user)));
      }
    }
    return operations;
  }

  /** Whether the plan's vector is on events of that vector, be it by way of others. */
  private boolean isTriggerOf(ResolvedVector base) {
    return vector.trigger().bases().stream()
        .anyMatch(other -> other.name().equals(base.name()) && other.version() == base.version());
  }

  /** The operations of the stage that should run next: at least one. */
  private List<Operation> nextStage(List<Operation> waiting) {
    Set<String> undone = new LinkedHashSet<>();
    waiting.forEach(operation -> undone.add(operation.name()));
    Map<Site, List<Operation>> ready = new LinkedHashMap<>();
    Map<Site, Integer> missing = new LinkedHashMap<>();
    for (Operation operation : waiting) {
      Site site = new Site(operation.event(), operation.key(), operation.base());
      if (operation.requires().stream().noneMatch(undone::contains)) {
        ready.computeIfAbsent(site, any -> new ArrayList<>()).add(operation);
      } else {
        missing.merge(site, 1, Integer::sum);
      }
    }
    // A site that more operations will join later waits for them, unless nothing else can run.
    return ready.entrySet().stream()
        .min(
            Comparator.<Map.Entry<Site, List<Operation>>>comparingInt(
                    entry -> missing.getOrDefault(entry.getKey(), 0))
                .thenComparingInt(entry -> added(entry.getValue())))
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new IllegalStateException("lookups depend on each other in a circle"));
  }

  private static int added(List<Operation> operations) {
    return operations.stream().mapToInt(Operation::addedColumns).sum();
  }

  private Stage stage(List<Operation> operations) {
    Operation first = operations.get(0);
    StageSources sources = new StageSources();
    List<Stage.Lookup> lookups = new ArrayList<>();
    List<Stage.Answer> answers = new ArrayList<>();
    operations.forEach(operation -> operation.addTo(sources, lookups, answers));
    // Looked-up columns may be read from rows that are no triggers, when they are a source later.
    Optional<ScalarExpression> condition =
        first instanceof Operation.Fold fold && lookups.isEmpty()
            ? fold.vector().condition()
            : Optional.empty();
    Subject subject = new Subject(first.event(), first.key(), condition, lookups, answers);
    return new Stage(uniqueName(first.keyParts()), first.keyParts(), subject, sources.all());
  }

  private Stage named(Stage stage) {
    String name = uniqueName(stage.key());
    return new Stage(name, stage.key(), stage.subject(), stage.sources(), stage.aheadMicros());
  }

  private String uniqueName(List<KeyPart> key) {
    String base = "by " + String.join(", ", key.stream().map(KeyPart::name).toList());
    String name = base;
    for (int i = 2; isTaken(name); i++) {
      name = base + " (" + i + ")";
    }
    return name;
  }

  private boolean isTaken(String name) {
    return stages.stream().anyMatch(stage -> stage.name().equals(name));
  }

  private List<EventSchema> events() {
    Set<String> read = new LinkedHashSet<>();
    read.add(vector.trigger().event().name());
    for (Stage stage : stages) {
      stage.sources().forEach(source -> read.add(source.event()));
    }
    return schemas.stream().filter(schema -> read.contains(schema.name())).toList();
  }

  /** What a vector puts out, labels last. */
  static Plan.VectorOutput output(ResolvedVector vector) {
    List<Plan.OutputColumn> columns = new ArrayList<>();
    vector
        .columns()
        .forEach(
            column ->
                columns.add(
                    new Plan.OutputColumn(column.name(), column.doc(), column.expression())));
    vector.labels().forEach(label -> columns.add(LabelStages.column(label)));
    return new Plan.VectorOutput(
        vector.name(),
        vector.version(),
        vector.doc(),
        vector.trigger().event().name(),
        vector.condition(),
        columns);
  }

  /** Where operations can share a stage: one event's rows under one key, for one vector. */
  private record Site(String event, List<ScalarExpression> key, String base) {}
}
