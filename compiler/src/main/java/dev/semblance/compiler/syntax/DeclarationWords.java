package dev.semblance.compiler.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that begin a declaration, and what people write in their place. */
final class DeclarationWords {
  static final List<String> WORDS =
      List.of("event", "stream", "features", "vector", "fn", "test", "import", "namespace");

  private static final Map<String, String> MISTAKEN =
      Map.ofEntries(
          Map.entry("feature", "features"),
          Map.entry("group", "features"),
          Map.entry("feature_group", "features"),
          Map.entry("entity", "event"),
          Map.entry("source", "event"),
          Map.entry("table", "event"),
          Map.entry("record", "event"),
          Map.entry("events", "event"),
          Map.entry("view", "stream"),
          Map.entry("streams", "stream"),
          Map.entry("vectors", "vector"),
          Map.entry("def", "fn"),
          Map.entry("fun", "fn"),
          Map.entry("func", "fn"),
          Map.entry("function", "fn"),
          Map.entry("let", "fn"),
          Map.entry("include", "import"),
          Map.entry("using", "import"),
          Map.entry("package", "namespace"),
          Map.entry("module", "namespace"));

  private DeclarationWords() {}

  /** The word that {@code written} probably stands for, where it is none itself. */
  static Optional<String> meant(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    if (MISTAKEN.containsKey(lower)) {
      return Optional.of(MISTAKEN.get(lower));
    }
    return WORDS.stream()
        .filter(word -> word.equals(lower) || oneSlipApart(word, lower))
        .findFirst();
  }

  /** One letter left out, put in, changed, or two neighbours swapped. */
  static boolean oneSlipApart(String a, String b) {
    if (a.length() < 4 || Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int prefix = 0;
    int shorter = Math.min(a.length(), b.length());
    while (prefix < shorter && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    int suffix = 0;
    while (suffix < shorter - prefix
        && a.charAt(a.length() - 1 - suffix) == b.charAt(b.length() - 1 - suffix)) {
      suffix++;
    }
    String restOfA = a.substring(prefix, a.length() - suffix);
    String restOfB = b.substring(prefix, b.length() - suffix);
    boolean swapped =
        restOfA.length() == 2 && restOfB.equals(new StringBuilder(restOfA).reverse().toString());
    return swapped || restOfA.length() <= 1 && restOfB.length() <= 1;
  }
}
