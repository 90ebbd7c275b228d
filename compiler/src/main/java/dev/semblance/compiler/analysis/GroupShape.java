package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group of features as far as analysis got with it.
 *
 * @param features by name, windows spelled out, in declared order
 * @param resolved what it amounts to, where it has no mistake
 */
record GroupShape(
    FeaturesDeclaration declaration,
    List<Key> keys,
    Map<String, Feature> features,
    Optional<ResolvedGroup> resolved) {

  /** A part of the key; empty where it has a mistake. */
  record Key(String name, Optional<ScalarExpression> expression) {}

  /** A feature; empty where it has a mistake. */
  record Feature(String doc, Optional<ScalarExpression> expression) {}

  GroupShape {
    keys = List.copyOf(keys);
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
  }

  String name() {
    return declaration.name().name();
  }

  /** {@code card_activity v1}. */
  String title() {
    return name() + " v" + declaration.version().number();
  }

  Optional<String> deprecated() {
    return declaration.deprecated().map(Expression.StringLiteral::value);
  }

  List<String> keyNames() {
    return keys.stream().map(Key::name).toList();
  }
}
