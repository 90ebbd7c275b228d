package dev.semblance.compiler.index;

import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Expression;
import dev.semblance.compiler.syntax.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes names into an index, each of their parts where it stands. */
final class NameWriter {
  private static final Pattern NAME = Pattern.compile("`[^`]*`|[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");
  private static final char BACKTICK = '`';

  private final NameIndex index;

  NameWriter(NameIndex index) {
    this.index = index;
  }

  void declare(Symbol symbol) {
    index.add(symbol.place(), symbol, true);
  }

  /** Writes down a call of what the program does not declare. */
  void builtIn(Identifier name) {
    index.addBuiltIn(name.span());
  }

  /** Writes down what a name, or a path that the tree has as one name, stands for. */
  void name(Identifier name, IndexBuilder.Scope scope) {
    names(parts(name), scope);
  }

  void path(Expression.Path path, IndexBuilder.Scope scope) {
    names(path.parts(), scope);
  }

  /** Writes down what the names of a path stand for. */
  void names(List<Identifier> path, IndexBuilder.Scope scope) {
    List<Meaning> meanings = scope.apply(path.stream().map(Identifier::name).toList());
    for (int i = 0; i < meanings.size(); i++) {
      refer(path.get(i), meanings.get(i));
    }
  }

  void refer(Identifier name, Meaning meaning) {
    SourceSpan span = name.span();
    String written = span.text();
    int quote = !written.isEmpty() && written.charAt(0) == BACKTICK ? 1 : 0;
    for (Meaning.Part part : meaning.parts()) {
      boolean whole = part.length() == name.name().length();
      int start = span.start() + quote + part.start();
      index.add(
          whole ? span : new SourceSpan(span.file(), start, start + part.length()),
          part.symbol(),
          false);
    }
  }

  /** The names of a path, each at its place. */
  private static List<Identifier> parts(Identifier name) {
    String[] names = name.name().split("\\.");
    if (names.length == 1) {
      return List.of(name);
    }
    List<Identifier> found = new ArrayList<>();
    Matcher matcher = NAME.matcher(name.span().text());
    SourceSpan span = name.span();
    while (matcher.find() && found.size() < names.length) {
      found.add(
          new Identifier(
              new SourceSpan(
                  span.file(), span.start() + matcher.start(), span.start() + matcher.end()),
              names[found.size()]));
    }
    return found;
  }
}
