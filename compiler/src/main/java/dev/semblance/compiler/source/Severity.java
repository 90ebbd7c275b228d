package dev.semblance.compiler.source;

/** Whether a diagnostic stops compilation. */
public enum Severity {
  ERROR,
  WARNING
}
