package dev.semblance.runtime.expression;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.OwnFunction;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import dev.semblance.runtime.column.RowLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every distinct subexpression a slot. Equal expressions meet in one slot because a slot is
 * looked up by operator, type and the slots of its arguments; calls on constants alone are computed
 * here and become constants.
 */
final class ExpressionCompiler implements ScalarExpression.Visitor<Integer> {

  private record ConstantKey(Type type, Object value) {}

  private record CallKey(Operator operator, List<Integer> arguments, Type type) {}

  private record OwnCallKey(OwnFunction function, List<Integer> arguments) {}

  private final RowLayout layout;
  private final List<ExpressionProgram.Slot> slots = new ArrayList<>();
  private final List<Argument> descriptions = new ArrayList<>();
  private final Map<Object, Integer> slotsByKey = new HashMap<>();
  // Inlined functions repeat whole trees by reference; a visit of each would take exponential time.
  private final Map<ScalarExpression, Integer> slotsByIdentity = new IdentityHashMap<>();

  ExpressionCompiler(RowLayout layout) {
    this.layout = layout;
  }

  ExpressionProgram compile(List<ScalarExpression> expressions) {
    int[] outputs = expressions.stream().mapToInt(this::slotOf).toArray();
    return new ExpressionProgram(List.copyOf(slots), outputs);
  }

  private int slotOf(ScalarExpression expression) {
    Integer known = slotsByIdentity.get(expression);
    if (known == null) {
      known = expression.accept(this);
      slotsByIdentity.put(expression, known);
    }
    return known;
  }

  @Override
  public Integer visitLiteral(ScalarExpression.Literal literal) {
    return constant(literal.type(), literal.value().orElse(null));
  }

  @Override
  public Integer visitColumn(ScalarExpression.Column column) {
    int index = layout.indexOf(column.name());
    Type stored = layout.columns().get(index).type();
    if (!stored.equals(column.type())) {
      throw new IllegalArgumentException(
          "column " + column.name() + " is " + stored + ", not " + column.type());
    }
    ExpressionProgram.Slot slot = new ExpressionProgram.Column(index);
    return slotsByKey.computeIfAbsent(
        slot, key -> add(slot, new Argument(column.type(), false, null)));
  }

  @Override
  public Integer visitCall(ScalarExpression.Call call) {
    List<Integer> arguments = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      int slot = slotOf(call.arguments().get(i));
      arguments.add(adapt(call, i, slot));
    }
    return call(call.operator(), arguments, call.type());
  }

  @Override
  public Integer visitOwnCall(ScalarExpression.OwnCall call) {
    List<Integer> arguments = call.arguments().stream().map(this::slotOf).toList();
    OwnCallKey key = new OwnCallKey(call.function(), arguments);
    Integer known = slotsByKey.get(key);
    if (known == null) {
      known = step(OwnFunctionKernel.of(call.function()), arguments, call.type());
      slotsByKey.put(key, known);
    }
    return known;
  }

  private int call(Operator operator, List<Integer> arguments, Type type) {
    CallKey key = new CallKey(operator, List.copyOf(arguments), type);
    Integer known = slotsByKey.get(key);
    if (known == null) {
      known = newCall(operator, arguments, type);
      slotsByKey.put(key, known);
    }
    return known;
  }

  private int newCall(Operator operator, List<Integer> arguments, Type type) {
    List<Argument> described = arguments.stream().map(descriptions::get).toList();
    return step(KernelChooser.choose(operator, described, type), arguments, type);
  }

  private int step(Kernel kernel, List<Integer> arguments, Type type) {
    List<Argument> described = arguments.stream().map(descriptions::get).toList();
    if (described.stream().allMatch(Argument::constant)) {
      return constant(type, fold(kernel, described, type));
    }
    int[] from = arguments.stream().mapToInt(Integer::intValue).toArray();
    return add(new ExpressionProgram.Step(kernel, from, type), new Argument(type, false, null));
  }

  private static Object fold(Kernel kernel, List<Argument> arguments, Type type) {
    ColumnVector[] vectors = new ColumnVector[arguments.size()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = new ColumnVector(arguments.get(i).type(), 1);
      vectors[i].setValue(0, arguments.get(i).value());
    }
    ColumnVector result = new ColumnVector(type, 1);
    kernel.apply(vectors, 1, result);
    return result.value(0);
  }

  private int constant(Type type, Object written) {
    // A negated zero is no value of the language, however it was written.
    Object value = written instanceof Double number ? (Object) (number + 0.0) : written;
    return slotsByKey.computeIfAbsent(
        new ConstantKey(type, value),
        key -> add(new ExpressionProgram.Constant(type, value), new Argument(type, true, value)));
  }

  private int add(ExpressionProgram.Slot slot, Argument description) {
    slots.add(slot);
    descriptions.add(description);
    return slots.size() - 1;
  }

  /** The slot that stands in for an argument whose decimal type does not suit the kernel best. */
  private int adapt(ScalarExpression.Call call, int position, int slot) {
    Argument argument = descriptions.get(slot);
    if (!argument.is(Type.Kind.DECIMAL)) {
      return slot;
    }
    return switch (call.operator()) {
      case IF, COALESCE, MIN, MAX, CLIP -> converted(slot, call.type());
      case LIST -> converted(slot, call.type().element().orElseThrow());
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, ADD, SUBTRACT, MULTIPLY ->
          narrowed(slot);
      default -> slot;
    };
  }

  private int converted(int slot, Type type) {
    return descriptions.get(slot).type().equals(type)
        ? slot
        : call(Operator.TO_DECIMAL, List.of(slot), type);
  }

  /**
   * A constant in the narrowest type of its value: an int literal becomes a decimal(19, 0), and
   * would drag comparisons with it out of the fast path.
   */
  private int narrowed(int slot) {
    Argument argument = descriptions.get(slot);
    if (argument.isLong() || !(argument.value() instanceof BigDecimal value)) {
      return slot;
    }
    int digits = Math.max(value.precision(), value.scale());
    return digits > ColumnVector.MAX_LONG_DIGITS
        ? slot
        : constant(Type.decimal(Math.max(digits, 1), value.scale()), value);
  }
}
