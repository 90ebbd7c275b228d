package dev.semblance.cli.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that some programs declare. */
public record Catalog(List<Program> programs) {
  public Catalog {
    programs = List.copyOf(programs);
  }

  /**
   * The catalogue of several programs. Those of one namespace become one, as far as each name means
   * the same in them: files that they import are listed once.
   */
  public static Catalog of(List<Program> programs) {
    List<Program> all = new ArrayList<>();
    for (Program program : programs) {
      int at = 0;
      Optional<Program> merged = Optional.empty();
      for (; at < all.size() && merged.isEmpty(); at++) {
        merged = merged(all.get(at), program);
      }
      if (merged.isPresent()) {
        all.set(at - 1, merged.get());
      } else {
        all.add(program);
      }
    }
    return new Catalog(all);
  }

  private static Optional<Program> merged(Program one, Program other) {
    if (!one.namespace().equals(other.namespace())) {
      return Optional.empty();
    }
    Merge merge = new Merge();
    Program both =
        new Program(
            one.namespace(),
            Stream.concat(one.files().stream(), other.files().stream())
                .distinct()
                .sorted()
                .toList(),
            merge.entries(one.events(), other.events(), Function.identity()),
            merge.entries(one.streams(), other.streams(), Function.identity()),
            merge.entries(one.groups(), other.groups(), group -> group.locked(false)),
            merge.entries(
                one.vectors(), other.vectors(), vector -> vector.locked(false, List.of())),
            merge.functions(one.functions(), other.functions()));
    return merge.agree ? Optional.of(both) : Optional.empty();
  }

  /** Puts lists of two programs together, and notices what differs. */
  private static final class Merge {
    private boolean agree = true;

    /**
     * @param meaning an entry without what may differ from program to program
     */
    <E extends Entry> List<E> entries(List<E> one, List<E> other, Function<E, E> meaning) {
      Map<Reference, E> all = new LinkedHashMap<>();
      one.forEach(entry -> all.put(entry.reference(), entry));
      for (E entry : other) {
        E known = all.get(entry.reference());
        agree &= known == null || meaning.apply(known).equals(meaning.apply(entry));
        all.put(entry.reference(), known == null ? entry : joined(known, entry));
      }
      return ProgramReader.sorted(all.values().stream());
    }

    List<NamedFunction> functions(List<NamedFunction> one, List<NamedFunction> other) {
      Map<String, NamedFunction> all = new TreeMap<>();
      one.forEach(function -> all.put(function.name(), function));
      for (NamedFunction function : other) {
        NamedFunction known = all.putIfAbsent(function.name(), function);
        agree &= known == null || known.equals(function);
      }
      return List.copyOf(all.values());
    }

    /** A version is locked only if it is for both; the tests of one file may be in another. */
    @SuppressWarnings("unchecked")
    private static <E extends Entry> E joined(E one, E other) {
      if (one instanceof Entry.Group group && other instanceof Entry.Group second) {
        return (E) group.locked(group.version().locked() && second.version().locked());
      }
      if (one instanceof Entry.Vector vector && other instanceof Entry.Vector second) {
        Set<String> tests = new LinkedHashSet<>(vector.tests());
        tests.addAll(second.tests());
        boolean locked = vector.version().locked() && second.version().locked();
        return (E) vector.locked(locked, List.copyOf(tests));
      }
      return one;
    }
  }
}
