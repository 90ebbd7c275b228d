package dev.semblance.parity.compare;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a soak has compared so far, for each engine and in all. */
final class SoakFigures {
  private static final class Figures {
    private long programs;
    private long events;
    private long cells;
    private long differences;
  }

  private final Map<String, Figures> byEngine = new TreeMap<>();
  private final long start = System.nanoTime();
  private long programs;

  /** A program was tried on all engines whose turn it was. */
  synchronized void program() {
    programs++;
  }

  /** An engine's vectors of a program were compared with the reference's. */
  synchronized void compared(String engine, long events, long cells, boolean differs) {
    Figures figures = byEngine.computeIfAbsent(engine, name -> new Figures());
    figures.programs++;
    figures.events += events;
    figures.cells += cells;
    figures.differences += differs ? 1 : 0;
  }

  /** All of it in a line. */
  synchronized String line() {
    return String.format(
        Locale.ROOT,
        "%,d s: %,d programs, %,d events, %,d cells compared, differences: %d",
        (System.nanoTime() - start) / 1_000_000_000L,
        programs,
        byEngine.values().stream().mapToLong(figures -> figures.events).sum(),
        byEngine.values().stream().mapToLong(figures -> figures.cells).sum(),
        byEngine.values().stream().mapToLong(figures -> figures.differences).sum());
  }

  /** The line, and a table with a row for each engine. */
  synchronized String table() {
    StringBuilder text = new StringBuilder(line());
    text.append(row("programs", "events", "cells", "differences", "engine"));
    byEngine.forEach(
        (engine, figures) ->
            text.append(
                row(
                    grouped(figures.programs),
                    grouped(figures.events),
                    grouped(figures.cells),
                    grouped(figures.differences),
                    engine)));
    return text.append('\n').toString();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String row(
      String programs, String events, String cells, String differences, String engine) {
    return String.format(
        Locale.ROOT, "%n%10s %12s %14s %12s  %s", programs, events, cells, differences, engine);
  }
}
