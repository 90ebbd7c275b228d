package dev.semblance.lsp;

import dev.semblance.compiler.analysis.AggregateCatalogue;
import dev.semblance.compiler.analysis.FunctionCatalogue;
import dev.semblance.compiler.analysis.FunctionDescription;
import dev.semblance.compiler.analysis.ProgramOutline;
import dev.semblance.compiler.syntax.Declaration;
import dev.semblance.compiler.syntax.Declaration.EventDeclaration;
import dev.semblance.compiler.syntax.Declaration.FeaturesDeclaration;
import dev.semblance.compiler.syntax.Declaration.FunctionDeclaration;
import dev.semblance.compiler.syntax.Declaration.StreamDeclaration;
import dev.semblance.compiler.syntax.Declaration.VectorDeclaration;
import dev.semblance.compiler.syntax.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** What can be offered where something is being written; each name once. */
final class Candidates {
  private static final List<String> OPERATORS =
      List.of("and", "or", "not", "in", "is", "if", "then", "else", "null", "true", "false");

  private final ProgramOutline outline;
  private final List<Declaration> declarations;
  private final Map<String, CompletionItem> items = new LinkedHashMap<>();

  Candidates(Program program) {
    this.outline = program.outline();
    this.declarations =
        program.trees().stream().flatMap(tree -> tree.declarations().stream()).toList();
  }

  List<CompletionItem> items() {
    return new ArrayList<>(items.values());
  }

  Candidates keywords(String... words) {
    return keywords(List.of(words));
  }

  private Candidates keywords(List<String> words) {
    words.forEach(word -> add(word, word, CompletionItemKind.Keyword, "", ""));
    return this;
  }

  Candidates types() {
    for (String type :
        List.of(
            "bool", "int", "double", "decimal", "string", "timestamp", "duration", "list", "map")) {
      add(type, type, CompletionItemKind.TypeParameter, "type", "");
    }
    return this;
  }

  /** Everything that events can be taken from. */
  Candidates sources() {
    for (Declaration declaration : declarations) {
      if (declaration instanceof EventDeclaration event) {
        name(event.name(), CompletionItemKind.Event, "event", event.doc());
      } else if (declaration instanceof StreamDeclaration stream) {
        name(stream.name(), CompletionItemKind.Event, "stream", stream.doc());
      }
    }
    return vectors();
  }

  Candidates vectors() {
    for (Declaration declaration : declarations) {
      if (declaration instanceof VectorDeclaration vector) {
        name(vector.name(), CompletionItemKind.Struct, "vector", vector.doc());
      }
    }
    return this;
  }

  Candidates events() {
    for (Declaration declaration : declarations) {
      if (declaration instanceof EventDeclaration event) {
        name(event.name(), CompletionItemKind.Event, "event", event.doc());
      }
    }
    return this;
  }

  Candidates groups() {
    for (Declaration declaration : declarations) {
      if (declaration instanceof FeaturesDeclaration group) {
        name(group.name(), CompletionItemKind.Module, "features", group.doc());
      }
    }
    return this;
  }

  Candidates functions() {
    for (Declaration declaration : declarations) {
      if (declaration instanceof FunctionDeclaration function) {
        name(function.name(), CompletionItemKind.Function, "fn", function.doc());
      }
    }
    return described(FunctionCatalogue.functions());
  }

  Candidates aggregates() {
    return described(AggregateCatalogue.aggregates());
  }

  private Candidates described(List<FunctionDescription> descriptions) {
    for (FunctionDescription description : descriptions) {
      String signature = description.signatures().get(0);
      String name = description.name();
      add(name, name, CompletionItemKind.Function, signature, HoverText.of(description));
    }
    return this;
  }

  /** What stands in every expression. */
  Candidates expression() {
    return functions().keywords(OPERATORS);
  }

  /** The members of a declaration, known by its title. */
  Candidates members(String title) {
    return members(title, "");
  }

  /** Those whose path begins so; what is left of it. */
  Candidates members(String title, String beginning) {
    outline
        .members(title)
        .forEach(
            (path, type) -> {
              if (path.startsWith(beginning)) {
                String rest = path.substring(beginning.length());
                add(rest, writtenPath(rest), CompletionItemKind.Field, type, "");
              }
            });
    return this;
  }

  Candidates local(String name, String what) {
    add(name, Identifier.written(name), CompletionItemKind.Variable, what, "");
    return this;
  }

  boolean hasBeginning(String title, String name) {
    return outline.members(title).keySet().stream().anyMatch(path -> path.startsWith(name + "."));
  }

  /** The title of what events are taken from; that of its only version, where it is a vector. */
  String source(String name, Optional<String> version) {
    return declarations.stream()
        .filter(VectorDeclaration.class::isInstance)
        .map(VectorDeclaration.class::cast)
        .filter(vector -> vector.name().name().equals(name))
        .map(vector -> ProgramOutline.title(name, vector.version().number()))
        .filter(title -> version.isEmpty() || title.equals(name + " " + version.get()))
        .findFirst()
        .orElse(name);
  }

  /** The title of a group; that of its latest version, where none is written. */
  String group(String name, Optional<String> version) {
    return declarations.stream()
        .filter(FeaturesDeclaration.class::isInstance)
        .map(FeaturesDeclaration.class::cast)
        .filter(group -> group.name().name().equals(name))
        .map(group -> ProgramOutline.title(name, group.version().number()))
        .filter(title -> version.isEmpty() || title.equals(name + " " + version.get()))
        .reduce((first, last) -> last)
        .orElse(name);
  }

  private static String writtenPath(String path) {
    return String.join(".", List.of(path.split("\\.")).stream().map(Identifier::written).toList());
  }

  private void name(Identifier name, CompletionItemKind kind, String what, String doc) {
    add(name.name(), Identifier.written(name.name()), kind, what, doc);
  }

  private void add(String label, String text, CompletionItemKind kind, String detail, String doc) {
    CompletionItem item = new CompletionItem(label);
    item.setKind(kind);
    item.setInsertText(text);
    item.setDetail(detail.isEmpty() ? null : detail);
    if (!doc.isEmpty()) {
      item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, doc));
    }
    // What the program declares comes before what the language brings.
    int rank = kind == CompletionItemKind.Keyword ? 3 : kind == CompletionItemKind.Function ? 2 : 1;
    item.setSortText(rank + label);
    items.putIfAbsent(label, item);
  }
}
