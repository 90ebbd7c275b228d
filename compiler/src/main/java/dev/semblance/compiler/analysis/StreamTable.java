package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.NOT_SUPPORTED_YET;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.syntax.Identifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The events and streams of a program, as they become known. */
final class StreamTable {
  private final Declarations declarations;
  private final Context context;
  private final Map<String, StreamShape> shapes = new LinkedHashMap<>();

  StreamTable(Declarations declarations, Context context) {
    this.declarations = declarations;
    this.context = context;
  }

  void add(StreamShape shape) {
    shapes.put(shape.name(), shape);
  }

  /** What a name stands for where a stream is wanted; anything else is reported. */
  StreamShape find(Identifier name) {
    StreamShape shape = shapes.get(name.name());
    if (shape != null) {
      return shape;
    }
    Optional<String> kind = declarations.kindOf(name.name());
    context.report(kind.map(k -> otherKind(name, k)).orElseGet(() -> unknown(name)));
    return StreamShape.unknown(name.name());
  }

  private static Diagnostic otherKind(Identifier name, String kind) {
    if (kind.equals("a vector")) {
      return Diagnostic.at(
              NOT_SUPPORTED_YET,
              name.span(),
              "a vector as a stream is not supported yet, and `" + name.name() + "` is one")
          .help("take the event or stream that triggers the vector");
    }
    return Diagnostic.at(
            TYPE_MISMATCH,
            name.span(),
            "an event or a stream is needed here, and `" + name.name() + "` is " + kind)
        .help("name what its events come from");
  }

  private Diagnostic unknown(Identifier name) {
    Diagnostic plain =
        Diagnostic.at(
            UNKNOWN_NAME, name.span(), "there is no event or stream `" + name.name() + "`");
    return NearNames.advice(name.name(), "there are", declarations.streamNames())
        .map(plain::help)
        .orElse(plain);
  }
}
