package dev.semblance.compiler.expression;

/** Lengths of time as the language writes them: {@code 90d}, {@code 1h}, {@code 30s}. */
public final class DurationText {
  private static final long SECOND = 1_000_000L;
  private static final long[] UNITS = {86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND};
  private static final String[] NAMES = {"d", "h", "m", "s"};

  private DurationText() {}

  /** In the largest unit up to days that fits exactly; other lengths as {@code 5us}. */
  public static String of(long micros) {
    for (int i = 0; i < UNITS.length; i++) {
      if (micros != 0 && micros % UNITS[i] == 0) {
        return micros / UNITS[i] + NAMES[i];
      }
    }
    return micros == 0 ? "0s" : micros + "us";
  }
}
