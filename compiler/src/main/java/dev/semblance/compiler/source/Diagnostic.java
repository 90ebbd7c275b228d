package dev.semblance.compiler.source;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something wrong with a user's text: what kind, where, what, and how to mend it.
 *
 * @param code the stable kind
 * @param span the place to underline
 * @param message one sentence in the user's words, lower case, no full stop
 * @param labels further places, possibly none
 * @param help how to mend it, where that can be said
 */
public record Diagnostic(
    DiagnosticCode code,
    SourceSpan span,
    String message,
    List<Label> labels,
    Optional<String> help) {

  public Diagnostic {
    requireNonNull(code, "code");
    requireNonNull(span, "span");
    requireNonNull(message, "message");
    labels = List.copyOf(labels);
    requireNonNull(help, "help");
  }

  public static Diagnostic at(DiagnosticCode code, SourceSpan span, String message) {
    return new Diagnostic(code, span, message, List.of(), Optional.empty());
  }

  /** This diagnostic with advice how to mend what is wrong. */
  public Diagnostic help(String advice) {
    return new Diagnostic(code, span, message, labels, Optional.of(advice));
  }

  /** This diagnostic with one more place pointed at. */
  public Diagnostic label(SourceSpan place, String text) {
    List<Label> more = new ArrayList<>(labels);
    more.add(new Label(place, text));
    return new Diagnostic(code, span, message, more, help);
  }

  public Severity severity() {
    return code.severity();
  }
}
