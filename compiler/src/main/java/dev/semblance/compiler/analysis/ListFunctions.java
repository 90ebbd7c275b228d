package dev.semblance.compiler.analysis;

import dev.semblance.compiler.expression.Operator;
import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.type.Type;
import dev.semblance.compiler.type.Type.Kind;
import java.util.List;
import java.util.Optional;

/** Functions of lists and maps. */
final class ListFunctions {
  private static final Type VECTOR = Type.listOf(Type.DOUBLE);

  private ListFunctions() {}

  static List<BuiltIn> all() {
    return List.of(
        BuiltIn.of(
            ListFunctions::size,
            "How many items, or how many keys.",
            "size(list) -> int",
            "size(map) -> int"),
        BuiltIn.of(
            ListFunctions::element,
            "The item at i, counted from 0, or the value of a key; null where there is none.",
            "element(list, i: int) -> T",
            "element(map, key: string) -> T"),
        BuiltIn.of(
            ListFunctions::keys, "The keys of a map, by code point.", "keys(map) -> list<string>"),
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
    if (!site.takes(1, 1)) {
      return Optional.empty();
    }
    Operator operator = isMap(site) ? Operator.MAP_SIZE : Operator.SIZE;
    return holder(site).map(of -> Conversions.call(operator, Type.INT, false, of));
  }

  private static Optional<ScalarExpression> element(CallSite site) {
    if (!site.takes(2, 2)) {
      return Optional.empty();
    }
    Operator operator = isMap(site) ? Operator.MAP_ELEMENT : Operator.ELEMENT;
    Optional<ScalarExpression> holder = holder(site);
    Optional<ScalarExpression> at = site.argument(1, isMap(site) ? Type.STRING : Type.INT);
    if (holder.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    Type item = holder.get().type().element().orElseThrow();
    return Optional.of(Conversions.call(operator, item, true, holder.get(), at.get()));
  }

  private static Optional<ScalarExpression> keys(CallSite site) {
    if (!site.takes(1, 1)) {
      return Optional.empty();
    }
    Optional<ScalarExpression> map =
        isMap(site) ? site.arguments().get(0).expression() : site.mismatch(0, "a map");
    return map.map(of -> Conversions.call(Operator.MAP_KEYS, Type.listOf(Type.STRING), false, of));
  }

  private static boolean isMap(CallSite site) {
    return site.arguments().get(0).is(Kind.MAP);
  }

  private static Optional<ScalarExpression> holder(CallSite site) {
    Operand holder = site.arguments().get(0);
    return holder.is(Kind.LIST) || holder.is(Kind.MAP)
        ? holder.expression()
        : site.mismatch(0, "a list or a map");
  }
}
