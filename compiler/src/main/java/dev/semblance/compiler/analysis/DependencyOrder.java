package dev.semblance.compiler.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Orders declarations so that each comes after what it needs, however long the chain, and finds
 * those that need each other in a circle.
 *
 * @param order all names, what is needed first
 * @param cycles each as the names on it, in the direction of need; a name is on one at most
 * @param cyclic the names on circles
 */
record DependencyOrder(List<String> order, List<List<String>> cycles, Set<String> cyclic) {

  DependencyOrder {
    order = List.copyOf(order);
    cycles = List.copyOf(cycles);
    cyclic = Set.copyOf(cyclic);
  }

  /**
   * @param needs the names that a name needs; those that are not among {@code names} are ignored
   */
  static DependencyOrder of(Collection<String> names, Function<String, List<String>> needs) {
    Search search = new Search(new HashSet<>(names), needs);
    names.forEach(search::from);
    return new DependencyOrder(search.order, search.cycles, search.cyclic);
  }

  /** Whether a name is on a circle. */
  boolean isCyclic(String name) {
    return cyclic.contains(name);
  }

  /** {@code a -> b -> a}. */
  static String text(List<String> cycle) {
    return String.join(" -> ", cycle) + " -> " + cycle.get(0);
  }

  /** Depth first, on a stack of its own: a chain of declarations may be longer than Java's. */
  private static final class Search {
    private final Set<String> names;
    private final Function<String, List<String>> needs;
    private final Map<String, Iterator<String>> open = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<String> done = new HashSet<>();
    private final Set<String> cyclic = new HashSet<>();
    private final List<String> order = new ArrayList<>();
    private final List<List<String>> cycles = new ArrayList<>();

    Search(Set<String> names, Function<String, List<String>> needs) {
      this.names = names;
      this.needs = needs;
    }

    void from(String start) {
      visit(start);
      while (!path.isEmpty()) {
        String current = path.getLast();
        Iterator<String> rest = open.get(current);
        if (rest.hasNext()) {
          visit(rest.next());
        } else {
          path.removeLast();
          open.remove(current);
          done.add(current);
          order.add(current);
        }
      }
    }

    private void visit(String name) {
      if (!names.contains(name) || done.contains(name)) {
        return;
      }
      if (open.containsKey(name)) {
        cycle(name);
        return;
      }
      path.addLast(name);
      open.put(name, needs.apply(name).iterator());
    }

    private void cycle(String start) {
      if (cyclic.contains(start)) {
        return;
      }
      List<String> all = new ArrayList<>(path);
      List<String> cycle = all.subList(all.indexOf(start), all.size());
      if (cycle.stream().noneMatch(cyclic::contains)) {
        cyclic.addAll(cycle);
        cycles.add(List.copyOf(cycle));
      }
    }
  }
}
