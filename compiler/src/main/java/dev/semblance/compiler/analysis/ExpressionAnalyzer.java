package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.NESTED_TOO_DEEPLY;
import static dev.semblance.compiler.source.DiagnosticCode.NOT_A_CONDITION;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Types expressions: binds their names in a scope, checks what stands beside what, and writes
 * conversions and declared functions out.
 */
final class ExpressionAnalyzer implements Expression.Visitor<Operand> {
  private static final int MAX_LEVELS = 750;

  private final Scope scope;
  private final CallTyping calls;
  private final Diagnostics diagnostics;
  private final ExpressionBudget budget;
  private final Literals literals;
  private final ArithmeticTyping arithmetic;
  private final ComparisonTyping comparison;
  private final ChoiceTyping choice;
  private int level;

  ExpressionAnalyzer(Scope scope, Context context) {
    this.scope = scope;
    this.diagnostics = context.diagnostics();
    this.budget = context.budget();
    this.calls = new CallTyping(context);
    this.literals = new Literals(diagnostics);
    this.arithmetic = new ArithmeticTyping(diagnostics);
    this.comparison = new ComparisonTyping(diagnostics);
    this.choice = new ChoiceTyping(diagnostics);
  }

  /** The value that a name is given; null and {@code []} have no type to give it. */
  Optional<ScalarExpression> value(Expression expression) {
    Operand operand = analyze(expression);
    if (!operand.isValue() && !operand.isError()) {
      diagnostics.report(
          Diagnostic.at(TYPE_MISMATCH, operand.span(), operand.describe() + " has no type here")
              .help("a name stands for values of one type"));
    }
    return operand.expression().filter(value -> budget.accepts(value, expression.span()));
  }

  /** An argument, with what is still open about it. */
  Operand argument(Expression expression) {
    Operand operand = analyze(expression);
    boolean small = !operand.isValue() || budget.accepts(operand.get(), expression.span());
    return small ? operand : Operand.error(expression.span());
  }

  /** A condition: a bool, whose null counts as false. */
  Optional<ScalarExpression> condition(Expression expression) {
    return condition(analyze(expression)).filter(value -> budget.accepts(value, expression.span()));
  }

  private Optional<ScalarExpression> condition(Operand operand) {
    if (operand.isError() || operand.is(Kind.BOOL)) {
      return operand.expression();
    }
    Diagnostic diagnostic =
        Diagnostic.at(
            NOT_A_CONDITION,
            operand.span(),
            "a condition is true or false, and this is " + operand.describe());
    diagnostics.report(
        operand.isNumeric() ? diagnostic.help("compare it, for example `x > 0`") : diagnostic);
    return Optional.empty();
  }

  /** The typed form of any expression. */
  Operand analyze(Expression expression) {
    if (level == MAX_LEVELS) {
      diagnostics.report(
          Diagnostic.at(
                  NESTED_TOO_DEEPLY,
                  expression.span(),
                  "this expression has more than " + MAX_LEVELS + " levels")
              .help("name a part of it; a long `or` of equalities is shorter as `x in [...]`"));
      return Operand.error(expression.span());
    }
    level++;
    try {
      return expression.accept(this);
    } finally {
      level--;
    }
  }

  private List<Operand> analyzeAll(List<Expression> expressions) {
    List<Operand> operands = new ArrayList<>();
    expressions.forEach(expression -> operands.add(analyze(expression)));
    return operands;
  }

  @Override
  public Operand visitInteger(Expression.IntegerLiteral literal) {
    return literals.integer(literal.span(), literal.value());
  }

  @Override
  public Operand visitDecimal(Expression.DecimalLiteral literal) {
    return literals.decimal(literal.span(), literal.value());
  }

  @Override
  public Operand visitString(Expression.StringLiteral literal) {
    return Operand.value(literal.span(), ScalarExpression.literal(Type.STRING, literal.value()));
  }

  @Override
  public Operand visitBoolean(Expression.BooleanLiteral literal) {
    return Operand.value(literal.span(), ScalarExpression.literal(Type.BOOL, literal.value()));
  }

  @Override
  public Operand visitNull(Expression.NullLiteral literal) {
    return Operand.nullLiteral(literal.span());
  }

  @Override
  public Operand visitDuration(Expression.DurationLiteral literal) {
    return Operand.value(literal.span(), ScalarExpression.literal(Type.DURATION, literal.micros()));
  }

  @Override
  public Operand visitTimeOffset(Expression.TimeOffset offset) {
    diagnostics.report(AbsoluteTime.offset(offset.span(), offset.span().text()));
    return Operand.error(offset.span());
  }

  @Override
  public Operand visitMap(Expression.MapLiteral map) {
    throw new IllegalStateException("the grammar has maps in tests alone");
  }

