package dev.semblance.lsp;

import dev.semblance.compiler.analysis.AggregateCatalogue;
import dev.semblance.compiler.analysis.FunctionCatalogue;
import dev.semblance.compiler.analysis.FunctionDescription;
import dev.semblance.compiler.analysis.ProgramOutline;
import dev.semblance.compiler.index.Occurrence;
import dev.semblance.compiler.index.Symbol;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.source.SourceSpan;
import dev.semblance.compiler.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a name stands for, in words: its declaration with its type, and its doc comment. */
final class HoverText {
  private static final int LONGEST = 400;

  /** A text and the place that it is about. */
  record Hovered(String markdown, SourceSpan place) {}

  private final ProgramOutline outline;

  HoverText(ProgramOutline outline) {
    this.outline = outline;
  }

  /** What is to be said about a place of a file that is part of the program. */
  static Optional<Hovered> at(Program program, SourceFile source, int offset) {
    List<Occurrence> found = program.index().at(source.name(), offset);
    if (!found.isEmpty()) {
      HoverText text = new HoverText(program.outline());
      List<String> texts = found.stream().map(o -> text.of(o.symbol())).distinct().toList();
      return Optional.of(new Hovered(String.join("\n\n---\n\n", texts), found.get(0).span()));
    }
    return program
        .index()
        .builtInAt(source.name(), offset)
        .flatMap(call -> builtIn(call.text()).map(text -> new Hovered(text, call)));
  }

  /** All that there is of a built-in name: there may be a function and an aggregate of it. */
  static Optional<String> builtIn(String name) {
    List<String> texts =
        Stream.concat(
                FunctionCatalogue.functions().stream(), AggregateCatalogue.aggregates().stream())
            .filter(description -> description.name().equals(name))
            .map(HoverText::of)
            .toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n---\n\n", texts));
  }

  static String of(FunctionDescription description) {
    return code(String.join("\n", description.signatures())) + "\n\n" + description.meaning();
  }

  String of(Symbol symbol) {
    String owner =
        symbol.member().isPresent() ? symbol.kind().text() + " of `" + symbol.title() + "`" : "";
    return Stream.of(code(signature(symbol)), owner, symbol.doc())
        .filter(part -> !part.isEmpty())
        .reduce((above, below) -> above + "\n\n" + below)
        .orElse("");
  }

  /** What may be read as the declaration, with its type. */
  String signature(Symbol symbol) {
    return switch (symbol.kind()) {
      case EVENT, GROUP, VECTOR -> head(symbol.extent());
      case STREAM, USE, JOINED, LABEL -> written(lexemes(symbol.extent()));
      case FUNCTION -> function(symbol);
      case FIELD, PARAMETER -> typed(symbol);
      case KEY, ADDED_FIELD, FEATURE, COLUMN -> typed(symbol) + " " + definition(symbol);
    };
  }

  private String typed(Symbol symbol) {
    Map<String, String> members =
        symbol.kind() == Symbol.Kind.KEY
            ? outline.keys(symbol.title())
            : outline.members(symbol.title());
    String member = symbol.member().orElseThrow();
    String type = members.get(member);
    if (type == null) {
      boolean record = members.keySet().stream().anyMatch(path -> path.startsWith(member + "."));
      type = record ? "{ ... }" : ProgramOutline.UNKNOWN;
    }
    return symbol.name() + " : " + type;
  }

  private static String definition(Symbol symbol) {
    List<Lexeme> lexemes = lexemes(symbol.extent());
    return written(lexemes.subList(Math.min(1, lexemes.size()), lexemes.size()));
  }

  private String function(Symbol symbol) {
    List<String> parameters = new ArrayList<>();
    outline.members(symbol.title()).forEach((name, type) -> parameters.add(name + ": " + type));
    return "fn %s(%s) -> %s"
        .formatted(
            symbol.name(),
            String.join(", ", parameters),
            outline.result(symbol.name()).orElse(ProgramOutline.UNKNOWN));
  }

  /** A declaration without its block. */
  private static String head(SourceSpan extent) {
    List<Lexeme> lexemes = lexemes(extent);
    int brace = 0;
    while (brace < lexemes.size() && !lexemes.get(brace).is("{")) {
      brace++;
    }
    return written(lexemes.subList(0, brace));
  }

  private static List<Lexeme> lexemes(SourceSpan extent) {
    return Lexeme.of(new SourceFile("", extent.text())).stream()
        .filter(lexeme -> lexeme.kind() != Lexeme.Kind.COMMENT)
        .toList();
  }

  /** On one line, a blank wherever there is some room. */
  private static String written(List<Lexeme> lexemes) {
    StringBuilder text = new StringBuilder();
    int end = lexemes.isEmpty() ? 0 : lexemes.get(0).start();
    for (Lexeme lexeme : lexemes) {
      text.append(lexeme.start() > end ? " " : "").append(lexeme.text());
      end = lexeme.end();
      if (text.length() > LONGEST) {
        return text.append(" ...").toString();
      }
    }
    return text.toString();
  }

  private static String code(String text) {
    return "```semblance\n" + text + "\n```";
  }
}
