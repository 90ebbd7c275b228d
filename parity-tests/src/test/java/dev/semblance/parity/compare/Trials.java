package dev.semblance.parity.compare;

import dev.semblance.parity.compare.CompiledProgram.DoesNotCompile;
import dev.semblance.parity.data.EventLog;
import dev.semblance.parity.generate.LogWriter;
import dev.semblance.parity.generate.ProgramWriter;

/** Random trials. */
final class Trials {
  private Trials() {}

  /** The trial of a seed: a program, and a log of its events. */
  static Trial of(long seed, int mostEvents) {
    String definition = ProgramWriter.write(seed);
    try {
      CompiledProgram program = CompiledProgram.of(definition);
      EventLog log = LogWriter.write(seed, program.events(), mostEvents);
      return new Trial(definition, log);
    } catch (DoesNotCompile e) {
      throw new AssertionError(
          "the generator's program of seed %d does not compile%n%s%n%s"
              .formatted(seed, e.getMessage(), definition),
          e);
    }
  }
}
