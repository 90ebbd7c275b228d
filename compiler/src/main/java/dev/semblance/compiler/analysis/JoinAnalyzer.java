package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_JOIN;
import static dev.semblance.compiler.source.DiagnosticCode.DUPLICATE_NAME;
import static dev.semblance.compiler.source.DiagnosticCode.UNBOUNDED_STATE;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.StreamStep;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks one join: its keys, its name and its reach. */
final class JoinAnalyzer {
  private final StreamShape left;
  private final StreamShape right;
  private final StreamStep.Join join;
  private final Context context;
  private final Scope leftScope;
  private final Scope rightScope;

  JoinAnalyzer(StreamShape left, StreamShape right, StreamStep.Join join, Context context) {
    this.left = left;
    this.right = right;
    this.join = join;
    this.context = context;
    this.leftScope = new FieldScope(left, context.diagnostics());
    this.rightScope = new FieldScope(right, context.diagnostics());
  }

  /** What the joined stream's fields are called by. */
  String alias() {
    return join.alias().orElse(join.stream().name()).name();
  }

  /** The lookup's name: that of the stream which declares the join, and the alias. */
  static String name(StreamShape left, StreamStep.Join join) {
    return left.name() + "." + join.alias().orElse(join.stream().name()).name();
  }

  /** The lookup; empty where a key is wrong, or a stream unknown. */
  Optional<ResolvedLookup> lookup() {
    checkAlias();
    checkWithin();
    List<ScalarExpression> leftKey = new ArrayList<>();
    List<ScalarExpression> rightKey = new ArrayList<>();
    for (StreamStep.JoinKey key : join.keys()) {
      key(key, leftKey, rightKey);
    }
    boolean whole = leftKey.size() == join.keys().size() && !left.isUnknown() && !right.isUnknown();
    return whole
        ? Optional.of(
            new ResolvedLookup(name(left, join), leftKey, right.resolved(), rightKey, within()))
        : Optional.empty();
  }

  private void checkAlias() {
    if (left.aliases().contains(alias())) {
      taken(
          left.isRecord(alias())
              ? "`" + alias() + "` is a record of the left side already"
              : "two joined streams are called `" + alias() + "`");
    } else if (left.event().hasRecord(name(left, join))) {
      // The columns of the join would have the names of that record's fields.
      taken("`" + name(left, join) + "` is a record of the event already");
    }
  }

  private void taken(String message) {
    Identifier name = join.alias().orElse(join.stream().name());
    context.report(
        Diagnostic.at(DUPLICATE_NAME, name.span(), message)
            .help(
                "give this one another name: `join "
                    + join.stream().text()
                    + " as "
                    + FreeNames.besides(free -> free.equals(alias()) || isTaken(free))
                    + "`"));
  }

  private boolean isTaken(String alias) {
    return left.aliases().contains(alias) || left.event().hasRecord(left.name() + "." + alias);
  }

  private void checkWithin() {
    if (join.within().isEmpty()) {
      context.report(
          Diagnostic.at(
                  UNBOUNDED_STATE,
                  join.stream().span(),
                  "without `within`, the latest `"
                      + join.stream().text()
                      + "` of every key is kept for ever")
              .help("say how far back it may lie: `within 90d`"));
    }
  }

  private OptionalLong within() {
    return join.within().isPresent()
        ? OptionalLong.of(join.within().get().micros())
        : OptionalLong.empty();
  }

  private void key(
      StreamStep.JoinKey key, List<ScalarExpression> leftKey, List<ScalarExpression> rightKey) {
    Optional<Expression.Path> rightPath =
        key.right().isPresent() ? withoutAlias(key, key.right().get()) : Optional.of(key.left());
    if (rightPath.isEmpty()) {
      return; // Reported; the left side may be what belongs on the right.
    }
    Operand a = leftScope.resolve(key.left());
    Operand b = rightScope.resolve(rightPath.get());
    if (a.isError() || b.isError()) {
      return;
    }
    Optional<Type> common = keyType(a.type(), b.type());
    if (common.isEmpty()) {
      mismatch(key, a, b);
      return;
    }
    leftKey.add(Conversions.convert(a.get(), common.get()));
    rightKey.add(Conversions.convert(b.get(), common.get()));
  }

  /** The right side's path within the right stream. */
  private Optional<Expression.Path> withoutAlias(StreamStep.JoinKey key, Expression.Path path) {
    String first = path.parts().get(0).name();
    if (path.parts().size() > 1 && (first.equals(alias()) || first.equals(join.stream().text()))) {
      return Optional.of(
          new Expression.Path(path.span(), path.parts().subList(1, path.parts().size())));
    }
    boolean swapped = key.left().parts().get(0).name().equals(alias());
    String field = path.parts().get(path.parts().size() - 1).name();
    context.report(
        Diagnostic.at(
                BAD_JOIN, path.span(), "the right side of a key is a field of `" + alias() + "`")
            .help(
                swapped
                    ? "write it the other way round: `on "
                        + path.text()
                        + " = "
                        + key.left().text()
                        + "`"
                    : "write `on " + key.left().text() + " = " + alias() + "." + field + "`"));
    return Optional.empty();
  }

  /** The type in which keys are compared; no two values may become equal by it. */
  static Optional<Type> keyType(Type left, Type right) {
    if (!left.isScalar() || !right.isScalar()) {
      return Optional.empty();
    }
    if (left.equals(right)) {
      return Optional.of(left);
    }
    boolean exact = isExact(left) && isExact(right);
    if (!exact) {
      return Optional.empty();
    }
    Type a = left.is(Kind.INT) ? Conversions.INT_AS_DECIMAL : left;
    Type b = right.is(Kind.INT) ? Conversions.INT_AS_DECIMAL : right;
    Type union = Conversions.union(a, b);
    return Conversions.fits(a, union) && Conversions.fits(b, union)
        ? Optional.of(union)
        : Optional.empty();
  }

  private static boolean isExact(Type type) {
    return type.is(Kind.INT) || type.is(Kind.DECIMAL);
  }

  private void mismatch(StreamStep.JoinKey key, Operand a, Operand b) {
    SourceSpan span = key.span();
    if (!a.type().isScalar() || !b.type().isScalar()) {
      context.report(Maps.noKey(BAD_JOIN, span, (a.type().isScalar() ? b : a).type()));
      return;
    }
    context.report(
        Diagnostic.at(
                BAD_JOIN,
                span,
                "the key is "
                    + a.type()
                    + " on the left and "
                    + b.type()
                    + " in `"
                    + join.stream().text()
                    + "`")
            .help(
                "keys of two types are never equal: convert one side in a `with` before the join"));
  }
}
