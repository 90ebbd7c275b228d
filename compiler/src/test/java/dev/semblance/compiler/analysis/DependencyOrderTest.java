package dev.semblance.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Declarations in the order of need. */
class DependencyOrderTest {

  @Test
  void whatIsNeededComesFirst() {
    DependencyOrder order =
        order(Map.of("a", List.of("b", "c"), "b", List.of("c"), "c", List.of()));
    assertThat(order.order()).containsExactly("c", "b", "a");
    assertThat(order.cycles()).isEmpty();
  }

  @Test
  void needsFromElsewhereDoNotCount() {
    assertThat(order(Map.of("a", List.of("charge"))).order()).containsExactly("a");
  }

  @Test
  void aCircleIsFoundOnceAndFromWhereItIsEntered() {
    Map<String, List<String>> needs = new LinkedHashMap<>();
    needs.put("start", List.of("a"));
    needs.put("a", List.of("b"));
    needs.put("b", List.of("c", "a"));
    needs.put("c", List.of("a"));
    DependencyOrder order = order(needs);
    assertThat(order.cycles()).containsExactly(List.of("a", "b", "c"));
    assertThat(order.isCyclic("start")).isFalse();
    assertThat(order.isCyclic("c")).isTrue();
    assertThat(order.order()).containsExactlyInAnyOrder("start", "a", "b", "c");
    assertThat(DependencyOrder.text(order.cycles().get(0))).isEqualTo("a -> b -> c -> a");
  }

  @Test
  void whatNeedsItselfIsACircleOfOne() {
    assertThat(order(Map.of("a", List.of("a"))).cycles()).containsExactly(List.of("a"));
  }

  private static DependencyOrder order(Map<String, List<String>> needs) {
    return DependencyOrder.of(needs.keySet(), needs::get);
  }
}
