package dev.semblance.compiler.analysis;

import java.util.function.Predicate;

/** Proposes a name where the one that was written is taken. */
final class FreeNames {
  private FreeNames() {}

  /** {@code other}, or with a number behind it where that is taken, too. */
  static String besides(Predicate<String> taken) {
    String free = "other";
    for (int number = 2; taken.test(free); number++) {
      free = "other_" + number;
    }
    return free;
  }
}
