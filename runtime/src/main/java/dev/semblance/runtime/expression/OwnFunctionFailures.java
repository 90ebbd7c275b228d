package dev.semblance.runtime.expression;

import dev.semblance.compiler.expression.OwnFunction;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that functions throw: their value is null then, which alone nobody would notice.
 * The 1st, 10th, 100th, ... time in this process, so that no log fills up.
 */
final class OwnFunctionFailures {
  private static final Logger LOG = LoggerFactory.getLogger("dev.semblance.functions");
  private static final Map<OwnFunction, AtomicLong> COUNTS = new ConcurrentHashMap<>();

  private OwnFunctionFailures() {}

  static void add(OwnFunction function, Throwable thrown) {
    long count = COUNTS.computeIfAbsent(function, f -> new AtomicLong()).incrementAndGet();
    if (isPowerOfTen(count)) {
      // What was thrown may quote an event, so the log is told its kind and place alone.
      LOG.warn(
          "the function {} gives null where it throws: {} at {}, {} in this process so far",
          function.versioned(),
          thrown.getClass().getName(),
          place(thrown),
          count);
    }
  }

  private static String place(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(element -> !element.getClassName().startsWith("java."))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("an unknown place");
  }

  private static boolean isPowerOfTen(long count) {
    long rest = count;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }
}
