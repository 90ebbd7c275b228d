package dev.semblance.streaming.format;

import java.util.HashSet;
import java.util.Set;

/** Makes names that Avro admits: ASCII letters, digits and {@code _}, no digit first. */
final class AvroNames {
  private final Set<String> taken = new HashSet<>();

  /** The name as it is, or the nearest admissible one that was not given before. */
  String next(String name) {
    String plain = plain(name);
    String chosen = plain;
    for (int number = 2; !taken.add(chosen); number++) {
      chosen = plain + "_" + number;
    }
    return chosen;
  }

  /** The name with {@code _} for whatever Avro does not admit. */
  static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
  }

  /** The same for each part of a name with dots; null for an empty one. */
  static String plainNamespace(String namespace) {
    if (namespace.isEmpty()) {
      return null;
    }
    StringBuilder plain = new StringBuilder();
    for (String part : namespace.split("\\.", -1)) {
      plain.append(plain.isEmpty() ? "" : ".").append(plain(part));
    }
    return plain.toString();
  }
}
