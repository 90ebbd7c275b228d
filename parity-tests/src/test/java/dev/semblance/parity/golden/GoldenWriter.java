package dev.semblance.parity.golden;

import dev.semblance.parity.cases.ParityCase;
import dev.semblance.parity.compare.CompiledProgram;
import dev.semblance.parity.compare.Trial;
import dev.semblance.parity.compare.Trials;
import dev.semblance.parity.engine.ArrivalEngine;
import dev.semblance.parity.engine.OrderlessEngine;
import dev.semblance.parity.engine.ReferenceArrivalEngine;
import dev.semblance.parity.engine.ReferenceEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Writes golden files anew, with the vectors that the reference gives: those of generated programs,
 * and those whose definition and events are in the folder already. To be used when the language
 * changes on purpose, never to make a test pass.
 */
public final class GoldenWriter {
  private static final int MOST_EVENTS = 12;
  private static final int IN_EVENT_ORDER = 20;
  private static final int IN_ARRIVAL_ORDER = 12;
  private static final String BY_HAND = "by-hand-";

  private static final ArrivalEngine EVENT_ORDER = new OrderlessEngine(new ReferenceEngine());

  private GoldenWriter() {}

  /**
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (long seed : LongStream.range(0, IN_EVENT_ORDER).toArray()) {
      Trial trial = Trials.inDisorder(IN_ARRIVAL_ORDER + seed, MOST_EVENTS);
      write(folder.resolve("program-" + seed + ".case"), trial, false);
    }
    for (long seed : LongStream.range(0, IN_ARRIVAL_ORDER).toArray()) {
      Path file = folder.resolve("arrival-order").resolve("program-" + seed + ".case");
      write(file, Trials.inDisorder(seed, MOST_EVENTS), true);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> byHand =
          files.filter(file -> file.getFileName().toString().startsWith(BY_HAND)).toList();
      for (Path file : byHand) {
        ParityCase known = ParityCase.parse(Files.readString(file));
        CompiledProgram program = CompiledProgram.of(known.definition());
        write(file, new Trial(known.definition(), known.log(program.events())), false);
      }
    }
  }

  private static void write(Path file, Trial trial, boolean inArrivalOrder) throws IOException {
    ArrivalEngine reference = inArrivalOrder ? new ReferenceArrivalEngine() : EVENT_ORDER;
    String comment = "# The same bits for ever, on every machine.";
    Files.writeString(file, trial.shown(comment, reference, inArrivalOrder).text());
  }
}
