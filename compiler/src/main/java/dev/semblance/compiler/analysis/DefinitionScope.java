package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The definitions of a group, as an expression among them sees them. */
final class DefinitionScope implements Scope {
  private final Map<String, Optional<ScalarExpression>> features;
  private final Map<String, List<String>> windowed;
  private final StreamShape stream;
  private final Diagnostics diagnostics;

  /**
   * @param features may still grow
   * @param windowed the names that a definition of several windows stands for
   */
  DefinitionScope(
      Map<String, Optional<ScalarExpression>> features,
      Map<String, List<String>> windowed,
      StreamShape stream,
      Diagnostics diagnostics) {
    this.features = features;
    this.windowed = windowed;
    this.stream = stream;
    this.diagnostics = diagnostics;
  }

  @Override
  public Operand resolve(Expression.Path path) {
    Optional<ScalarExpression> feature = features.get(path.text());
    if (feature != null) {
      return Operand.of(path.span(), feature);
    }
    diagnostics.report(unknown(path));
    return Operand.error(path.span());
  }

  private Diagnostic unknown(Expression.Path path) {
    String text = path.text();
    if (windowed.containsKey(text)) {
      return report(path, "`" + text + "` has several windows, and each has a name of its own")
          .help("write one of " + NearNames.listed(windowed.get(text)));
    }
    if (stream.fields().containsKey(text)) {
      return report(
              path,
              "`"
                  + text
                  + "` is a field of the events, and an expression here reads other definitions")
          .help("take it from the events by an aggregate: `x = last(" + text + ")`, then use `x`");
    }
    if (AbsoluteTime.isClock(text)) {
      return AbsoluteTime.clock(path.span(), text);
    }
    Diagnostic plain = report(path, "the group has no definition `" + text + "`");
    return NearNames.advice(text, "its definitions are", features.keySet())
        .map(plain::help)
        .orElse(plain);
  }

  private static Diagnostic report(Expression.Path path, String message) {
    return Diagnostic.at(UNKNOWN_NAME, path.span(), message);
  }
}
