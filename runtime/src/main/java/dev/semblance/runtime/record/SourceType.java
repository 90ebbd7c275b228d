package dev.semblance.runtime.record;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The type of a column in a source that has types of its own, such as Parquet.
 *
 * @param scale of a DECIMAL, else 0
 * @param element of a LIST, or of what a MAP holds; else null
 * @param name as the source calls it, for messages
 */
public record SourceType(Kind kind, int scale, SourceType element, String name) {

  private static final String MAP_OF_TEXT = "map<string,";

  /** What a value of the type is. */
  public enum Kind {
    BOOLEAN,
    /** Of any width up to 64 bits. */
    INTEGER,
    /** Binary floating point, of either width. */
    REAL,
    DECIMAL,
    TEXT,
    /** A moment. */
    TIMESTAMP,
    /** What a calendar and a clock on the wall show: a moment once the zone is known. */
    LOCAL_TIMESTAMP,
    DATE,
    /** A length of time. */
    DURATION,
    LIST,
    /** With text for its keys. */
    MAP,
    /** Anything that no field can be read from. */
    OTHER
  }

  public SourceType {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    if ((kind == Kind.LIST || kind == Kind.MAP) != (element != null)) {
      throw new IllegalArgumentException("lists and maps, and only they, have an element type");
    }
  }

  /**
   * The type that SQL calls so: {@code bigint}, {@code decimal(12,2)}, {@code array<string>},
   * {@code map<string,int>}.
   */
  public static SourceType named(String name) {
    String plain = name.trim().toLowerCase(Locale.ROOT);
    if (plain.startsWith("array<") && plain.endsWith(">")) {
      String element = plain.substring("array<".length(), plain.length() - 1);
      return new SourceType(Kind.LIST, 0, named(element), name);
    }
    if (plain.startsWith(MAP_OF_TEXT) && plain.endsWith(">")) {
      String value = plain.substring(MAP_OF_TEXT.length(), plain.length() - 1);
      return new SourceType(Kind.MAP, 0, named(value), name);
    }
    if (plain.startsWith("decimal(")) {
      return new SourceType(Kind.DECIMAL, scaleOf(plain), null, name);
    }
    return new SourceType(kindOf(plain), 0, null, name);
  }

  private static int scaleOf(String decimal) {
    int comma = decimal.indexOf(',');
    return comma < 0
        ? 0
        : Integer.parseInt(decimal.substring(comma + 1, decimal.indexOf(')')).trim());
  }

  private static Kind kindOf(String name) {
    if (name.startsWith("varchar(") || name.startsWith("char(") || name.startsWith("string")) {
      return Kind.TEXT;
    }
    if (name.startsWith("interval day") || name.startsWith("interval hour")) {
      return Kind.DURATION;
    }
    return switch (name) {
      case "boolean" -> Kind.BOOLEAN;
      case "tinyint", "smallint", "int", "integer", "bigint", "byte", "short", "long" ->
          Kind.INTEGER;
      case "float", "real", "double" -> Kind.REAL;
      case "decimal" -> Kind.DECIMAL;
      case "timestamp", "timestamp_ltz" -> Kind.TIMESTAMP;
      case "timestamp_ntz" -> Kind.LOCAL_TIMESTAMP;
      case "date" -> Kind.DATE;
      default -> Kind.OTHER;
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
