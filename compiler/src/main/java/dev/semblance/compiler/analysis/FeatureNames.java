package dev.semblance.compiler.analysis;

import dev.semblance.compiler.syntax.Declaration.Definition;
import dev.semblance.compiler.syntax.Expression;
import java.util.List;
import java.util.Set;

/** What a definition of a group is called, as written, without a look at its types. */
public final class FeatureNames {
  private FeatureNames() {}

  /**
   * Whether an expression is an aggregate rather than a call of a function.
   *
   * @param functions those that the program declares
   */
  public static boolean isAggregate(Expression expression, Set<String> functions) {
    return expression instanceof Expression.Call call
        && !functions.contains(call.function().name())
        && CallTyping.isAggregate(call.function().name(), call.arguments().size());
  }

  /** The features that an aggregate stands for: one for each window where there are several. */
  public static List<String> of(Definition aggregate) {
    String name = aggregate.name().name();
    return aggregate.windows().size() < 2
        ? List.of(name)
        : aggregate.windows().stream().map(w -> name + WindowAnalyzer.suffix(w)).toList();
  }
}
