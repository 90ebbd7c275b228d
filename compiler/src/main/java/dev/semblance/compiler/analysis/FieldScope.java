package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.ARRIVAL_READ;
import static dev.semblance.compiler.source.DiagnosticCode.LOOKS_FORWARD;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.expression.ScalarExpression;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.syntax.Expression;
import java.util.List;
import java.util.Optional;

/** The fields of a stream, so far as its steps have got. */
final class FieldScope implements Scope {
  private final StreamShape stream;
  private final Diagnostics diagnostics;

  FieldScope(StreamShape stream, Diagnostics diagnostics) {
    this.stream = stream;
    this.diagnostics = diagnostics;
  }

  @Override
  public Operand resolve(Expression.Path path) {
    String text = path.text();
    Optional<ScalarExpression> field = stream.fields().get(text);
    if (field != null) {
      return Operand.of(path.span(), field);
    }
    if (!stream.mayHave(text)) {
      diagnostics.report(unknown(path));
    }
    return Operand.error(path.span());
  }

  /** Why a path is no field of the stream. */
  private Diagnostic unknown(Expression.Path path) {
    String text = path.text();
    if (stream.hidden().contains(text)) {
      return Diagnostic.at(
              ARRIVAL_READ,
              path.span(),
              "`" + text + "` tells when an event arrived, and no value may depend on that")
          .help("the same event may arrive twice, and when it does is no part of what happened");
    }
    if (stream.labels().contains(text)) {
      return Diagnostic.at(
              LOOKS_FORWARD,
              path.span(),
              "`" + text + "` is a label, which looks forward, and no expression may read it")
          .help("a model would learn from what is not known when it answers");
    }
    if (path.parts().size() == 1 && AbsoluteTime.isClock(text)) {
      return AbsoluteTime.clock(path.span(), text);
    }
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_NAME, path.span(), "`" + stream.name() + "` has no field `" + text + "`");
    return advice(path).map(plain::help).orElse(plain);
  }

  private Optional<String> advice(Expression.Path path) {
    String first = path.parts().get(0).name();
    boolean joined = stream.aliases().contains(first);
    String text = path.text();
    if (joined && (path.parts().size() == 1 || stream.isRecord(text))) {
      return Optional.of(
          "it is a "
              + (stream.isRecord(text) ? "record" : "joined stream")
              + ": take a field of it, `"
              + anyFieldOf(text)
              + "`");
    }
    if (!joined && path.parts().size() > 1) {
      String rest = path.text().substring(first.length() + 1);
      if (stream.fields().containsKey(rest)) {
        return Optional.of("fields of the left side are written bare: `" + rest + "`");
      }
    }
    List<String> near =
        stream.fields().keySet().stream()
            .filter(name -> !joined || name.startsWith(first + "."))
            .toList();
    return NearNames.advice(text, "its fields are", near);
  }

  private String anyFieldOf(String alias) {
    return stream.fields().keySet().stream()
        .filter(name -> name.startsWith(alias + "."))
        .findFirst()
        .orElse(alias + ".x");
  }
}
