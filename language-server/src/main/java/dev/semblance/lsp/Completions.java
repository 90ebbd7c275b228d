package dev.semblance.lsp;

import dev.semblance.compiler.analysis.AggregateCatalogue;
import dev.semblance.compiler.source.SourceFile;
import dev.semblance.compiler.syntax.Lexeme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;

/** Chooses what to offer where something is being written. */
final class Completions {
  private static final List<String> CLAUSES =
      List.of("by", "from", "where", "over", "on", "with", "join", "for", "use", "within", "=");

  private final Surroundings place;
  private final Candidates offered;

  private Completions(Surroundings place, Candidates offered) {
    this.place = place;
    this.offered = offered;
  }

  static List<CompletionItem> at(Program program, SourceFile source, int offset) {
    return Surroundings.at(source, offset)
        .map(place -> new Completions(place, new Candidates(program)).choose())
        .map(Candidates::items)
        .orElseGet(List::of);
  }

  private Candidates choose() {
    if (place.previousIs(".") || !place.path().isEmpty()) {
      return member(place.path());
    }
    if (place.depth() == 0 && place.atLineStart() && !isUnfinished()) {
      offered.keywords(
          "event", "stream", "features", "vector", "fn", "test", "import", "namespace");
      return place.head().equals("stream")
          ? offered.keywords("where", "with", "join", "left")
          : offered;
    }
    return switch (place.head()) {
      case "event" -> event();
      case "stream" -> stream();
      case "features" -> place.depth() == 0 ? groupHeader() : definition();
      case "vector" -> place.depth() == 0 ? vectorHeader() : item();
      case "fn" -> function();
      case "test" -> test();
      default -> offered;
    };
  }

  /** Whether a header of several lines goes on here. */
  private boolean isUnfinished() {
    return List.of("features", "vector", "test").contains(place.head()) || place.previousIs("=");
  }

  private Candidates event() {
    if (place.previousIs(":")) {
      return offered.types();
    }
    return place.previousIs("@") ? offered.keywords("id", "time", "arrival") : offered;
  }

  private Candidates stream() {
    List<Lexeme> words = place.declaration();
    String clause = clause(words);
    if (place.previousIs("join") || (place.previousIs("=") && words.size() == 3)) {
      return offered.sources();
    }
    boolean expression =
        List.of("where", "with", "on").contains(clause) || words.size() > 4 && clause.equals("=");
    if (expression) {
      streamFields(words);
      offered.expression();
    }
    return offered.keywords("where", "with", "join", "left", "on", "as", "within");
  }

  /** The fields of a stream that is being written: its own if it can be read, else its base's. */
  private void streamFields(List<Lexeme> words) {
    offered.members(word(words, 1));
    offered.members(offered.source(word(words, 3), version(words, 4)));
  }

  private Candidates groupHeader() {
    String clause = clause(place.declaration());
    if (place.previousIs("from")) {
      return offered.sources();
    }
    if (clause.equals("by") || clause.equals("where") || clause.equals("=")) {
      offered.members(trigger("from")).expression();
    }
    return offered.keywords("by", "from", "where", "deprecated");
  }

  private Candidates vectorHeader() {
    if (place.previousIs("on")) {
      return offered.sources();
    }
    if (clause(place.declaration()).equals("where")) {
      return offered.members(trigger("on")).expression();
    }
    return offered.keywords("on", "where", "deprecated");
  }

  private Candidates definition() {
    List<Lexeme> words = place.statement();
    String clause = clause(words);
    if (clause.equals("where")) {
      return offered.members(trigger("from")).expression().keywords("over", "prior");
    }
    if (clause.equals("over")) {
      return offered.keywords("session", "events", "ending", "ago", "step", "prior");
    }
    if (!clause.equals("=")) {
      return offered;
    }
    boolean aggregate = words.size() > 3 && isAggregate(words.get(2)) && words.get(3).is("(");
    if (aggregate && place.inParentheses()) {
      return offered.members(trigger("from")).expression();
    }
    if (aggregate) {
      return offered.keywords("where", "over", "prior");
    }
    offered.members(ownTitle());
    return words.size() == 2 ? offered.aggregates().expression() : offered.expression();
  }

  private static boolean isAggregate(Lexeme word) {
    return AggregateCatalogue.aggregates().stream()
        .anyMatch(description -> description.name().equals(word.text()));
  }

  private Candidates item() {
    List<Lexeme> words = place.statement();
    if (words.isEmpty()) {
      aliases().keySet().forEach(alias -> offered.local(alias, "group in use"));
      return offered.members(trigger("on")).groups().keywords("use", "label");
    }
    String clause = clause(words);
    if (words.get(0).is("use")) {
      if (clause.equals("by")) {
        return offered.members(trigger("on")).expression().keywords("as");
      }
      return words.size() == 1 ? offered.groups() : offered.keywords("by", "as");
    }
    if (words.get(0).is("label") && words.size() > 1) {
      return label(words, clause);
    }
    aliases().keySet().forEach(alias -> offered.local(alias, "group in use"));
    return offered.members(trigger("on")).members(ownTitle()).groups().expression();
  }

