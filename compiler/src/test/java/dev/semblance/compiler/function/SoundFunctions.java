package dev.semblance.compiler.function;

import dev.semblance.function.DecimalType;
import dev.semblance.function.FeatureFunction;
import dev.semblance.function.FeatureFunctions;
import dev.semblance.function.NullAllowed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Functions of every kind of type. */
public final class SoundFunctions implements FeatureFunctions {

  @FeatureFunction(name = "own_of_all", version = 3, pure = true)
  public String ofAll(
      boolean b,
      Boolean boxed,
      long i,
      double d,
      @DecimalType(precision = 12, scale = 2) BigDecimal m,
      String s,
      Instant at,
      Duration u,
      List<String> ls,
      @DecimalType(precision = 4, scale = 1) List<BigDecimal> lm) {
    return "";
  }

  @FeatureFunction(name = "own_price", version = 1, pure = true)
  @DecimalType(precision = 10, scale = 3)
  public static BigDecimal price(
      @NullAllowed @DecimalType(precision = 12, scale = 2) BigDecimal m, long i) {
    return m;
  }

  @FeatureFunction(name = "own_weights", version = 1, pure = true)
  public static List<Double> weights() {
    return List.of();
  }
}
