package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.BAD_CONSTANT;
import static dev.semblance.compiler.source.DiagnosticCode.CONSTANT_NEEDED;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;
import static dev.semblance.compiler.source.DiagnosticCode.WRONG_ARGUMENTS;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.DiagnosticCode;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call of a built-in function or an aggregate, and the questions that its rule asks about its
 * arguments. Each question whose answer is no reports why.
 */
record CallSite(
    FunctionDescription function,
    Expression.Call call,
    List<Operand> arguments,
    Diagnostics diagnostics) {

  /** Whether no argument is a mistake (reported before) or null (reported here). */
  boolean hasValues() {
    boolean all = true;
    for (int i = 0; i < arguments.size(); i++) {
      all &= hasValue(i);
    }
    return all;
  }

  /** Whether an argument is no mistake (reported before) and not null (reported here). */
  boolean hasValue(int index) {
    Operand argument = arguments.get(index);
    if (argument.isNull()) {
      diagnostics.report(
          Diagnostic.at(
              TYPE_MISMATCH,
              argument.span(),
              "`" + function.name() + "` of null says nothing: leave it out"));
    }
    return !argument.isNull() && !argument.isError();
  }

  /** Whether the number of arguments is right. */
  boolean takes(int least, int most) {
    int given = arguments.size();
    if (given >= least && given <= most) {
      return true;
    }
    String wanted =
        least == most
            ? count(least)
            : least + (most == Integer.MAX_VALUE ? " or more" : " to " + most) + " arguments";
    diagnostics.report(
        Diagnostic.at(
                WRONG_ARGUMENTS,
                call.span(),
                "`" + function.name() + "` takes " + wanted + ", and " + given(given))
            .help("write it as " + signatures()));
    return false;
  }

  private static String count(int arguments) {
    return switch (arguments) {
      case 0 -> "no arguments";
      case 1 -> "1 argument";
      default -> arguments + " arguments";
    };
  }

  private static String given(int given) {
    return given == 1 ? "1 is given" : (given == 0 ? "none" : given) + " are given";
  }

  String signatures() {
    return String.join(" or ", function.signatures().stream().map(s -> "`" + s + "`").toList());
  }

  /** A call of {@code operator} on exactly these parameter types. */
  Optional<ScalarExpression> call(
      Operator operator, Type result, boolean mayFail, Type... parameters) {
    if (!takes(parameters.length, parameters.length)) {
      return Optional.empty();
    }
    List<ScalarExpression> typed = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      argument(i, parameters[i]).ifPresent(typed::add);
    }
    return typed.size() == parameters.length
        ? Optional.of(
            Conversions.call(operator, result, mayFail, typed.toArray(ScalarExpression[]::new)))
        : Optional.empty();
  }

  /** An argument as exactly a type. */
  Optional<ScalarExpression> argument(int index, Type type) {
    Optional<ScalarExpression> typed = Conversions.widen(arguments.get(index), type);
    if (typed.isEmpty()) {
      mismatch(index, type.toString());
    }
    return typed;
  }

  /** An argument that must be an int, a double or a decimal. */
  Optional<Operand> number(int index) {
    Operand operand = arguments.get(index);
    if (operand.isNumeric()) {
      return Optional.of(operand);
    }
    mismatch(index, "a number");
    return Optional.empty();
  }

  /** Reports that an argument is of a wrong type; always empty. */
  <T> Optional<T> mismatch(int index, String wanted) {
    Operand operand = arguments.get(index);
    Diagnostic diagnostic =
        Diagnostic.at(
            TYPE_MISMATCH,
            operand.span(),
            "`"
                + function.name()
                + "` needs "
                + wanted
                + " here, and this is "
                + operand.describe());
    diagnostics.report(
        help(operand, wanted)
            .map(diagnostic::help)
            .orElseGet(() -> diagnostic.help("write it as " + signatures())));
    return Optional.empty();
  }

  private static Optional<String> help(Operand operand, String wanted) {
    if (operand.is(Kind.MAP)) {
      return Optional.of(Maps.ADVICE);
    }
    if (wanted.equals("string")
        && operand.isValue()
        && !operand.is(Kind.DOUBLE)
        && operand.type().isScalar()) {
      return Optional.of("`string(x)` makes a text of it");
    }
    boolean number = wanted.equals("a number") || wanted.equals("double");
    if (number && operand.is(Kind.DURATION)) {
      return Optional.of("take a number of seconds first: `seconds(d)`");
    }
    if (number && operand.is(Kind.STRING)) {
      return Optional.of("read a number from a text by `double(s)`");
    }
    if (wanted.equals("int") && (operand.is(Kind.DOUBLE) || operand.is(Kind.DECIMAL))) {
      return Optional.of("`int(x)` cuts the fraction off, `round(x, 0)` rounds");
    }
    return Optional.empty();
  }

  /** Reports something else about an argument; always empty. */
  <T> Optional<T> reject(DiagnosticCode code, int index, String message, String help) {
    diagnostics.report(Diagnostic.at(code, arguments.get(index).span(), message).help(help));
    return Optional.empty();
  }

  /** An int that must be written out, within bounds. */
  OptionalLong constantInt(int index, String what, long least, long most) {
    Operand operand = arguments.get(index);
    if (!operand.is(Kind.INT)) {
      mismatch(index, "int");
      return OptionalLong.empty();
    }
    if (operand.constant().isEmpty()) {
      notConstant(index, what);
      return OptionalLong.empty();
    }
    long value = (Long) operand.constant().get();
    if (value < least || value > most) {
      reject(
          BAD_CONSTANT,
          index,
          what + " is from " + least + " to " + most,
          "write it as " + signatures());
      return OptionalLong.empty();
    }
    return OptionalLong.of(value);
  }

  /** A text that must be written out. */
  Optional<String> constantText(int index, String what) {
    Operand operand = arguments.get(index);
    if (!operand.is(Kind.STRING)) {
      return mismatch(index, "string");
    }
    if (operand.constant().isEmpty()) {
      return notConstant(index, what);
    }
    return operand.constant().map(String.class::cast);
  }

  /** Reports that an argument must be a constant; always empty. */
  <T> Optional<T> notConstant(int index, String what) {
    return reject(
        CONSTANT_NEEDED,
        index,
        what + " must be written out, so that it is known before any event is read",
        "write it as " + signatures());
  }
}
