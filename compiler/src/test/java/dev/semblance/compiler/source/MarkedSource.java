package dev.semblance.compiler.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A text in which guillemets mark the places where something is expected: {@code a «>» b}. The
 * guillemets are not part of the source; {@code «»} marks a place without text.
 *
 * @param file the text without the guillemets
 * @param marks the places, in the order of the text
 */
public record MarkedSource(SourceFile file, List<SourceSpan> marks) {

  /** Reads {@code text}; fails where the guillemets do not match. */
  public static MarkedSource of(String name, String text) {
    StringBuilder plain = new StringBuilder();
    Deque<Integer> open = new ArrayDeque<>();
    List<int[]> places = new ArrayList<>();
    for (char c : text.toCharArray()) {
      if (c == '«') {
        open.push(plain.length());
      } else if (c == '»') {
        places.add(new int[] {open.pop(), plain.length()});
      } else {
        plain.append(c);
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException("a « without its » in " + name);
    }
    SourceFile file = new SourceFile(name, plain.toString());
    List<SourceSpan> marks =
        places.stream()
            .sorted(Comparator.comparingInt(place -> place[0]))
            .map(place -> new SourceSpan(file, place[0], place[1]))
            .toList();
    return new MarkedSource(file, marks);
  }
}
