package dev.semblance.cli.schema;

import dev.semblance.compiler.type.Type;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What all kinds of schemas have in common. */
final class FoundEvents {
  /** What is to be known of a list whose items may be null. */
  static final String NULL_ITEMS = "a null among its items makes a record bad";

  private FoundEvents() {}

  /** The name that a file gives to what it holds: its own, without endings. */
  static String nameOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The ending of a file's name that tells its format, without a dot and {@code .gz}. */
  static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
    return plain.substring(plain.lastIndexOf('.') + 1);
  }

  /** The decimal type, if there is one. */
  static Optional<Type> decimal(int precision, int scale) {
    boolean exists = precision <= Type.MAX_PRECISION && scale >= 0 && scale <= precision;
    return exists ? Optional.of(Type.decimal(precision, scale)) : Optional.empty();
  }

  /** {@code a list} to {@code lists}; {@code bytes} stay. */
  static String plural(String what) {
    String plain = what.startsWith("a ") ? what.substring(2) : what;
    return plain.endsWith("s") ? plain : plain + "s";
  }
}
