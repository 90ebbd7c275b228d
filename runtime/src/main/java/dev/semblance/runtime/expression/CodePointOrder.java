package dev.semblance.runtime.expression;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Strings by code point, which is also the order of their UTF-8 bytes. It differs from {@link
 * String#compareTo} where a supplementary character meets one of U+E000 to U+FFFF.
 */
public final class CodePointOrder implements Comparator<String>, Serializable {
  public static final CodePointOrder INSTANCE = new CodePointOrder();

  private CodePointOrder() {}

  private Object readResolve() {
    return INSTANCE;
  }

  @Override
  public int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        return Integer.compare(rank(l), rank(r));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Where two texts first differ, a surrogate stands for a code point above all others. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
