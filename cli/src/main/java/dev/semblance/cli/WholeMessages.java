package dev.semblance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;

/**
 * Bytes of text in UTF-8 on their way to a console, which takes characters. They are handed on at
 * each {@code flush}, where a character must be whole.
 */
final class WholeMessages extends ByteArrayOutputStream {
  private final PrintWriter out;

  WholeMessages(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void flush() {
    out.write(toString(UTF_8));
    out.flush();
    reset();
  }
}
