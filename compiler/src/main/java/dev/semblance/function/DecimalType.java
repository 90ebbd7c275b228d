package dev.semblance.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The decimal type that a {@code BigDecimal} is: on a parameter, or on a method for its result;
 * also of the elements of a {@code List<BigDecimal>}. A result is rounded to the scale, half to
 * even.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface DecimalType {

  /** How many digits there are in all, 1 to 38. */
  int precision();

  /** How many of them are behind the point, 0 to {@link #precision()}. */
  int scale();
}
