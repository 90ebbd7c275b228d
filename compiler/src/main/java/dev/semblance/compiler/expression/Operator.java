package dev.semblance.compiler.expression;

/**
 * Everything a {@link ScalarExpression.Call} can do.
 *
 * <p>Unless said otherwise a null argument gives null, and so does what has no value. The types of
 * the arguments are exact: analysis writes conversions out as {@code TO_...} calls.
 */
public enum Operator {
  // Logic. AND and OR are three-valued; IF takes its else branch on a null condition.
  AND,
  OR,
  NOT,
  /** {@code (condition, then, otherwise)}; both branches of the result's type. */
  IF,
  /** The first of two arguments unless it is null, else the second. */
  COALESCE,
  IS_NULL,
  IS_NOT_NULL,

  // Comparison of two values of one kind; decimals may differ in scale.
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_EQUAL,
  GREATER,
  GREATER_EQUAL,
  /** {@code (x, list literal)}: whether x equals an item. */
  IN,

  // Arithmetic. INT overflow is null; decimals are exact, null over 38 digits.
  /** int, double, decimal; timestamp + duration; duration + duration. */
  ADD,
  /** int, double, decimal; timestamp - timestamp, timestamp - duration, duration - duration. */
  SUBTRACT,
  /** int, double, decimal (scales add); duration * int (int second). */
  MULTIPLY,
  /** double / double; duration / duration gives double; by zero is null. */
  DIVIDE,
  /** int, double, decimal; the dividend's sign; by zero is null. */
  REMAINDER,
  /** int, double, decimal, duration. */
  NEGATE,

  // Conversions, explicit and implicit.
  /** From int, double (towards zero), decimal (towards zero), string; null when it does not fit. */
  TO_INT,
  /** From int, decimal (nearest), string. */
  TO_DOUBLE,
  /**
   * From int, decimal, double (exact value, half-even at the scale), string; to the call's type.
   */
  TO_DECIMAL,
  /** From bool, int, decimal, string, timestamp, duration. */
  TO_STRING,

  // Numbers.
  ABS,
  /** int: -1, 0 or 1. */
  SIGN,
  /** int. */
  FLOOR,
  /** int. */
  CEIL,
  /** {@code (x, digits int literal)}: ties away from zero on the exact value; the type of x. */
  ROUND,
  SQRT,
  EXP,
  LN,
  LOG10,
  LOG1P,
  POW,
  /** The least of two or more values of one type. */
  MIN,
  /** The greatest of two or more values of one type. */
  MAX,
  /** {@code (x, low, high)}: min(max(x, low), high). */
  CLIP,
  /** {@code (x, list literal)}: how many edges are at most x. */
  BUCKETIZE,

  // Text. Indexes and lengths count code points from 0.
  LOWER,
  UPPER,
  TRIM,
  LENGTH,
  /** {@code (s, start, length)}; null when start is outside 0..length(s) or length is negative. */
  SUBSTRING,
  CONTAINS,
  STARTS_WITH,
  ENDS_WITH,
  /** {@code (s, from, to)}: every occurrence; an empty {@code from} changes nothing. */
  REPLACE,
  /** Two or more strings. */
  CONCAT,
  /** {@code (s, separator)}: keeps empty parts; an empty separator gives null. */
  SPLIT,
  /** {@code (s, separator)}; null without a match or with an empty separator. */
  AFTER_LAST,
  /** {@code (s, separator)}; null without a match or with an empty separator. */
  BEFORE_FIRST,
  /** {@code (s, RE2 literal)}: found anywhere. */
  MATCHES,
  /** {@code (s, RE2 literal)}: the first group, or the match where there is none. */
  EXTRACT,

  // Time. The zone is a literal.
  HOUR_OF_DAY,
  /** 1 Monday to 7 Sunday. */
  DAY_OF_WEEK,
  DAY_OF_MONTH,
  MONTH,
  /** double, of a duration. */
  SECONDS,
  MINUTES,
  HOURS,
  DAYS,

  // Hashes and places.
  /** XXH64, seed 0, of a string's UTF-8 or an int's 8 little-endian bytes. */
  HASH64,
  /** {@code (x, n int)}: hash64 as unsigned, modulo n; null unless n > 0. */
  HASH_BUCKET,
  /** {@code (ip, bits int)}: the network in CIDR form; null for no address or bits out of range. */
  IP_PREFIX,
  /** {@code (lat1, lon1, lat2, lon2)} in degrees: great-circle distance on a sphere. */
  HAVERSINE_KM,

  // Lists. Elements are never null.
  /** Makes a list of its arguments; null if one is null. */
  LIST,
  SIZE,
  /** {@code (list, i)}: null out of range. */
  ELEMENT,
  LIST_CONTAINS,
  /** Of two list&lt;double&gt;; null when the sizes differ. */
  DOT,
  /** Of two list&lt;double&gt;; null when the sizes differ or a norm is zero. */
  COSINE,

  // Maps. Keys are text, values are never null.
  MAP_SIZE,
  /** {@code (map, key)}: null where the key is not in it. */
  MAP_ELEMENT,
  MAP_CONTAINS,
  /** A list of text, by code point. */
  MAP_KEYS
}
