package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.KEY_MISMATCH;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.VectorItem;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds a group's key in the trigger of a vector. */
final class KeyBinder {
  private final StreamShape trigger;
  private final Set<String> featureColumns;
  private final Context context;

  /**
   * @param featureColumns columns that hold features, as they become known
   */
  KeyBinder(StreamShape trigger, Set<String> featureColumns, Context context) {
    this.trigger = trigger;
    this.featureColumns = featureColumns;
    this.context = context;
  }

  /** Binds the keys of a {@code use}; whether that worked, else it is reported. */
  boolean bind(
      GroupShape group,
      VectorItem.Use use,
      ExpressionAnalyzer expressions,
      List<ScalarExpression> key) {
    if (use.keys().isEmpty()) {
      return bindByName(group, use.group().span(), key);
    }
    if (use.keys().size() != group.keys().size()) {
      context.report(
          Diagnostic.at(
                  KEY_MISMATCH,
                  use.keys().get(0).span().to(use.keys().get(use.keys().size() - 1).span()),
                  "`"
                      + group.name()
                      + "` is kept by "
                      + NearNames.listed(group.keyNames())
                      + ", which "
                      + (group.keys().size() == 1
                          ? "is 1 key"
                          : "are " + group.keys().size() + " keys")
                      + ", and "
                      + (use.keys().size() == 1 ? "1 is" : use.keys().size() + " are")
                      + " given")
              .help("write " + advice(group)));
      return false;
    }
    for (int i = 0; i < use.keys().size(); i++) {
      part(group.keys().get(i), use.keys().get(i), expressions).ifPresent(key::add);
    }
    return key.size() == group.keys().size();
  }

  private Optional<ScalarExpression> part(
      GroupShape.Key key, Expression expression, ExpressionAnalyzer expressions) {
    Operand value = expressions.argument(expression);
    if (value.isError() || key.expression().isEmpty()) {
      return Optional.empty();
    }
    Type wanted = key.expression().get().type();
    Optional<ScalarExpression> typed = fit(value, wanted);
    if (typed.isEmpty()) {
      Diagnostic plain =
          Diagnostic.at(
              KEY_MISMATCH,
              expression.span(),
              "the key `" + key.name() + "` is " + wanted + ", and this is " + value.describe());
      context.report(Conversions.advice(value, wanted).map(plain::help).orElse(plain));
      return Optional.empty();
    }
    if (readsFeature(typed.get())) {
      context.report(
          Diagnostic.at(
                  KEY_MISMATCH,
                  expression.span(),
                  "a key is computed from the trigger alone, and this one reads a feature")
              .help(
                  "make it a column of a vector of its own, and a second vector `on` that one: "
                      + "there it is a field"));
      return Optional.empty();
    }
    return typed;
  }

  private boolean readsFeature(ScalarExpression expression) {
    boolean[] found = new boolean[1];
    expression.forEachColumn(column -> found[0] |= featureColumns.contains(column.name()));
    return found[0];
  }

  /** Binds the keys to the trigger's fields of the same names; whether that worked. */
  boolean bindByName(GroupShape group, SourceSpan span, List<ScalarExpression> key) {
    List<String> missing =
        group.keyNames().stream().filter(name -> !trigger.fields().containsKey(name)).toList();
    if (!missing.isEmpty()) {
      boolean hidden = missing.stream().allMatch(trigger::mayHave);
      if (!hidden) {
        context.report(missing(group, span, missing));
      }
      return false;
    }
    for (GroupShape.Key part : group.keys()) {
      byName(group, part, span).ifPresent(key::add);
    }
    return key.size() == group.keys().size();
  }

  private Diagnostic missing(GroupShape group, SourceSpan span, List<String> missing) {
    return Diagnostic.at(
            KEY_MISMATCH,
            span,
            "`"
                + group.name()
                + "` is kept by "
                + NearNames.listed(group.keyNames())
                + ", and `"
                + trigger.name()
                + "` has no field "
                + NearNames.listed(missing))
        .help("say what its key is here: " + advice(group));
  }

  private static String advice(GroupShape group) {
    List<String> keys = group.keyNames().stream().map(name -> "<" + name + ">").toList();
    return "`use " + group.name() + " by " + String.join(", ", keys) + "`";
  }

  private Optional<ScalarExpression> byName(
      GroupShape group, GroupShape.Key part, SourceSpan span) {
    Optional<ScalarExpression> field = trigger.fields().get(part.name());
    if (field.isEmpty() || part.expression().isEmpty()) {
      return Optional.empty();
    }
    Type wanted = part.expression().get().type();
    Optional<ScalarExpression> typed = fit(Operand.value(span, field.get()), wanted);
    if (typed.isEmpty()) {
      context.report(
          Diagnostic.at(
                  KEY_MISMATCH,
                  span,
                  "the key `"
                      + part.name()
                      + "` of `"
                      + group.name()
                      + "` is "
                      + wanted
                      + ", and that field of `"
                      + trigger.name()
                      + "` is "
                      + field.get().type())
              .help("convert it: " + advice(group)));
    }
    return typed;
  }

  /** A value as a key of exactly a type; no two values may become equal by it. */
  static Optional<ScalarExpression> fit(Operand value, Type wanted) {
    if (!value.isValue()) {
      return Optional.empty();
    }
    boolean rounds = wanted.is(Kind.DOUBLE) && !value.is(Kind.DOUBLE) && value.number().isEmpty();
    return rounds ? Optional.empty() : Conversions.widen(value, wanted);
  }
}
