package dev.semblance.compiler.analysis;

import static dev.semblance.compiler.source.DiagnosticCode.DEPRECATED;
import static dev.semblance.compiler.source.DiagnosticCode.TYPE_MISMATCH;
import static dev.semblance.compiler.source.DiagnosticCode.UNKNOWN_NAME;

import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Declaration.Version;
import dev.semblance.compiler.syntax.Identifier;
import dev.semblance.compiler.syntax.StreamName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What a program takes events from, events, streams and vectors, as they become known. */
final class StreamTable {
  private final Declarations declarations;
  private final Context context;
  private final Map<String, StreamShape> shapes = new LinkedHashMap<>();
  private final Map<String, Map<Integer, StreamShape>> vectors = new HashMap<>();

  StreamTable(Declarations declarations, Context context) {
    this.declarations = declarations;
    this.context = context;
  }

  void add(StreamShape shape) {
    shapes.put(shape.name(), shape);
  }

  /** Makes a version of a vector known as a stream. */
  void addVector(int version, StreamShape shape) {
    vectors.computeIfAbsent(shape.name(), name -> new HashMap<>()).put(version, shape);
  }

  /** A declared stream; unknown where a mistake has hidden it. */
  StreamShape declared(String name) {
    return shapes.getOrDefault(name, StreamShape.unknown(name));
  }

  /** What a name stands for where a stream is wanted; anything else is reported. */
  StreamShape find(StreamName name) {
    SortedMap<Integer, VectorDeclaration> versions = declarations.vectors().get(name.text());
    if (versions != null) {
      return vector(versions, name);
    }
    name.version().ifPresent(version -> withoutVersions(name, version));
    StreamShape shape = shapes.get(name.text());
    if (shape != null) {
      return shape;
    }
    // One that is made of what asks for it is declared, and not known yet; that is reported.
    if (!declarations.streams().containsKey(name.text())) {
      Optional<String> kind = declarations.kindOf(name.text());
      context.report(
          kind.map(k -> otherKind(name.name(), k)).orElseGet(() -> unknown(name.name())));
    }
    return StreamShape.unknown(name.text());
  }

  private StreamShape vector(SortedMap<Integer, VectorDeclaration> versions, StreamName name) {
    Optional<Integer> version =
        VersionChoice.of(versions, name.name(), name.version(), "", context);
    version
        .flatMap(number -> versions.get(number).deprecated())
        .ifPresent(
            advice ->
                context.report(
                    Diagnostic.at(
                            DEPRECATED,
                            name.span(),
                            "`" + name.text() + " v" + version.get() + "` is deprecated")
                        .help(advice.value())));
    return version
        .map(number -> vectors.getOrDefault(name.text(), Map.of()).get(number))
        .orElseGet(() -> StreamShape.unknown(name.text()));
  }

  private void withoutVersions(StreamName name, Version version) {
    if (declarations.kindOf(name.text()).isPresent()) {
      context.report(
          Diagnostic.at(
                  UNKNOWN_NAME,
                  version.span(),
                  "`"
                      + name.text()
                      + "` is "
                      + declarations.kindOf(name.text()).get()
                      + ", and has no versions")
              .help("leave the version out"));
    }
  }

  private static Diagnostic otherKind(Identifier name, String kind) {
    return Diagnostic.at(
            TYPE_MISMATCH,
            name.span(),
            "an event, a stream or a vector is needed here, and `" + name.name() + "` is " + kind)
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
