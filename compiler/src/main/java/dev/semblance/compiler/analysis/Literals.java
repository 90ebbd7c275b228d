package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.NUMBER_OUT_OF_RANGE;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Number literals, with the sign that stands before them. */
final class Literals {
  private final Diagnostics diagnostics;

  Literals(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** An int literal; one that needs more than 64 bits is an error. */
  Operand integer(SourceSpan span, BigInteger value) {
    if (value.bitLength() > 63) {
      diagnostics.report(
          Diagnostic.at(NUMBER_OUT_OF_RANGE, span, "an int has 64 bits, and this number needs more")
              .help("the largest int is 9223372036854775807; `1e20` is a double"));
      return Operand.error(span);
    }
    ScalarExpression literal = ScalarExpression.literal(Type.INT, value.longValue());
    return Operand.number(span, literal, new BigDecimal(value));
  }

  /** A literal with a point or an exponent: a double, until a decimal stands beside it. */
  Operand decimal(SourceSpan span, BigDecimal value) {
    double nearest = value.doubleValue();
    if (Double.isInfinite(nearest) || (nearest == 0 && value.signum() != 0)) {
      diagnostics.report(
          Diagnostic.at(NUMBER_OUT_OF_RANGE, span, "a double does not reach this number")
              .help("doubles reach from 4.9e-324 to 1.8e308"));
      return Operand.error(span);
    }
    ScalarExpression literal = ScalarExpression.literal(Type.DOUBLE, nearest + 0.0);
    return Operand.number(span, literal, value);
  }
}
