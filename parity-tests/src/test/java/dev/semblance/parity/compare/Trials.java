package dev.semblance.parity.compare;

import dev.semblance.parity.compare.CompiledProgram.DoesNotCompile;
import dev.semblance.parity.generate.ArrivalWriter;
import dev.semblance.parity.generate.LogWriter;
import dev.semblance.parity.generate.ProgramWriter;
import dev.semblance.reference.data.EventLog;

/** Random trials. */
public final class Trials {
  private Trials() {}

  /** The trial of a seed: a program, and a log of its events. */
  public static Trial of(long seed, int mostEvents) {
    String definition = ProgramWriter.write(seed);
    EventLog log = LogWriter.write(seed, compiled(seed, definition).events(), mostEvents);
    return new Trial(definition, log);
  }

  /** The trial of a seed with an order of arrivals. */
  public static Trial inDisorder(long seed, int mostEvents) {
    String definition = ProgramWriter.write(seed);
    return new Trial(
        definition, ArrivalWriter.write(seed, compiled(seed, definition).events(), mostEvents));
  }

  private static CompiledProgram compiled(long seed, String definition) {
    try {
      return CompiledProgram.of(definition);
    } catch (DoesNotCompile e) {
      throw new AssertionError(
          "the generator's program of seed %d does not compile%n%s%n%s"
              .formatted(seed, e.getMessage(), definition),
          e);
    }
  }
}
