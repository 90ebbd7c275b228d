package dev.semblance.compiler.source;

/** The colours of printed diagnostics, or none. */
enum Paint {
  ERROR("1;31"),
  WARNING("1;33"),
  FRAME("1;34"),
  STRONG("1");

  private static final String RESET = "\u001B[0m";

  private final String code;

  Paint(String code) {
    this.code = code;
  }

  static Paint of(Severity severity) {
    return severity == Severity.ERROR ? ERROR : WARNING;
  }

  String on(String text, boolean coloured) {
    return coloured && !text.isEmpty() ? "\u001B[" + code + "m" + text + RESET : text;
  }
}
