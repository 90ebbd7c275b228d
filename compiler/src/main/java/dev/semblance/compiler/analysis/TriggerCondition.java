package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.syntax.Parser;
import dev.semblance.compiler.type.EventSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition over the fields of a vector's trigger that stands outside of any feature file. It can
 * use all that expressions can, but functions that a file declares.
 */
public final class TriggerCondition {
  private TriggerCondition() {}

  /**
   * The condition that {@code source} holds, over the trigger's base row.
   *
   * @param diagnostics gets what is wrong with it
   * @return empty where something is
   */
  public static Optional<ScalarExpression> compile(
      SourceFile source, ResolvedVector vector, Diagnostics diagnostics) {
    Context context = Context.of(diagnostics);
    FieldScope scope = new FieldScope(shape(vector.trigger()), diagnostics);
    return Parser.parseExpression(source, diagnostics)
        .flatMap(tree -> context.expressions(scope).condition(tree))
        .filter(condition -> !diagnostics.hasErrors());
  }

  private static StreamShape shape(ResolvedStream stream) {
    EventSchema event = stream.event();
    Map<String, Optional<ScalarExpression>> fields = new LinkedHashMap<>();
    Set<String> aliases = new TreeSet<>();
    stream
        .fields()
        .forEach(
            (path, value) -> {
              fields.put(path, Optional.of(value));
              if (path.contains(".")) {
                aliases.add(path.substring(0, path.indexOf('.')));
              }
            });
    return new StreamShape(
        stream.name(),
        event,
        stream.condition(),
        fields,
        stream.lookups(),
        aliases,
        event.arrivalField().map(Set::of).orElse(Set.of()),
        Set.of(),
        Set.of(),
        stream.bases());
  }
}
