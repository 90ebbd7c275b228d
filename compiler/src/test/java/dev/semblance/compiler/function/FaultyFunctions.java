package dev.semblance.compiler.function;

import dev.semblance.function.DecimalType;
import dev.semblance.function.FeatureFunction;
import dev.semblance.function.FeatureFunctions;
import dev.semblance.function.NullAllowed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One function for each thing that can be wrong with one. */
public final class FaultyFunctions implements FeatureFunctions {

  @FeatureFunction(name = "bad_impure", version = 1)
  public static long impure() {
    return 0;
  }

  @FeatureFunction(name = "bad_version", version = 0, pure = true)
  public static long version() {
    return 0;
  }

  @FeatureFunction(name = "bad_secret", version = 1, pure = true)
  static long secret() {
    return 0;
  }

  @FeatureFunction(name = "bad_int", version = 1, pure = true)
  public static long ofInt(String s, int i) {
    return 0;
  }

  @FeatureFunction(name = "bad_map", version = 1, pure = true)
  public static Thread ofThread() {
    return null;
  }

  @FeatureFunction(name = "bad_element", version = 1, pure = true)
  public static long ofElements(List<Integer> list) {
    return 0;
  }

  @FeatureFunction(name = "bad_entries", version = 1, pure = true)
  public static long ofEntries(Map<String, Long> map) {
    return 0;
  }

  @FeatureFunction(name = "bad_digits", version = 1, pure = true)
  public static long digits(BigDecimal m) {
    return 0;
  }

  @FeatureFunction(name = "bad_scale", version = 1, pure = true)
  public static long scale(@DecimalType(precision = 2, scale = 3) BigDecimal m) {
    return 0;
  }

  @FeatureFunction(name = "bad_null", version = 1, pure = true)
  public static long primitive(@NullAllowed long i) {
    return i;
  }

  @FeatureFunction(name = "bad_moment", version = 1, pure = true)
  public static Instant moment() {
    return Instant.EPOCH;
  }

  @FeatureFunction(name = "bad_twice", version = 1, pure = true)
  public static long twice(long i) {
    return i;
  }

  @FeatureFunction(name = "bad_twice", version = 2, pure = true)
  public static long twice(double d) {
    return 0;
  }

  @FeatureFunction(name = "lower", version = 1, pure = true)
  public static String builtIn(String s) {
    return s;
  }

  @FeatureFunction(name = "entropy", version = 1, pure = true)
  public static double aggregate(String s) {
    return 0;
  }
}
