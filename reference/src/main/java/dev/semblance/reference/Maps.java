package dev.semblance.reference;

import static dev.semblance.reference.data.Values.ORDER;

import dev.semblance.compiler.expression.ScalarExpression;
import java.util.List;
import java.util.Map;

/** Functions of maps, which have no null in them. */
final class Maps {
  private Maps() {}

  static Object value(ScalarExpression.Call call, List<Object> arguments) {
    Map<?, ?> map = (Map<?, ?>) arguments.get(0);
    return switch (call.operator()) {
      case MAP_SIZE -> (long) map.size();
      case MAP_ELEMENT -> map.get((String) arguments.get(1));
      case MAP_CONTAINS -> map.containsKey((String) arguments.get(1));
      case MAP_KEYS -> keys(map);
      default -> throw new IllegalArgumentException("no function of maps: " + call.operator());
    };
  }

  /** The keys, by code point. */
  static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().sorted(ORDER).map(String.class::cast).toList();
  }
}
