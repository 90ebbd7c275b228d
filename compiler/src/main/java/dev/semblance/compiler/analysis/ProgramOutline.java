package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.FeatureFile;
import dev.semblance.compiler.type.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the declarations of a program have to offer, and of which type it is, as far as analysis
 * got: a program may be half-written. For editors, which complete names and show types.
 *
 * <p>A declaration is known by its title: {@code charge} for an event, a stream or a function,
 * {@code card_activity v1} for a version of a group or a vector. Its members are the fields of a
 * stream by path, features of a group, columns and labels of a vector, parameters of a function.
 */
public final class ProgramOutline {
  /** What a mistake has hidden. */
  public static final String UNKNOWN = "?";

  private final Map<String, Map<String, String>> members = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> keys = new LinkedHashMap<>();
  private final Map<String, String> results = new LinkedHashMap<>();

  ProgramOutline() {}

  /** The outline of what the files declare together. */
  public static ProgramOutline of(List<FeatureFile> files) {
    return ProgramAnalyzer.outline(files, new Diagnostics());
  }

  /** What a version of a group or a vector is called here. */
  public static String title(String name, int version) {
    return name + " v" + version;
  }

  /**
   * The members of a declaration and their types as they are written, {@code decimal(12, 2)?}, in
   * declared order; {@link #UNKNOWN} is the type of one with a mistake. None where nothing is
   * known.
   */
  public Map<String, String> members(String title) {
    return Collections.unmodifiableMap(members.getOrDefault(title, Map.of()));
  }

  /** The keys of a group and their types, in the same way. */
  public Map<String, String> keys(String title) {
    return Collections.unmodifiableMap(keys.getOrDefault(title, Map.of()));
  }

  /** The type of a function's value. */
  public Optional<String> result(String function) {
    return Optional.ofNullable(results.get(function));
  }

  void add(String title, String member, Optional<ScalarExpression> value) {
    members.computeIfAbsent(title, any -> new LinkedHashMap<>()).putIfAbsent(member, text(value));
  }

  void add(StreamShape stream, String title) {
    stream.fields().forEach((path, value) -> add(title, path, value));
  }

  void add(GroupShape group) {
    for (GroupShape.Key key : group.keys()) {
      keys.computeIfAbsent(group.title(), any -> new LinkedHashMap<>())
          .put(key.name(), text(key.expression()));
    }
    group.features().forEach((name, feature) -> add(group.title(), name, feature.expression()));
  }

  void add(ResolvedVector vector) {
    String title = title(vector.name(), vector.version());
    vector.columns().forEach(c -> add(title, c.name(), Optional.of(c.expression())));
    for (ResolvedVector.Label label : vector.labels()) {
      // It is null, too, where it is not known yet.
      members
          .computeIfAbsent(title, any -> new LinkedHashMap<>())
          .putIfAbsent(label.name(), text(Optional.of(label.aggregate().type()), true));
    }
  }

  void add(DeclaredFunctions.Function function) {
    String name = function.declaration().name().name();
    for (DeclaredFunctions.Parameter parameter : function.parameters()) {
      members
          .computeIfAbsent(name, any -> new LinkedHashMap<>())
          .putIfAbsent(parameter.name(), text(parameter.type(), parameter.nullable()));
    }
    results.put(name, text(function.body()));
  }

  private static String text(Optional<ScalarExpression> value) {
    return text(
        value.map(ScalarExpression::type), value.map(ScalarExpression::nullable).orElse(false));
  }

  private static String text(Optional<Type> type, boolean nullable) {
    return type.map(known -> known + (nullable ? "?" : "")).orElse(UNKNOWN);
  }
}
