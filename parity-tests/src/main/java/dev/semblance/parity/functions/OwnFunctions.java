package dev.semblance.parity.functions;

import dev.semblance.function.DecimalType;
import dev.semblance.function.FeatureFunction;
import dev.semblance.function.FeatureFunctions;
import dev.semblance.function.NullAllowed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Functions of every kind of type, careless on purpose: they throw, give no number, cut characters
 * in two, put nulls into lists, and try to change what they are given.
 */
public final class OwnFunctions implements FeatureFunctions {

  /** Infinite, not a number, or minus zero at times. */
  @FeatureFunction(name = "own_ratio", version = 1, pure = true)
  public static double ratio(double part, double all) {
    return part / all;
  }

  /** Throws where a position is outside of the text; may give half of a surrogate pair. */
  @FeatureFunction(name = "own_part", version = 2, pure = true)
  public String part(String text, long from) {
    return text.substring(Math.toIntExact(from));
  }

  /** Of more digits than its type has, before or behind the point. */
  @FeatureFunction(name = "own_share", version = 1, pure = true)
  @DecimalType(precision = 9, scale = 3)
  public static BigDecimal share(
      @DecimalType(precision = 12, scale = 2) BigDecimal price, long times) {
    if (times == 7) {
      return null;
    }
    return price.movePointLeft((int) Math.abs(times % 5)).scaleByPowerOfTen((int) (times % 3));
  }

  /** Knows a null from a value. */
  @FeatureFunction(name = "own_same", version = 1, pure = true)
  public static Boolean same(@NullAllowed String left, @NullAllowed Long right) {
    return left == null && right == null ? null : Objects.equals(left, String.valueOf(right));
  }

  /** Holds a null where a word is empty; changes its argument where there are three. */
  @FeatureFunction(name = "own_words", version = 1, pure = true)
  public static List<String> words(List<String> words, @NullAllowed String last) {
    if (words.size() == 3) {
      words.remove(0);
    }
    List<String> all = new ArrayList<>(words);
    all.add(last == null ? "none" : last);
    all.replaceAll(word -> word.isEmpty() ? null : word);
    return all;
  }

  /** Seconds since the epoch, after some time; throws where there are too many. */
  @FeatureFunction(name = "own_seconds", version = 1, pure = true)
  public static long seconds(Instant at, Duration later) {
    return Math.multiplyExact(at.plus(later).getEpochSecond(), 1_000_000_000L) + at.getNano();
  }
}
