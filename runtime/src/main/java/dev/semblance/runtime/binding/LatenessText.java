package dev.semblance.runtime.binding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the language writes them: {@code 30s}, {@code 10m}, {@code 2h}, {@code 1d}. */
final class LatenessText {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})([smhdw])");
  private static final long SECOND = 1_000_000L;

  private LatenessText() {}

  /** In microseconds; empty if the text is no duration or one too long for 64 bits. */
  static Optional<Long> micros(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long unit =
        switch (matcher.group(2)) {
          case "s" -> SECOND;
          case "m" -> 60 * SECOND;
          case "h" -> 3_600 * SECOND;
          case "d" -> 86_400 * SECOND;
          default -> 7 * 86_400 * SECOND;
        };
    try {
      return Optional.of(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
