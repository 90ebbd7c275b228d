package dev.semblance.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a public method of a {@link FeatureFunctions} class a function of the language.
 *
 * <p>Its parameters and its result say its signature: {@code boolean} or {@code Boolean} is a bool,
 * {@code long} or {@code Long} an int, {@code double} or {@code Double} a double, {@code String} a
 * string, {@code BigDecimal} with {@link DecimalType} a decimal, {@code List} of one of them a
 * list; as a parameter {@code Instant} is a timestamp and {@code Duration} a duration.
 *
 * <p>Where an argument is null the value is null and the method is not called, unless the parameter
 * is marked {@link NullAllowed}. A method that gives null, {@code NaN}, an infinite number or a
 * decimal of too many digits, or that throws an exception, gives null. An {@link Error} ends the
 * run.
 *
 * <p>Several threads may call a method at once.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FeatureFunction {

  /** How it is called in a {@code .feature} file: a name in lower case, {@code card_network}. */
  String name();

  /**
   * 1 or more; to be raised whenever some arguments give another value than before. It is part of
   * what a feature means: features that call the function get another hash with it.
   */
  int version();

  /**
   * That the value depends on the arguments alone: on no clock, no random number, no file, no call
   * before. What does not say so cannot be called, as training and serving would see different
   * values.
   */
  boolean pure() default false;
}
