package dev.semblance.lsp;

import dev.semblance.compiler.index.Occurrence;
import dev.semblance.compiler.index.Symbol;
import dev.semblance.compiler.source.Diagnostic;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/**
 * Gives something another name, in all programs that have the file. It is tried before anything is
 * changed: if a program would not be right any more, or would mean something else, nothing is done.
 */
final class Renames {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** A new name that cannot be given; the message says why. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  private final OpenFiles files;
  private final Programs programs;

  Renames(OpenFiles files, Programs programs) {
    this.files = files;
    this.programs = programs;
  }

  /** The name at a place that could be another; empty where there is none, or two in one. */
  Optional<Range> place(OpenFile file, Position position) {
    List<Occurrence> found = NameQuestions.at(programs.of(file).get(0), file, position);
    return found.size() == 1
        ? Optional.of(new LineTable(file.text()).range(found.get(0).span()))
        : Optional.empty();
  }

  /**
   * What is to be changed where.
   *
   * @throws Refused if the name cannot be given
   */
  WorkspaceEdit rename(OpenFile file, Position position, String written) {
    String name = written.replace("`", "");
    if (!NAME.matcher(name).matches()) {
      throw new Refused("names are a-z, 0-9 and _, and begin with a letter");
    }
    List<Program> all = programs.everywhere(file);
    Symbol symbol = symbol(all.get(0), file, position);
    Map<String, SourceFile> texts = new LinkedHashMap<>();
    Map<String, Map<Integer, SourceSpan>> places = new LinkedHashMap<>();
    for (Program program : all) {
      program.errors().stream().findFirst().ifPresent(Renames::refuse);
      for (Symbol named : versions(program, symbol)) {
        for (Occurrence occurrence : program.index().of(named)) {
          SourceSpan span = occurrence.span();
          texts.put(span.file().name(), span.file());
          places
              .computeIfAbsent(span.file().name(), any -> new TreeMap<>(Comparator.reverseOrder()))
              .put(span.start(), span);
        }
      }
    }
    Map<String, String> changed = new HashMap<>();
    places.forEach(
        (at, spans) -> changed.put(at, replaced(texts.get(at).text(), spans.values(), name)));
    all.forEach(program -> tryOut(program, changed));
    return edit(texts, places, name);
  }

  private static Symbol symbol(Program program, OpenFile file, Position position) {
    Set<Symbol> symbols = new LinkedHashSet<>();
    NameQuestions.at(program, file, position).forEach(o -> symbols.add(o.symbol()));
    if (symbols.size() != 1) {
      throw new Refused(
          symbols.isEmpty()
              ? "there is no name here that the program declares"
              : "two things are named by one word here");
    }
    return symbols.iterator().next();
  }

  /** All versions of a group or a vector have one name. */
  private static List<Symbol> versions(Program program, Symbol symbol) {
    boolean versioned = symbol.kind() == Symbol.Kind.GROUP || symbol.kind() == Symbol.Kind.VECTOR;
    return program.index().symbols().stream()
        .filter(
            other ->
                other.equals(symbol)
                    || (versioned
                        && other.kind() == symbol.kind()
                        && other.name().equals(symbol.name())))
        .toList();
  }

  private static void refuse(Diagnostic diagnostic) {
    throw new Refused(diagnostic.span() + ": " + diagnostic.message());
  }

  private static String replaced(String text, Iterable<SourceSpan> lastFirst, String name) {
    StringBuilder changed = new StringBuilder(text);
    for (SourceSpan span : lastFirst) {
      changed.replace(span.start(), span.end(), written(text, span, name));
    }
    return changed.toString();
  }

  /** As it is written at a place: as a part of a longer name it needs no backticks. */
  private static String written(String text, SourceSpan span, String name) {
    boolean part = isName(text, span.start() - 1) || isName(text, span.end());
    return part ? name : Identifier.written(name);
  }

  private static boolean isName(String text, int at) {
    return at >= 0
        && at < text.length()
        && (text.charAt(at) == '_' || Character.isLetterOrDigit(text.charAt(at)));
  }

  /** Whether everything means what it meant. */
  private void tryOut(Program program, Map<String, String> changed) {
    Program after = programs.with(program, changed);
    after.errors().stream().findFirst().ifPresent(Renames::refuse);
    if (!shape(program).equals(shape(after))) {
      throw new Refused("something else is called so already");
    }
  }

  /** How often each of the names of a program is used, in the order of their declarations. */
  private static List<Integer> shape(Program program) {
    List<Integer> shape = new ArrayList<>();
    program.index().symbols().forEach(s -> shape.add(program.index().of(s).size()));
    return shape;
  }

  private WorkspaceEdit edit(
      Map<String, SourceFile> texts, Map<String, Map<Integer, SourceSpan>> places, String name) {
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    places.forEach(
        (at, spans) -> {
          String text = texts.get(at).text();
          LineTable lines = new LineTable(text);
          files
              .uri(at)
              .ifPresent(
                  uri ->
                      edits.put(
                          uri,
                          spans.values().stream()
                              .map(s -> new TextEdit(lines.range(s), written(text, s, name)))
                              .toList()));
        });
    return new WorkspaceEdit(edits);
  }
}
