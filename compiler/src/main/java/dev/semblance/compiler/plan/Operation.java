package dev.semblance.compiler.plan;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.analysis.ResolvedStream;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.plan.Stage.AddedColumn;
import dev.semblance.compiler.plan.Stage.KeyPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Something to be done to an event's rows under a key; the planner's piece of a stage. */
sealed interface Operation {

  /** The event whose rows gain columns. */
  String event();

  /** The rows' key. */
  List<ScalarExpression> key();

  List<KeyPart> keyParts();

  /** How many columns the rows gain. */
  int addedColumns();

  /** What other operations call it that require it. */
  String name();

  /**
   * Which vector's features it computes, of those that streams are made of; empty for a lookup, and
   * for the features of the plan's own vector. Only operations of one vector can share a stage.
   */
  String base();

  /** Names of the operations that must have been done in an earlier stage. */
  Set<String> requires();

  void addTo(StageSources sources, List<Stage.Lookup> lookups, List<Stage.Answer> answers);

  /** Does one lookup. */
  record Find(String event, ResolvedLookup resolved, Needs needs) implements Operation {

    @Override
    public List<ScalarExpression> key() {
      return resolved.leftKey();
    }

    @Override
    public List<KeyPart> keyParts() {
      List<KeyPart> parts = new ArrayList<>();
      for (int i = 0; i < key().size(); i++) {
        parts.add(new KeyPart(keyName(key().get(i), i), key().get(i).type()));
      }
      return parts;
    }

    private static String keyName(ScalarExpression part, int index) {
      return part instanceof ScalarExpression.Column column
          ? column.name().substring(column.name().lastIndexOf('.') + 1)
          : "key" + (index + 1);
    }

    @Override
    public int addedColumns() {
      return 1 + needs.pathsOf(resolved).size();
    }

    @Override
    public String name() {
      return resolved.name();
    }

    @Override
    public String base() {
      return "";
    }

    @Override
    public Set<String> requires() {
      List<ScalarExpression> read = new ArrayList<>(resolved.leftKey());
      read.addAll(resolved.rightKey());
      resolved.right().condition().ifPresent(read::add);
      needs.pathsOf(resolved).forEach(path -> read.add(resolved.right().fields().get(path)));
      return needs.behind(read);
    }

    @Override
    public void addTo(
        StageSources sources, List<Stage.Lookup> lookups, List<Stage.Answer> answers) {
      ResolvedStream right = resolved.right();
      int source =
          sources.source(
              right.event().name(), resolved.rightKey(), right.condition(), right.condition());
      List<AddedColumn> columns = new ArrayList<>();
      for (String path : needs.pathsOf(resolved)) {
        columns.add(new AddedColumn(resolved.column(path), right.fields().get(path)));
      }
      lookups.add(
          new Stage.Lookup(
              resolved.name(), source, resolved.withinMicros(), resolved.matchedColumn(), columns));
    }
  }

  /**
   * Answers with the features of one used group.
   *
   * @param vector that uses it: the plan's own, or one that a stream is made of
   * @param base empty for the plan's own
   * @param refuses whether a row that is too late for the group has no vector
   */
  record Fold(
      ResolvedVector vector, ResolvedVector.Use use, Needs needs, String base, boolean refuses)
      implements Operation {

    @Override
    public String event() {
      return vector.trigger().event().name();
    }

    @Override
    public List<ScalarExpression> key() {
      return use.key();
    }

    @Override
    public List<KeyPart> keyParts() {
      return use.group().keys().stream()
          .map(key -> new KeyPart(key.name(), key.expression().type()))
          .toList();
    }

    @Override
    public int addedColumns() {
      return needs.featuresOf(use).size();
    }

    @Override
    public String name() {
      return use.alias();
    }

    @Override
    public Set<String> requires() {
      List<ScalarExpression> read = new ArrayList<>(use.key());
      vector.condition().ifPresent(read::add);
      read.addAll(needs.inputsOf(use));
      return needs.behind(read);
    }

    @Override
    public void addTo(
        StageSources sources, List<Stage.Lookup> lookups, List<Stage.Answer> answers) {
      ResolvedGroup group = use.group();
      List<ScalarExpression> key = group.keys().stream().map(k -> k.expression()).toList();
      int source =
          sources.source(
              group.stream().event().name(), key, group.stream().condition(), group.condition());
      Map<String, ScalarExpression.Column> slots = new HashMap<>();
      for (Aggregate aggregate : needs.aggregatesOf(use)) {
        String slot = sources.slot(source, label() + "." + aggregate.slot(), aggregate);
        slots.put(
            aggregate.slot(),
            new ScalarExpression.Column(slot, aggregate.type(), aggregate.nullable()));
      }
      List<AddedColumn> columns = new ArrayList<>();
      for (ResolvedGroup.Feature feature : needs.featuresOf(use)) {
        columns.add(
            new AddedColumn(
                use.column(feature.name()),
                feature.expression().replaceColumns(column -> slots.get(column.name()))));
      }
      answers.add(new Stage.Answer(use.alias(), label(), source, columns, refuses));
    }

    private String label() {
      return use.group().name() + " v" + use.group().version();
    }
  }
}
