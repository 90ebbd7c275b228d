package dev.semblance.example.consumer;

import java.nio.file.Path;

/**
 * What the demo's command line asks for.
 *
 * @param examples the folder with all examples
 * @param rate payments in a second
 * @param charges how many payments are measured; more than the file has play it again, later
 * @param warmUp how many are sent before, and not measured
 */
record DemoOptions(Path examples, double rate, int charges, int warmUp) {
  static final String USAGE =
      """
      usage: examples/consumer-service/run [--rate N] [--charges N] [--warm-up N]
        --rate        payments in a second (default 200)
        --charges     how many payments are measured (default 2000)
        --warm-up     how many are sent before that, and not measured (default 1000)
      """;

  static final DemoOptions DEFAULTS = new DemoOptions(Path.of("examples"), 200, 2000, 1000);

  /**
   * @throws IllegalArgumentException if the command line is wrong
   */
  static DemoOptions parse(String... arguments) {
    DemoOptions options = DEFAULTS;
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private DemoOptions with(String option, String value) {
    return switch (option) {
      case "--root" -> new DemoOptions(Path.of(value), rate, charges, warmUp);
      case "--rate" -> new DemoOptions(examples, number(value), charges, warmUp);
      case "--charges" -> new DemoOptions(examples, rate, number(value), warmUp);
      case "--warm-up" -> new DemoOptions(examples, rate, charges, number(value));
      default -> throw new IllegalArgumentException("there is no option " + option);
    };
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(text + " is no number above zero");
  }
}
