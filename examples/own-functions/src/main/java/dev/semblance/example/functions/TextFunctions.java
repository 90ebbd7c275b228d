package dev.semblance.example.functions;

import dev.semblance.function.FeatureFunction;
import dev.semblance.function.FeatureFunctions;
import dev.semblance.function.NullAllowed;
import java.util.TreeMap;

/** What the names in mail addresses look like. */
public final class TextFunctions implements FeatureFunctions {

  /**
   * How much a character of a text surprises, in bits: 0 for {@code aaaa}, 2 for {@code abcd}. Made
   * up names are higher than those of people.
   */
  @FeatureFunction(name = "letter_entropy", version = 1, pure = true)
  public static double letterEntropy(String text) {
    // In the order of the characters, as the sum of doubles depends on it.
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    text.codePoints().forEach(c -> counts.merge(c, 1, Integer::sum));
    double length = text.codePointCount(0, text.length());
    double bits = 0;
    for (int count : counts.values()) {
      double share = count / length;
      // Math.log may differ from one machine to the next; StrictMath.log does not.
      bits -= share * StrictMath.log(share) / StrictMath.log(2);
    }
    return bits;
  }

  /**
   * How many characters have to be put in, taken out or changed to make one text of the other
   * (Levenshtein's distance); the length of the text where there is no other.
   */
  @FeatureFunction(name = "edit_distance", version = 1, pure = true)
  public static long editDistance(String text, @NullAllowed String other) {
    int[] left = text.codePoints().toArray();
    int[] right = other == null ? new int[0] : other.codePoints().toArray();
    int[] above = new int[right.length + 1];
    for (int j = 0; j <= right.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length; i++) {
      int[] row = new int[right.length + 1];
      row[0] = i;
      for (int j = 1; j <= right.length; j++) {
        int changed = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[right.length];
  }
}
