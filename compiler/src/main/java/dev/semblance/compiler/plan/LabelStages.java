package dev.semblance.compiler.plan;

import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Stage.AddedColumn;
import dev.semblance.compiler.plan.Stage.KeyPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stages of a vector's labels, which come after all others: labels of one event and key that
 * look equally far ahead, and so are mature together, share one.
 */
final class LabelStages {
  private LabelStages() {}

  /** Where labels can share a stage. */
  private record Site(
      String event, List<ScalarExpression> key, List<KeyPart> parts, long aheadMicros) {}

  static List<Stage> of(ResolvedVector vector) {
    Map<Site, List<ResolvedVector.Label>> sites = new LinkedHashMap<>();
    for (ResolvedVector.Label label : vector.labels()) {
      sites.computeIfAbsent(site(label), any -> new ArrayList<>()).add(label);
    }
    List<Stage> stages = new ArrayList<>();
    sites.forEach((site, labels) -> stages.add(stage(vector, site, labels)));
    return stages;
  }

  private static Site site(ResolvedVector.Label label) {
    List<KeyPart> parts =
        label.key().stream()
            .map(part -> new KeyPart(part.name(), part.expression().type()))
            .toList();
    String event = label.stream().event().name();
    return new Site(event, label.triggerKey(), parts, label.aheadMicros());
  }

  private static Stage stage(ResolvedVector vector, Site site, List<ResolvedVector.Label> labels) {
    StageSources sources = new StageSources();
    List<Stage.Answer> answers = new ArrayList<>();
    for (ResolvedVector.Label label : labels) {
      int source =
          sources.source(
              label.stream().event().name(),
              key(label),
              label.stream().condition(),
              label.condition());
      Aggregate aggregate = label.aggregate();
      String slot = sources.slot(source, label.name(), aggregate);
      answers.add(
          new Stage.Answer(
              label.name(),
              "label",
              source,
              List.of(
                  new AddedColumn(
                      columnName(label),
                      new ScalarExpression.Column(slot, aggregate.type(), aggregate.nullable())))));
    }
    Stage.Subject subject =
        new Stage.Subject(
            vector.trigger().event().name(), site.key(), vector.condition(), List.of(), answers);
    return new Stage("", site.parts(), subject, sources.all(), site.aheadMicros());
  }

  private static List<ScalarExpression> key(ResolvedVector.Label label) {
    return label.key().stream().map(part -> part.expression()).toList();
  }

  /** The added column that holds a label; no other has such a name. */
  private static String columnName(ResolvedVector.Label label) {
    return "label " + label.name();
  }

  /** The output's column of a label, which is null until the label is mature. */
  static Plan.OutputColumn column(ResolvedVector.Label label) {
    return new Plan.OutputColumn(
        label.name(),
        label.doc(),
        new ScalarExpression.Column(columnName(label), label.aggregate().type(), true),
        true);
  }

  /** What computing a label reads from its stream's rows. */
  static List<ScalarExpression> inputsOf(ResolvedVector.Label label) {
    List<ScalarExpression> inputs = new ArrayList<>(key(label));
    label.condition().ifPresent(inputs::add);
    label.stream().condition().ifPresent(inputs::add);
    inputs.addAll(label.aggregate().arguments());
    return inputs;
  }
}
