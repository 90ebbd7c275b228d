package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.NEEDLESS_NULL_CHECK;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/** Types of {@code if}, {@code ??} and {@code is null}. */
final class ChoiceTyping {
  private final Diagnostics diagnostics;

  ChoiceTyping(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The typed form of {@code if}; the condition is typed, neither branch is an error. */
  Operand conditional(SourceSpan span, ScalarExpression condition, Operand then, Operand other) {
    Optional<Type> common = commonType(span, "the branches of `if`", then, other);
    return Operand.of(
        span,
        common.map(
            type -> {
              ScalarExpression a = Conversions.toCommon(then, type);
              ScalarExpression b = Conversions.toCommon(other, type);
              boolean nullable = a.nullable() || b.nullable();
              return new ScalarExpression.Call(
                  Operator.IF, List.of(condition, a, b), type, nullable);
            }));
  }

  /** The typed form of {@code ??}; neither operand is an error. */
  Operand coalesce(Expression.Binary binary, Operand left, Operand right) {
    Optional<Type> common = commonType(binary.operatorSpan(), "the sides of `??`", left, right);
    if (common.isEmpty()) {
      return Operand.error(binary.span());
    }
    if (!left.nullable()) {
      diagnostics.report(
          needless(binary.operatorSpan(), left).help("leave `??` and what follows out"));
    } else if (left.isNull() || right.isNull()) {
      diagnostics.report(
          Diagnostic.at(
              NEEDLESS_NULL_CHECK, binary.operatorSpan(), "`??` with null changes nothing"));
    }
    ScalarExpression a = Conversions.toCommon(left, common.get());
    ScalarExpression b = Conversions.toCommon(right, common.get());
    return Operand.value(
        binary.span(),
        new ScalarExpression.Call(
            Operator.COALESCE, List.of(a, b), common.get(), a.nullable() && b.nullable()));
  }

  private Optional<Type> commonType(SourceSpan span, String what, Operand left, Operand right) {
    Optional<Type> common = Conversions.common(List.of(left, right));
    if (common.isPresent()) {
      return common;
    }
    if (!left.isValue() && !right.isValue()) {
      diagnostics.report(
          Diagnostic.at(TYPE_MISMATCH, span, what + " say no type")
              .help("at least one of them must be a value"));
    } else {
      diagnostics.report(
          Diagnostic.at(TYPE_MISMATCH, span, what + " must be of one type")
              .label(left.span(), "this is " + left.describe())
              .label(right.span(), "this is " + right.describe()));
    }
    return Optional.empty();
  }

  /** The typed form of {@code is null}; the operand is no error. */
  Operand isNull(Expression.IsNull isNull, Operand operand) {
    if (!operand.isValue()) {
      diagnostics.report(
          Diagnostic.at(
              TYPE_MISMATCH,
              operand.span(),
              "whether " + operand.describe() + " is null is known"));
      return Operand.error(isNull.span());
    }
    if (!operand.nullable()) {
      diagnostics.report(needless(isNull.span(), operand));
    }
    Operator operator = isNull.negated() ? Operator.IS_NOT_NULL : Operator.IS_NULL;
    return Operand.value(
        isNull.span(),
        new ScalarExpression.Call(operator, List.of(operand.get()), Type.BOOL, false));
  }

  private static Diagnostic needless(SourceSpan span, Operand operand) {
    return Diagnostic.at(NEEDLESS_NULL_CHECK, span, Quoted.text(operand.span()) + " is never null");
  }
}
