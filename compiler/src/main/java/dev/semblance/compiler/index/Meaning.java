package dev.semblance.compiler.index;

import java.util.ArrayList;
import java.util.List;

/**
 * What a name as written stands for: mostly one symbol that is called so, or several whose names it
 * is composed of.
 */
record Meaning(List<Part> parts) {

  /** A piece of the name, from an offset within it, that is the name of a symbol. */
  record Part(int start, int length, Symbol symbol) {
    private Part movedBy(int distance) {
      return new Part(start + distance, length, symbol);
    }
  }

  Meaning {
    parts = List.copyOf(parts);
  }

  /** A name that is the symbol's own, or, as that of a window, begins with it. */
  static Meaning of(Symbol symbol) {
    return new Meaning(List.of(new Part(0, symbol.name().length(), symbol)));
  }

  /** A name that begins with another of the given length, with one character between them. */
  Meaning followedBy(int length, Meaning rest) {
    List<Part> all = new ArrayList<>(parts);
    rest.parts.forEach(part -> all.add(part.movedBy(length + 1)));
    return new Meaning(all);
  }
}
