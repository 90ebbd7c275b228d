package dev.semblance.parity.compare;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * How many random programs the properties try, and which.
 *
 * <p>{@code -Dsemblance.programs=N} asks for N programs of the quickest property and for more or
 * fewer of the others in proportion; {@code -Dsemblance.seed=S} for the one program of a seed that
 * a failure has printed.
 */
public final class ProgramCount {
  /** How many programs the quickest property tries unless told otherwise. */
  public static final int USUAL = 3000;

  private ProgramCount() {}

  /**
   * The seeds of one of a property's tries.
   *
   * @param programs how many all tries together try where {@link #USUAL} are usual
   */
  public static LongStream seeds(long trySeed, int tries, int programs) {
    Long only = Long.getLong("semblance.seed");
    if (only != null) {
      return LongStream.of(only);
    }
    long asked = Integer.getInteger("semblance.programs", USUAL);
    return new Random(trySeed).longs(Math.max(1, asked * programs / USUAL / tries));
  }

  /** What to type in order to see a failure again. */
  public static String replay(Class<?> test, long seed) {
    return "to see it again: mvn -q verify -pl parity-tests -am"
        + " -Dsurefire.failIfNoSpecifiedTests=false -Dtest=%s -Dsemblance.seed=%d%n"
            .formatted(test.getSimpleName(), seed);
  }
}