  @Override
  public Operand visitList(Expression.ListLiteral list) {
    List<Operand> items = analyzeAll(list.items());
    if (items.isEmpty()) {
      return Operand.emptyList(list.span());
    }
    boolean wrong = false;
    for (Operand item : items) {
      wrong |= item.isError() || !isItem(item);
    }
    return wrong ? Operand.error(list.span()) : listOf(list.span(), items);
  }

  private boolean isItem(Operand item) {
    if (item.isError() || (item.isValue() && item.type().isScalar())) {
      return true;
    }
    Diagnostic diagnostic =
        Diagnostic.at(
            TYPE_MISMATCH,
            item.span(),
            "a list holds no " + (item.isNull() ? "null" : item.is(Kind.MAP) ? "maps" : "lists"));
    diagnostics.report(
        item.isNull() ? diagnostic.help("ask `x is null` beside `x in [...]`") : diagnostic);
    return false;
  }

  private Operand listOf(SourceSpan span, List<Operand> items) {
    Optional<Type> element = Conversions.common(items);
    if (element.isEmpty()) {
      Operand first = items.get(0);
      Operand other =
          items.stream()
              .filter(item -> Conversions.common(List.of(first, item)).isEmpty())
              .findFirst()
              .orElse(first);
      diagnostics.report(
          Diagnostic.at(TYPE_MISMATCH, other.span(), "the items of a list must be of one type")
              .label(first.span(), "this is " + first.describe())
              .label(other.span(), "this is " + other.describe()));
      return Operand.error(span);
    }
    List<ScalarExpression> converted =
        items.stream().map(item -> Conversions.toCommon(item, element.get())).toList();
    return Operand.list(span, Conversions.listOf(converted, element.get()), items);
  }

  @Override
  public Operand visitPath(Expression.Path path) {
    return scope.resolve(path);
  }

  @Override
  public Operand visitCall(Expression.Call call) {
    // What is no function has arguments of a meaning unknown, so nothing is said about them.
    return calls.isFunction(call)
        ? calls.type(call, analyzeAll(call.arguments()))
        : calls.reject(call);
  }

  @Override
  public Operand visitUnary(Expression.Unary unary) {
    if (unary.operator() == Expression.UnaryOperator.NOT) {
      return Operand.of(
          unary.span(),
          condition(analyze(unary.operand()))
              .map(c -> Conversions.call(Operator.NOT, Type.BOOL, false, c)));
    }
    if (unary.operand() instanceof Expression.IntegerLiteral literal) {
      // Before the sign is known, the least int would be out of range.
      return literals.integer(unary.span(), literal.value().negate());
    }
    Operand operand = analyze(unary.operand());
    return operand.isError() ? Operand.error(unary.span()) : arithmetic.negate(unary, operand);
  }

  @Override
  public Operand visitBinary(Expression.Binary binary) {
    Operand left = analyze(binary.left());
    Operand right = analyze(binary.right());
    if (binary.operator() == Expression.BinaryOperator.AND
        || binary.operator() == Expression.BinaryOperator.OR) {
      return logic(binary, left, right);
    }
    if (left.isError() || right.isError()) {
      return Operand.error(binary.span());
    }
    return switch (binary.operator()) {
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          comparison.type(binary, left, right);
      case COALESCE -> choice.coalesce(binary, left, right);
      default -> arithmetic.type(binary, left, right);
    };
  }

  private Operand logic(Expression.Binary binary, Operand left, Operand right) {
    Optional<ScalarExpression> a = condition(left);
    Optional<ScalarExpression> b = condition(right);
    if (a.isEmpty() || b.isEmpty()) {
      return Operand.error(binary.span());
    }
    Operator operator =
        binary.operator() == Expression.BinaryOperator.AND ? Operator.AND : Operator.OR;
    return Operand.value(
        binary.span(), Conversions.call(operator, Type.BOOL, false, a.get(), b.get()));
  }

  @Override
  public Operand visitIsNull(Expression.IsNull isNull) {
    Operand operand = analyze(isNull.operand());
    return operand.isError() ? Operand.error(isNull.span()) : choice.isNull(isNull, operand);
  }

  @Override
  public Operand visitIn(Expression.In in) {
    Operand operand = analyze(in.operand());
    Operand list = analyze(in.list());
    return operand.isError() || list.isError()
        ? Operand.error(in.span())
        : comparison.in(in, operand, list);
  }

  @Override
  public Operand visitConditional(Expression.Conditional conditional) {
    Optional<ScalarExpression> condition = condition(analyze(conditional.condition()));
    Operand then = analyze(conditional.then());
    Operand otherwise = analyze(conditional.otherwise());
    return condition.isEmpty() || then.isError() || otherwise.isError()
        ? Operand.error(conditional.span())
        : choice.conditional(conditional.span(), condition.get(), then, otherwise);
  }
}
