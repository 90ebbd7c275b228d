package dev.semblance.compiler.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds what a user may have meant by a name that nothing declares. */
public final class NearNames {
  private static final int MOST_CANDIDATES = 1_000;
  private static final int MOST_LISTED = 8;

  /** Between names shorter than this, one edit is no slip of the hand but another name. */
  private static final int SHORTEST = 3;

  private NearNames() {}

  /** Advice on an unknown name: a near one, else what there is; empty where there is nothing. */
  public static Optional<String> advice(String name, String what, Collection<String> candidates) {
    Optional<String> near = nearest(name, candidates);
    if (near.isPresent()) {
      return Optional.of("did you mean `" + near.get() + "`?");
    }
    return candidates.isEmpty() ? Optional.empty() : Optional.of(what + ": " + listed(candidates));
  }

  /** {@code `a`, `b` and 3 more}. */
  public static String listed(Collection<String> names) {
    List<String> first = names.stream().limit(MOST_LISTED).map(name -> "`" + name + "`").toList();
    int rest = names.size() - first.size();
    return String.join(", ", first) + (rest > 0 ? " and " + rest + " more" : "");
  }

  /** The candidate that takes the fewest edits, if they are few enough for a slip of the hand. */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    int most = Math.max(1, name.length() / 3);
    String best = null;
    int fewest = most + 1;
    int seen = 0;
    for (String candidate : candidates) {
      if (++seen > MOST_CANDIDATES) {
        break;
      }
      boolean tooShort = Math.max(candidate.length(), name.length()) < SHORTEST;
      if (tooShort || Math.abs(candidate.length() - name.length()) > most) {
        continue;
      }
      int edits = distance(name, candidate);
      if (edits < fewest && edits > 0) {
        fewest = edits;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  static int distance(String left, String right) {
    int[][] edits = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, left, right, i, j);
      }
    }
    return edits[left.length()][right.length()];
  }

  private static int step(int[][] edits, String left, String right, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int least = edits[i - 1][j - 1] + (same ? 0 : 1);
    least = Math.min(least, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
