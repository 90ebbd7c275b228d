package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.List;
import java.util.Optional;

/** Functions of lists. */
final class ListFunctions {
  private static final Type VECTOR = Type.listOf(Type.DOUBLE);

  private ListFunctions() {}

  static List<BuiltIn> all() {
    return List.of(
        BuiltIn.of(ListFunctions::size, "How many items.", "size(list) -> int"),
        BuiltIn.of(
            ListFunctions::element,
            "The item at i, counted from 0; null where there is none.",
            "element(list, i: int) -> T"),
        BuiltIn.of(
            site -> site.call(Operator.DOT, Type.DOUBLE, true, VECTOR, VECTOR),
            "The dot product; null where the sizes differ.",
            "dot(a: list<double>, b: list<double>) -> double"),
        BuiltIn.of(
            site -> site.call(Operator.COSINE, Type.DOUBLE, true, VECTOR, VECTOR),
            "The cosine of the angle between two vectors; null where the sizes differ or one has "
                + "no length.",
            "cosine(a: list<double>, b: list<double>) -> double"));
  }

  private static Optional<ScalarExpression> size(CallSite site) {
    return site.takes(1, 1)
        ? list(site).map(list -> Conversions.call(Operator.SIZE, Type.INT, false, list))
        : Optional.empty();
  }

  private static Optional<ScalarExpression> element(CallSite site) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Optional<ScalarExpression> list = list(site);
    Optional<ScalarExpression> index = site.argument(1, Type.INT);
    if (list.isEmpty() || index.isEmpty()) {
      return Optional.empty();
    }
    Type item = list.get().type().element().orElseThrow();
    return Optional.of(Conversions.call(Operator.ELEMENT, item, true, list.get(), index.get()));
  }

  private static Optional<ScalarExpression> list(CallSite site) {
    Operand list = site.arguments().get(0);
    return list.is(Kind.LIST) ? list.expression() : site.mismatch(0, "a list");
  }
}
