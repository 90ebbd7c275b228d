package dev.semblance.cli.catalog;

import dev.semblance.compiler.analysis.ResolvedGroup;
import dev.semblance.compiler.analysis.ResolvedLookup;
import dev.semblance.compiler.analysis.ResolvedProgram;
import dev.semblance.compiler.analysis.ResolvedStream;
import dev.semblance.compiler.analysis.ResolvedVector;
import dev.semblance.compiler.expression.Aggregate;
import dev.semblance.compiler.expression.OwnFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.expression.ScalarExpression.Call;
import dev.semblance.compiler.expression.ScalarExpression.Column;
import dev.semblance.compiler.expression.ScalarExpression.Literal;
import dev.semblance.compiler.expression.ScalarExpression.OwnCall;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The functions written in Java that a program calls. */
final class JavaFunctions implements ScalarExpression.Visitor<Void> {
  private final SortedMap<String, OwnFunction> found = new TreeMap<>();

  private JavaFunctions() {}

  /** In order of their names. */
  static List<NamedFunction> of(ResolvedProgram program) {
    JavaFunctions functions = new JavaFunctions();
    program.streams().forEach(functions::lookAt);
    program.groups().forEach(functions::lookAt);
    program.vectors().forEach(functions::lookAt);
    return functions.found.values().stream()
        .map(
            function ->
                new NamedFunction(
                    function.name(),
                    function.version(),
                    "",
                    Optional.empty(),
                    function.signature(),
                    ""))
        .toList();
  }

  private void lookAt(ResolvedStream stream) {
    lookAt(stream.condition().stream().toList());
    lookAt(stream.fields().values());
    for (ResolvedLookup lookup : stream.lookups()) {
      lookAt(lookup.leftKey());
      lookAt(lookup.rightKey());
    }
  }

  private void lookAt(ResolvedGroup group) {
    lookAt(group.keys().stream().map(ResolvedGroup.Key::expression).toList());
    lookAt(group.condition().stream().toList());
    lookAt(group.features().stream().map(ResolvedGroup.Feature::expression).toList());
    group.aggregates().forEach(this::lookAt);
  }

  private void lookAt(ResolvedVector vector) {
    lookAt(vector.condition().stream().toList());
    lookAt(vector.columns().stream().map(ResolvedVector.OutputColumn::expression).toList());
    vector.uses().forEach(use -> lookAt(use.key()));
    for (ResolvedVector.Label label : vector.labels()) {
      lookAt(label.condition().stream().toList());
      lookAt(label.key().stream().map(ResolvedGroup.Key::expression).toList());
      lookAt(label.triggerKey());
      lookAt(label.aggregate());
    }
  }

  private void lookAt(Aggregate aggregate) {
    lookAt(aggregate.arguments());
    lookAt(aggregate.condition().stream().toList());
  }

  private void lookAt(Collection<ScalarExpression> expressions) {
    expressions.forEach(expression -> expression.accept(this));
  }

  @Override
  public Void visitLiteral(Literal literal) {
    return null;
  }

  @Override
  public Void visitColumn(Column column) {
    return null;
  }

  @Override
  public Void visitCall(Call call) {
    lookAt(call.arguments());
    return null;
  }

  @Override
  public Void visitOwnCall(OwnCall call) {
    found.put(call.function().name(), call.function());
    lookAt(call.arguments());
    return null;
  }
}
