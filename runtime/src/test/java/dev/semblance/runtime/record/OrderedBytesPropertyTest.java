package dev.semblance.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semblance.compiler.type.Type;
import dev.semblance.runtime.column.ColumnVector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Engines sort events and entities by these bytes alone, so their order must be the values'. */
class OrderedBytesPropertyTest {

  /** The order of the bytes is the order of the values, and equal bytes are equal values. */
  @Property(tries = 3000)
  void bytesOrderAsValuesDo(@ForAll long seed) {
    RandomValues random = new RandomValues(seed);
    Type type = random.orderedType();
    Object left = random.value(type);
    Object right = random.value(type);
    int order = OrderedBytes.compare(bytes(List.of(type), left), bytes(List.of(type), right));
    assertThat(Integer.signum(order))
        .as("%s: %s and %s", type, left, right)
        .isEqualTo(Integer.signum(compare(type, left, right)));
  }

  /** Parts of a key compare first to last: the end of one never runs into the next. */
  @Property(tries = 3000)
  void bytesOfTuplesOrderAsTuplesDo(@ForAll long seed) {
    RandomValues random = new RandomValues(seed);
    List<Type> types = List.of(random.orderedType(), random.orderedType(), random.orderedType());
    Object[] left = values(random, types);
    Object[] right = values(random, types);
    int expected = 0;
    for (int i = 0; i < left.length && expected == 0; i++) {
      expected = compare(types.get(i), left[i], right[i]);
    }
    int order = OrderedBytes.compare(bytes(types, left), bytes(types, right));
    assertThat(Integer.signum(order)).isEqualTo(Integer.signum(expected));
  }

  /** A value has the same bytes in a column as in a box. */
  @Property(tries = 1000)
  void columnsAndBoxesGiveTheSameBytes(@ForAll long seed) {
    RandomValues random = new RandomValues(seed);
    Type type = random.orderedType();
    Object value = random.value(type);
    ColumnVector vector = new ColumnVector(type, 1);
    vector.setValue(0, value);
    OrderedBytes ofColumn = new OrderedBytes();
    ofColumn.append(vector, 0);
    assertThat(ofColumn.toBytes()).isEqualTo(bytes(List.of(type), value));
  }

  private static Object[] values(RandomValues random, List<Type> types) {
    return types.stream().map(random::value).toArray();
  }

  private static byte[] bytes(List<Type> types, Object... values) {
    OrderedBytes bytes = new OrderedBytes();
    for (int i = 0; i < values.length; i++) {
      bytes.append(types.get(i), values[i]);
    }
    return bytes.toBytes();
  }

  private static int compare(Type type, Object left, Object right) {
    return switch (type.kind()) {
      case BOOL -> Boolean.compare((Boolean) left, (Boolean) right);
      case INT, TIMESTAMP, DURATION -> Long.compare((Long) left, (Long) right);
      case DOUBLE -> Double.compare((Double) left, (Double) right);
      case DECIMAL -> ((BigDecimal) left).compareTo((BigDecimal) right);
      case STRING -> compareCodePoints((String) left, (String) right);
      case LIST -> compareLists(type.element().orElseThrow(), (List<?>) left, (List<?>) right);
      case MAP -> throw new AssertionError("maps have no order");
    };
  }

  private static int compareCodePoints(String left, String right) {
    return compareLists(
        Type.INT,
        left.codePoints().mapToObj(Long::valueOf).toList(),
        right.codePoints().mapToObj(Long::valueOf).toList());
  }

  private static int compareLists(Type element, List<?> left, List<?> right) {
    List<Integer> orders = new ArrayList<>();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      orders.add(compare(element, left.get(i), right.get(i)));
    }
    return orders.stream()
        .filter(order -> order != 0)
        .findFirst()
        .orElse(Integer.compare(left.size(), right.size()));
  }
}
