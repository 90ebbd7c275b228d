package dev.semblance.compiler.lock;

/**
 * The text of a lock: a block of lines for each version, sorted, so that git merges what several
 * people add.
 *
 * <pre>
 * group shop.cards v1 SHA-256
 *   feature spend_7d HASH sum(amount) over 7d
 * </pre>
 */
public final class LockText {
  static final String FORMAT = "semblance lock";
  static final int NUMBER = 1;

  private static final String HEAD =
      """
      # What each version means, written by `semblance lock`. A version keeps its lines for ever: to
      # change a definition, give it a new version. Keep this file in git, beside the feature files.
      """;

  private LockText() {}

  /** The whole file. */
  public static String of(Lock lock) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append(FORMAT).append(' ').append(NUMBER).append('\n');
    lock.versions().values().forEach(meaning -> add(meaning, text));
    return text.toString();
  }

  private static void add(Meaning meaning, StringBuilder text) {
    text.append('\n').append(meaning.version()).append(' ').append(meaning.hash()).append('\n');
    for (Part part : meaning.parts()) {
      String line = "  " + part.key() + " " + part.hash() + " " + part.text();
      text.append(line.stripTrailing()).append('\n');
    }
  }
}