  private Candidates label(List<Lexeme> words, String clause) {
    List<Lexeme> all = new ArrayList<>(words);
    all.addAll(place.rest());
    if (place.previousIs("=") && words.size() == 3) {
      return offered.aggregates();
    }
    if (place.previousIs("from")) {
      return offered.sources();
    }
    if (place.inParentheses()
        || List.of("by", "where").contains(clause)
        || words.size() > 3 && clause.equals("=")) {
      source(all, "from").ifPresent(title -> offered.members(title).expression());
    }
    return offered.keywords("from", "by", "where", "within");
  }

  private Candidates function() {
    if (place.previousIs(":")) {
      return offered.types();
    }
    List<Lexeme> words = place.declaration();
    if (words.stream().anyMatch(word -> word.is("="))) {
      for (int i = 1; i < words.size(); i++) {
        if (words.get(i).is(":")) {
          offered.local(words.get(i - 1).text(), "parameter");
        }
      }
      return offered.expression();
    }
    return offered;
  }

  private Candidates test() {
    List<Lexeme> words = place.declaration();
    if (place.depth() == 0) {
      return place.previousIs("for") ? offered.vectors() : offered.keywords("for");
    }
    if (place.previousIs(":")) {
      return offered.keywords("true", "false", "null");
    }
    if (place.depth() == 1) {
      return place.atStatementStart()
          ? offered.events().keywords("expect")
          : offered.keywords("not");
    }
    List<Lexeme> head = place.blockHead();
    boolean name = place.atStatementStart() || place.previousIs(",");
    if (!name || head.isEmpty()) {
      return offered;
    }
    int vector = indexOf(words, "for") + 1;
    return head.get(0).is("expect")
        ? offered.members(offered.source(word(words, vector), version(words, vector + 1)))
        : offered.members(Surroundings.unquoted(head.get(0).text()));
  }

  /** What can follow the dot after these names. */
  private Candidates member(List<String> path) {
    if (path.isEmpty()) {
      return offered;
    }
    String first = path.get(0);
    String beginning = String.join(".", path) + ".";
    if (place.head().equals("vector") && place.depth() > 0) {
      Optional<String> used = Optional.ofNullable(aliases().get(first));
      if (used.isPresent() || !offered.hasBeginning(trigger("on"), first)) {
        return offered.members(used.orElseGet(() -> offered.group(first, Optional.empty())));
      }
      return offered.members(trigger("on"), beginning);
    }
    List<Lexeme> words = place.declaration();
    return switch (place.head()) {
      case "vector" -> offered.members(trigger("on"), beginning);
      case "features" -> offered.members(trigger("from"), beginning);
      case "stream" -> joined(words, first, beginning);
      default -> offered;
    };
  }

  /** The fields of a stream that is joined in the stream being written. */
  private Candidates joined(List<Lexeme> words, String alias, String beginning) {
    offered.members(word(words, 1), beginning);
    offered.members(offered.source(word(words, 3), version(words, 4)), beginning);
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).is("join")) {
        String name = word(words, i + 1);
        int behind = version(words, i + 2).isPresent() ? i + 3 : i + 2;
        String called =
            behind + 1 < words.size() && words.get(behind).is("as")
                ? word(words, behind + 1)
                : name;
        if (called.equals(alias)) {
          String rest = beginning.substring(alias.length() + 1);
          offered.members(offered.source(name, version(words, i + 2)), rest);
        }
      }
    }
    return offered;
  }

  /** The groups that the vector uses under names of its own, by these names. */
  private Map<String, String> aliases() {
    List<Lexeme> words = new ArrayList<>(place.declaration());
    words.addAll(place.rest());
    Map<String, String> aliases = new LinkedHashMap<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).is("use") && words.get(i + 1).kind() == Lexeme.Kind.WORD) {
        String group = offered.group(word(words, i + 1), version(words, i + 2));
        String alias = word(words, i + 1);
        for (int j = i + 2;
            j + 1 < words.size() && !words.get(j).is("use") && !words.get(j).is("}");
            j++) {
          if (words.get(j).is("as")) {
            alias = word(words, j + 1);
            break;
          }
          if (words.get(j).is("=")) {
            break;
          }
        }
        aliases.putIfAbsent(alias, group);
      }
    }
    return aliases;
  }

  /** The title of what the declaration takes its events from, by the word before it. */
  private String trigger(String word) {
    List<Lexeme> words = new ArrayList<>(place.declaration());
    words.addAll(place.rest());
    return source(words, word).orElse("");
  }

  private Optional<String> source(List<Lexeme> words, String word) {
    int at = indexOf(words, word);
    return at < 0 || at + 1 >= words.size()
        ? Optional.empty()
        : Optional.of(offered.source(word(words, at + 1), version(words, at + 2)));
  }

  /** The title of the declaration itself. */
  private String ownTitle() {
    List<Lexeme> words = place.declaration();
    return word(words, 1) + version(words, 2).map(version -> " " + version).orElse("");
  }

  private static int indexOf(List<Lexeme> words, String word) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }

  private static String clause(List<Lexeme> words) {
    String last = "";
    for (Lexeme word : words) {
      if (CLAUSES.stream().anyMatch(word::is)) {
        last = word.text();
      }
    }
    return last;
  }

  private static String word(List<Lexeme> words, int index) {
    return index < words.size() ? Surroundings.unquoted(words.get(index).text()) : "";
  }

  private static Optional<String> version(List<Lexeme> words, int index) {
    return Optional.of(word(words, index)).filter(text -> text.matches("v[0-9]+"));
  }
}
