package dev.semblance.cli;

import dev.semblance.compiler.analysis.VectorSelection;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of all triggers a sample is, in parts of {@link VectorSelection#SAMPLE_PARTS}.
 *
 * @param from the first part that belongs to it
 * @param to the first part after it
 */
record SampleRange(int from, int to) {
  private static final String PERCENT = "([0-9]{1,3}(?:\\.[0-9]{1,4})?)%";
  private static final Pattern FORM = Pattern.compile(PERCENT + "(?:\\.\\." + PERCENT + ")?");

  /**
   * @param text {@code 10%}, which is {@code 0%..10%}, or a stretch such as {@code 80%..100%}
   * @throws CommandFailure if it is neither, or nothing lies in it
   */
  static SampleRange parse(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      boolean isStretch = form.group(2) != null;
      int from = isStretch ? parts(form.group(1)) : 0;
      int to = parts(form.group(isStretch ? 2 : 1));
      if (from < to && to <= VectorSelection.SAMPLE_PARTS) {
        return new SampleRange(from, to);
      }
    }
    throw CommandFailure.usage(
        "--sample needs a share such as 10%, or a stretch of all such as 80%..100%, not '"
            + text
            + "'");
  }

  private static int parts(String percent) {
    return new BigDecimal(percent)
        .multiply(BigDecimal.valueOf(VectorSelection.SAMPLE_PARTS / 100))
        .intValueExact();
  }
}
