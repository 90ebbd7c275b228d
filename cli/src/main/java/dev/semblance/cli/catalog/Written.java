package dev.semblance.cli.catalog;

import dev.semblance.compiler.source.Diagnostics;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Declaration;
import dev.semblance.compiler.syntax.Declaration.EventDeclaration;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.FunctionDeclaration;
import dev.semblance.compiler.syntax.Declaration.StreamDeclaration;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.Parser;
import dev.semblance.compiler.syntax.StreamName;
import dev.semblance.compiler.syntax.WrittenText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The declarations of a program's files as they were written. */
final class Written {
  private final Path folder;
  private final Map<String, EventDeclaration> events = new LinkedHashMap<>();
  private final Map<String, StreamDeclaration> streams = new LinkedHashMap<>();
  private final Map<Reference, FeaturesDeclaration> groups = new LinkedHashMap<>();
  private final Map<Reference, VectorDeclaration> vectors = new LinkedHashMap<>();
  private final List<FunctionDeclaration> functions = new ArrayList<>();

  /**
   * @param files without errors
   * @param folder that they lie in
   */
  Written(List<SourceFile> files, Path folder) {
    this.folder = folder;
    for (SourceFile file : files) {
      Parser.parse(file, new Diagnostics()).declarations().forEach(this::learn);
    }
  }

  private void learn(Declaration declaration) {
    if (declaration instanceof EventDeclaration event) {
      events.put(event.name().name(), event);
    } else if (declaration instanceof StreamDeclaration stream) {
      streams.put(stream.name().name(), stream);
    } else if (declaration instanceof FeaturesDeclaration group) {
      groups.put(Reference.group(group.name().name(), group.version().number()), group);
    } else if (declaration instanceof VectorDeclaration vector) {
      vectors.put(Reference.vector(vector.name().name(), vector.version().number()), vector);
    } else if (declaration instanceof FunctionDeclaration function) {
      functions.add(function);
    }
  }

  EventDeclaration event(String name) {
    return events.get(name);
  }

  StreamDeclaration stream(String name) {
    return streams.get(name);
  }

  FeaturesDeclaration group(Reference group) {
    return groups.get(group);
  }

  VectorDeclaration vector(Reference vector) {
    return vectors.get(vector);
  }

  List<FunctionDeclaration> functions() {
    return functions;
  }

  /** What a stream's name stands for: an event, a stream or a version of a vector. */
  Reference source(StreamName name) {
    if (events.containsKey(name.text())) {
      return Reference.event(name.text());
    }
    if (streams.containsKey(name.text())) {
      return Reference.stream(name.text());
    }
    // Where no version is written, there is only one.
    return vectors.keySet().stream()
        .filter(vector -> vector.name().equals(name.text()))
        .filter(vector -> name.version().map(v -> v.number() == vector.version()).orElse(true))
        .findFirst()
        .orElseThrow();
  }

  static String text(StreamName name) {
    return WrittenText.of(name.span());
  }

  static Optional<String> text(Optional<Expression> condition) {
    return condition.map(Expression::span).map(WrittenText::of);
  }

  Place place(SourceSpan span) {
    return new Place(file(span.file()), span.line());
  }

  /** Its path in the folder: where a machine keeps the folder is nobody's business. */
  String file(SourceFile file) {
    Path path = Path.of(file.name()).toAbsolutePath().normalize();
    Path shown = path.startsWith(folder) ? folder.relativize(path) : path.getFileName();
    return shown.toString().replace('\\', '/');
  }
}
