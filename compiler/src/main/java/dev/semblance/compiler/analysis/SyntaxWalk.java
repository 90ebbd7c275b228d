package dev.semblance.compiler.analysis;

import dev.semblance.compiler.syntax.Expression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What stands inside an expression as written. */
public final class SyntaxWalk implements Expression.Visitor<List<Expression>> {
  private static final SyntaxWalk CHILDREN = new SyntaxWalk();

  private SyntaxWalk() {}

  /** The paths in an expression. */
  public static List<Expression.Path> paths(Expression root) {
    return parts(root, Expression.Path.class);
  }

  /** The calls in an expression, itself included. */
  public static List<Expression.Call> calls(Expression root) {
    return parts(root, Expression.Call.class);
  }

  private static <E extends Expression> List<E> parts(Expression root, Class<E> kind) {
    List<E> found = new ArrayList<>();
    Deque<Expression> rest = new ArrayDeque<>(List.of(root));
    while (!rest.isEmpty()) {
      Expression next = rest.removeFirst();
      if (kind.isInstance(next)) {
        found.add(kind.cast(next));
      }
      rest.addAll(next.accept(CHILDREN));
    }
    return found;
  }

  @Override
  public List<Expression> visitInteger(Expression.IntegerLiteral literal) {
    return List.of();
  }

  @Override
  public List<Expression> visitDecimal(Expression.DecimalLiteral literal) {
    return List.of();
  }

  @Override
  public List<Expression> visitString(Expression.StringLiteral literal) {
    return List.of();
  }

  @Override
  public List<Expression> visitBoolean(Expression.BooleanLiteral literal) {
    return List.of();
  }

  @Override
  public List<Expression> visitNull(Expression.NullLiteral literal) {
    return List.of();
  }

  @Override
  public List<Expression> visitDuration(Expression.DurationLiteral literal) {
    return List.of();
  }

  @Override
  public List<Expression> visitTimeOffset(Expression.TimeOffset offset) {
    return List.of();
  }

  @Override
  public List<Expression> visitMap(Expression.MapLiteral map) {
    return map.entries().stream().map(Expression.MapEntry::value).toList();
  }

  @Override
  public List<Expression> visitList(Expression.ListLiteral list) {
    return list.items();
  }

  @Override
  public List<Expression> visitPath(Expression.Path path) {
    return List.of();
  }

  @Override
  public List<Expression> visitCall(Expression.Call call) {
    return call.arguments();
  }

  @Override
  public List<Expression> visitUnary(Expression.Unary unary) {
    return List.of(unary.operand());
  }

  @Override
  public List<Expression> visitBinary(Expression.Binary binary) {
    return List.of(binary.left(), binary.right());
  }

  @Override
  public List<Expression> visitIsNull(Expression.IsNull isNull) {
    return List.of(isNull.operand());
  }

  @Override
  public List<Expression> visitIn(Expression.In in) {
    return List.of(in.operand(), in.list());
  }

  @Override
  public List<Expression> visitConditional(Expression.Conditional conditional) {
    return List.of(conditional.condition(), conditional.then(), conditional.otherwise());
  }
}
